package org.whatsapprouting.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The WhatsApp templates of a project, as Sinch's Provisioning API lists them: in pages of two, whatever is asked for. */
final class SinchTemplates {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[0-9]+}}");
    private static final int PAGE = 2;
    private static final int MOST = 1_000;

    private final List<ObjectNode> templates = new ArrayList<>();

    SinchTemplates() {
        add("new_offer", "EN", "Only today, {{1}}!").putObject("changes").put("status", "IN_PROGRESS");
        add("old_news", "EN_US", "Hello {{1}}, here is what is old.").put("state", "REJECTED");
        add("order_choice", "PT_BR", "Ol\u00e1 {{1}}, {{2}} ou {{3}}?", "QUICK_REPLY", "QUICK_REPLY")
                .put("state", "APPROVED");
        add("order_update", "EN_US", "Hello {{1}}, your order has news.").put("state", "APPROVED");
        add("order_track", "DE", "Unterwegs.", "PHONE_NUMBER", "URL", "COPY_CODE")
                .put("state", "PAUSED");
    }

    FakeAnswer page(FakeRequest request) {
        String size = request.query().getOrDefault("pageSize", "50");
        String token = request.query().getOrDefault("pageToken", "p0");
        boolean good = size.matches("[0-9]{1,4}")
                && Integer.parseInt(size) >= 1
                && Integer.parseInt(size) <= MOST
                && token.matches("p[0-9]");
        if (!good) {
            return FakeAnswer.raw(
                    400, "{\"errorCode\":\"BAD_REQUEST\",\"message\":\"Bad request\",\"resolution\":\"\"}");
        }
        int from = Integer.parseInt(token.substring(1));
        ObjectNode page =
                JSON.createObjectNode().put("totalSize", templates.size()).put("pageSize", PAGE);
        ArrayNode listed = page.putArray("templates");
        templates.stream().skip(from).limit(PAGE).forEach(listed::add);
        if (from + PAGE < templates.size()) {
            page.put("nextPageToken", "p" + (from + PAGE));
        }
        return FakeAnswer.raw(200, page.toString());
    }

    /** Returns what is wrong with the values for a template; null if nothing is, or it is not one of these. */
    @Nullable
    String fault(JsonNode sent) {
        JsonNode parameters = sent.path("parameters");
        for (ObjectNode template : templates) {
            if (template.path("name").asText().equals(sent.path("template_id").asText())
                    && template.path("language")
                            .asText()
                            .equalsIgnoreCase(sent.path("language_code").asText())) {
                return fault(template.path("details").path("components"), parameters);
            }
        }
        return null;
    }

    private static @Nullable String fault(JsonNode components, JsonNode parameters) {
        Matcher placeholder =
                PLACEHOLDER.matcher(components.path(0).path("text").asText());
        int count = (int) placeholder.results().count();
        long given = parameters
                .propertyStream()
                .filter(parameter -> parameter.getKey().startsWith("body["))
                .count();
        if (given != count) {
            return "template has " + count + " body parameters";
        }
        JsonNode buttons = components.path(1).path("buttons");
        for (int i = 0; i < buttons.size(); i++) {
            boolean reply = buttons.path(i).path("type").asText().equals("QUICK_REPLY");
            if (reply != parameters.has("button[" + i + "]quick_reply[1]payload")) {
                return "button " + i + " needs a payload, or takes none";
            }
        }
        return null;
    }

    private ObjectNode add(String name, String language, String body, String... buttons) {
        ObjectNode template = JSON.createObjectNode().put("name", name).put("language", language);
        template.put("category", "UTILITY");
        ArrayNode components = template.putObject("details").putArray("components");
        components.addObject().put("type", "BODY").put("text", body);
        if (buttons.length > 0) {
            ArrayNode all = components.addObject().put("type", "BUTTONS").putArray("buttons");
            for (String type : buttons) {
                ObjectNode button = all.addObject().put("type", type).put("text", "Press");
                if (type.equals("URL")) {
                    button.put("url", "https://shop.example/{{1}}");
                }
            }
        }
        templates.add(template);
        return template;
    }
}
