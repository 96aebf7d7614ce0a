package org.whatsapprouting.testkit.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Twilio's Content API: a few templates, and questions that are made on the fly (Twilio 1.3). */
final class TwilioContents {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Small, so that whoever reads the list has to turn pages. */
    private static final int PAGE = 2;

    private static final int MAX_BUTTONS = 3;
    private static final int MAX_ITEMS = 10;

    private final List<ObjectNode> contents = new ArrayList<>();
    private final int first;

    TwilioContents() {
        template("greeting", "en", "pending", "Hello {{name}}, this is {{company}}.");
        template("order_update", "de", "approved", "Ihre Bestellung {{1}} ist unterwegs.");
        template("old_offer", "en_US", "paused", "Only today, {{1}}!");
        template("order_update", "en_US", "approved", "Your order {{1}} is on its way.");
        first = contents.size();
    }

    synchronized int made() {
        return contents.size() - first;
    }

    /** Returns a content, or null if there is none with this id. */
    synchronized @Nullable JsonNode of(String sid) {
        return contents.stream()
                .filter(content -> content.path("sid").asText().equals(sid))
                .findFirst()
                .orElse(null);
    }

    synchronized FakeAnswer answer(FakeRequest request) {
        if (request.method().equals("GET") && request.path().equals("/v1/ContentAndApprovals")) {
            return page(request);
        }
        if (request.method().equals("POST") && request.path().equals("/v1/Content")) {
            return create(request);
        }
        return TwilioAnswers.error(404, 20_404, "The requested resource was not found");
    }

    private FakeAnswer page(FakeRequest request) {
        int number = Integer.parseInt(request.query().getOrDefault("Page", "0"));
        String address = request.server() + "/v1/ContentAndApprovals?PageSize=" + PAGE + "&Page=";
        ObjectNode page = JSON.createObjectNode();
        contents.stream().skip((long) number * PAGE).limit(PAGE).forEach(page.putArray("contents")::add);
        ObjectNode meta = page.putObject("meta")
                .put("page", number)
                .put("page_size", PAGE)
                .put("key", "contents");
        boolean last = (number + 1) * PAGE >= contents.size();
        meta.put("next_page_url", last ? null : address + (number + 1) + "&PageToken=DNHX" + number);
        return FakeAnswer.raw(200, page.toString());
    }

    private FakeAnswer create(FakeRequest request) {
        JsonNode asked;
        try {
            asked = JSON.readTree(request.body());
        } catch (JsonProcessingException unreadable) {
            asked = JSON.missingNode();
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed.", impossible);
        }
        if (!request.isOfType("application/json")
                || asked.path("friendly_name").asText().isEmpty()
                || asked.path("language").asText().isEmpty()
                || !asked.path("variables").valueStream().allMatch(JsonNode::isTextual)
                || !isQuestion(asked.path("types"))) {
            return TwilioAnswers.error(400, 20_422, "Invalid Parameter");
        }
        ObjectNode made =
                add(asked.path("friendly_name").asText(), asked.path("language").asText());
        made.set("variables", asked.path("variables"));
        made.set("types", asked.path("types"));
        return FakeAnswer.raw(201, made.toString());
    }

    private static boolean isQuestion(JsonNode types) {
        JsonNode buttons = types.path("twilio/quick-reply");
        JsonNode list = types.path("twilio/list-picker");
        if (types.size() != 1) {
            return false;
        }
        return buttons.isObject()
                ? isText(buttons, "body", 1_024)
                        && isWithin(buttons.path("actions"), MAX_BUTTONS)
                        && buttons.path("actions")
                                .valueStream()
                                .allMatch(action -> isText(action, "title", 20)
                                        && isText(action, "id", 200)
                                        && action.path("type").asText().equals("QUICK_REPLY"))
                : isText(list, "body", 1_024)
                        && isText(list, "button", 20)
                        && isWithin(list.path("items"), MAX_ITEMS)
                        && list.path("items")
                                .valueStream()
                                .allMatch(item -> isText(item, "item", 24)
                                        && isText(item, "id", 200)
                                        && item.path("description").asText().length() <= 72);
    }

    private static boolean isWithin(JsonNode array, int most) {
        return array.isArray() && !array.isEmpty() && array.size() <= most;
    }

    private static boolean isText(JsonNode parent, String name, int longest) {
        JsonNode text = parent.path(name);
        return text.isTextual() && !text.asText().isBlank() && text.asText().length() <= longest;
    }

    private void template(String name, String language, String status, String body) {
        ObjectNode content = add(name, language);
        content.putObject("types").putObject("twilio/text").put("body", body);
        content.putObject("approval_requests")
                .setAll(Map.of(
                        "name", content.textNode(name),
                        "category", content.textNode("UTILITY"),
                        "status", content.textNode(status)));
    }

    private ObjectNode add(String name, String language) {
        ObjectNode content = JSON.createObjectNode();
        content.put("sid", String.format(Locale.ROOT, "HX%032x", contents.size() + 1));
        content.put("friendly_name", name).put("language", language);
        contents.add(content);
        return content;
    }
}
