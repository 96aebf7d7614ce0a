package org.whatsapprouting.provider.twilio.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Choice;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.Signatures;
import org.whatsapprouting.provider.support.StrictJson;

/**
 * Writes questions as content for Twilio's Content API, which is the only way to send buttons and lists (Twilio 1.3). The
 * text of the question is a variable, so that one content serves every question with the same choices.
 */
final class ContentWriter {
    private static final String PREFIX = "routing-";
    private static final int DIGEST = 64;
    private static final int MAX_BODY = 1_024;
    private static final int MAX_BUTTONS = 3;
    private static final int MAX_BUTTON_TITLE = 20;
    private static final int MAX_ITEMS = 10;
    private static final int MAX_ITEM_TITLE = 24;
    private static final int MAX_ITEM_DESCRIPTION = 72;
    private static final int MAX_ID = 200;

    private ContentWriter() {}

    /** Returns whether content of this name is of our making. */
    static boolean isOurs(String friendlyName) {
        return friendlyName.startsWith(PREFIX) && friendlyName.length() == PREFIX.length() + DIGEST;
    }

    /** Accepts a question, or says why Twilio would not take it. */
    static Draft checked(FormWriter form, Choice choice) {
        String fault = fault(choice);
        return fault == null
                ? new Draft.Question(form, choice)
                : Draft.refused(RejectReason.INVALID_CONTENT, "choice", fault);
    }

    private static @Nullable String fault(Choice choice) {
        boolean buttons = choice.style() == Choice.Style.BUTTONS;
        int most = buttons ? MAX_BUTTONS : MAX_ITEMS;
        int title = buttons ? MAX_BUTTON_TITLE : MAX_ITEM_TITLE;
        if (choice.body().isBlank() || choice.body().length() > MAX_BODY) {
            return "A question has 1 to " + MAX_BODY + " characters.";
        }
        if (choice.options().isEmpty() || choice.options().size() > most) {
            return "A question has 1 to " + most + " choices, but this one has "
                    + choice.options().size() + ".";
        }
        if (!buttons && (choice.label() == null || choice.label().isBlank())) {
            return "A list needs a text on the button that opens it.";
        }
        if (!choice.options().stream()
                .allMatch(option -> isWithin(option.id(), MAX_ID)
                        && isWithin(option.title(), title)
                        && (option.description() == null || option.description().length() <= MAX_ITEM_DESCRIPTION))) {
            return "A choice has an id of 1 to " + MAX_ID + " characters, a title of 1 to " + title
                    + ", and a description of at most " + MAX_ITEM_DESCRIPTION + ".";
        }
        // Twilio would take it for a variable.
        return texts(choice).allMatch(text -> MessageWriter.whole(text) && !text.contains("{{"))
                ? null
                : "A text of the question holds half of a character, or {{ in a choice.";
    }

    private static Stream<String> texts(Choice choice) {
        return Stream.concat(
                Stream.of(choice.body().replace("{{", ""), choice.label() == null ? "" : choice.label()),
                choice.options().stream()
                        .flatMap(option -> Stream.of(
                                option.id(),
                                option.title(),
                                option.description() == null ? "" : option.description())));
    }

    private static boolean isWithin(String text, int most) {
        return !text.isBlank() && text.length() <= most;
    }

    /** Returns the content; the same text for the same choices. */
    static String json(Choice choice) {
        ObjectNode types = types(choice);
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("friendly_name", PREFIX + Signatures.sha256(StrictJson.canonical(types)));
        content.put("language", "en");
        content.putObject("variables").put("1", "?");
        content.set("types", types);
        return StrictJson.write(content);
    }

    private static ObjectNode types(Choice choice) {
        ObjectNode types = JsonNodeFactory.instance.objectNode();
        if (choice.style() == Choice.Style.BUTTONS) {
            ArrayNode actions =
                    types.putObject("twilio/quick-reply").put("body", "{{1}}").putArray("actions");
            choice.options()
                    .forEach(option -> actions.addObject()
                            .put("type", "QUICK_REPLY")
                            .put("title", option.title())
                            .put("id", option.id()));
            return types;
        }
        ArrayNode items = types.putObject("twilio/list-picker")
                .put("body", "{{1}}")
                .put("button", choice.label())
                .putArray("items");
        choice.options().forEach(option -> {
            ObjectNode item = items.addObject().put("id", option.id()).put("item", option.title());
            if (option.description() != null) {
                item.put("description", option.description());
            }
        });
        return types;
    }
}
