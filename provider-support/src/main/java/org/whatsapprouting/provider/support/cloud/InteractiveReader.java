package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.StrictJson;

/** Reads answers to buttons, lists and forms of ours. */
public final class InteractiveReader {
    private InteractiveReader() {}

    static @Nullable Content read(JsonNode interactive, JsonNode message) {
        String type = JsonFields.id(interactive, "type");
        if (type == null) {
            return null;
        }
        JsonNode answer = interactive.path(type);
        Content content = switch (type) {
            case "button_reply" -> buttonReply(answer);
            case "list_reply" -> listReply(answer);
            case "nfm_reply" -> flowReply(answer);
            default -> null;
        };
        return content == null ? ContentReader.unknown("interactive." + type, message) : content;
    }

    private static @Nullable Content buttonReply(JsonNode answer) {
        String id = JsonFields.text(answer, "id");
        String title = JsonFields.text(answer, "title");
        return id == null ? null : new Content.ButtonReply(id, title == null ? "" : title);
    }

    private static @Nullable Content listReply(JsonNode answer) {
        String id = JsonFields.text(answer, "id");
        String title = JsonFields.text(answer, "title");
        return id == null
                ? null
                : new Content.ListReply(id, title == null ? "" : title, JsonFields.id(answer, "description"));
    }

    /**
     * Reads the answers to a form; null without any. They are documented as JSON in a text; where they come as JSON itself, they
     * are put in a text.
     *
     * @param answer an {@code nfm_reply}
     */
    public static @Nullable Content flowReply(JsonNode answer) {
        JsonNode response = answer.path("response_json");
        if (response.isMissingNode() || response.isNull()) {
            return null;
        }
        String json = JsonFields.text(answer, "response_json");
        String name = JsonFields.id(answer, "name");
        return new Content.FlowReply(
                name == null ? "flow" : name,
                JsonFields.id(answer, "body"),
                json == null ? StrictJson.write(response) : json);
    }
}
