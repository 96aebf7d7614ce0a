package org.whatsapprouting.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Meta demands of interactive messages, cards, places and reactions (Meta 1.9). Each check returns a fault or null. */
final class MetaInteractive {
    private static final int BODY = 1_024;
    private static final int LINE = 60;
    private static final int MOST_CARDS = 257;
    /** Interactive messages that may have a file above. */
    private static final Set<String> FILES = Set.of("button", "cta_url", "flow");
    /** Those that may have a line above and below. */
    private static final Set<String> LINES = Set.of("list", "product_list");

    private MetaInteractive() {}

    static @Nullable FakeAnswer fault(JsonNode interactive) {
        JsonNode action = interactive.path("action");
        String type = interactive.path("type").asText();
        JsonNode text = interactive.path("body").path("text");
        boolean textless = type.equals("product") && text.isMissingNode();
        if (!textless && !isText(text, type.equals("list") ? 4_096 : BODY)) {
            return bad("body");
        }
        FakeAnswer frame = frame(interactive, type);
        if (frame != null) {
            return frame;
        }
        boolean good = switch (type) {
            case "button" -> buttons(action.path("buttons"));
            case "list" -> isText(action.path("button"), 20) && rows(action.path("sections"));
            case "cta_url" ->
                isNamed(action, "cta_url")
                        && isText(action.path("parameters").path("display_text"), 20)
                        && action.path("parameters").path("url").asText().matches("https?://\\S+");
            case "location_request_message" -> isNamed(action, "send_location");
            case "request_contact_info" -> isNamed(action, "request_contact_info");
            case "address_message" ->
                isNamed(action, "address_message")
                        && Set.of("IN", "SG")
                                .contains(action.path("parameters")
                                        .path("country")
                                        .asText());
            case "flow" -> isNamed(action, "flow") && flow(action.path("parameters"));
            case "product" ->
                isText(action.path("catalog_id"), BODY) && isText(action.path("product_retailer_id"), BODY);
            case "product_list" ->
                interactive.has("header")
                        && isText(action.path("catalog_id"), BODY)
                        && products(action.path("sections"));
            case "catalog_message" -> isNamed(action, "catalog_message");
            default -> false;
        };
        return good ? null : bad("interactive " + type);
    }

    /** Header and footer; where a file may stand above, and where nothing but text, or nothing at all. */
    private static @Nullable FakeAnswer frame(JsonNode interactive, String type) {
        JsonNode header = interactive.path("header");
        JsonNode footer = interactive.path("footer");
        String kind = header.path("type").asText();
        boolean lines = LINES.contains(type);
        boolean files = FILES.contains(type);
        if (interactive.has("footer") && !(isText(footer.path("text"), LINE) && (lines || files))) {
            return bad("footer");
        }
        if (interactive.has("header")) {
            boolean line = kind.equals("text") && isText(header.path("text"), LINE);
            boolean file = files && Set.of("image", "video", "document").contains(kind);
            if (!(line && (lines || files)) && !file) {
                return bad("header");
            }
            FakeAnswer fault = file ? MetaRequest.sourceFault(kind, header.path(kind), "") : null;
            if (fault == null) {
                fault = MetaRequest.keyFault("header", header, "type", kind);
            }
            if (fault != null) {
                return fault;
            }
        }
        return MetaRequest.keyFault("interactive", interactive, "type", "header", "body", "footer", "action");
    }

    static @Nullable FakeAnswer cardFault(JsonNode cards) {
        if (cards.size() > MOST_CARDS) {
            return bad("contacts: too many");
        }
        for (JsonNode card : cards) {
            JsonNode name = card.path("name");
            if (!isText(name.path("formatted_name"), BODY) || name.size() < 2) {
                return bad("contacts name");
            }
        }
        return cards.isArray() ? null : bad("contacts");
    }

    static @Nullable FakeAnswer placeFault(JsonNode place) {
        boolean good = Math.abs(place.path("latitude").asDouble(999)) <= 90
                && Math.abs(place.path("longitude").asDouble(999)) <= 180;
        return good ? null : bad("location");
    }

    static @Nullable FakeAnswer reactionFault(JsonNode reaction) {
        boolean good = isText(reaction.path("message_id"), BODY)
                && reaction.path("emoji").isTextual();
        return good ? null : bad("reaction");
    }

    private static boolean buttons(JsonNode buttons) {
        Set<String> titles = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode button : buttons) {
            JsonNode reply = button.path("reply");
            boolean good = button.path("type").asText().equals("reply")
                    && isText(reply.path("id"), 256)
                    && isText(reply.path("title"), 20)
                    && ids.add(reply.path("id").asText())
                    && titles.add(reply.path("title").asText());
            if (!good) {
                return false;
            }
        }
        return buttons.size() >= 1 && buttons.size() <= 3;
    }

    private static boolean rows(JsonNode sections) {
        int count = 0;
        Set<String> ids = new HashSet<>();
        for (JsonNode section : sections) {
            if (sections.size() > 1 && !isText(section.path("title"), 24)) {
                return false;
            }
            for (JsonNode row : section.path("rows")) {
                boolean good = isText(row.path("id"), 200)
                        && isText(row.path("title"), 24)
                        && row.path("description").asText().length() <= 72
                        && ids.add(row.path("id").asText());
                if (!good) {
                    return false;
                }
                count++;
            }
        }
        return sections.size() <= 10 && count >= 1 && count <= 10;
    }

    private static boolean products(JsonNode sections) {
        int count = 0;
        for (JsonNode section : sections) {
            if (sections.size() > 1 && !isText(section.path("title"), 24)) {
                return false;
            }
            for (JsonNode product : section.path("product_items")) {
                if (!isText(product.path("product_retailer_id"), BODY)) {
                    return false;
                }
                count++;
            }
        }
        return sections.size() <= 10 && count >= 1 && count <= 30;
    }

    private static boolean flow(JsonNode parameters) {
        String action = parameters.path("flow_action").asText();
        return parameters.path("flow_message_version").asText().equals("3")
                && isText(parameters.path("flow_id"), BODY)
                && isText(parameters.path("flow_cta"), 30)
                && isText(parameters.path("flow_token"), BODY)
                && (action.equals("data_exchange")
                        || (action.equals("navigate")
                                && isText(parameters.path("flow_action_payload").path("screen"), BODY)));
    }

    private static boolean isNamed(JsonNode action, String name) {
        return action.path("name").asText().equals(name);
    }

    private static boolean isText(JsonNode text, int longest) {
        return text.isTextual() && !text.asText().isBlank() && text.asText().length() <= longest;
    }

    private static FakeAnswer bad(String what) {
        return MetaRequest.invalid(131_009, "(#131009) Parameter value is not valid: " + what);
    }
}
