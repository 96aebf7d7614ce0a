package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Template.Button;
import org.whatsapprouting.provider.support.JsonFields;

/** Reads what a message has to give for a template's header and buttons (Meta 1.9). */
final class TemplateParts {
    private TemplateParts() {}

    /** Returns the kind of the header's value, or null if it takes none. */
    static @Nullable String header(JsonNode template) {
        for (JsonNode component : components(template, "HEADER")) {
            String format = upper(component, "format");
            return switch (format) {
                case "IMAGE", "VIDEO", "DOCUMENT", "LOCATION" -> format.toLowerCase(Locale.ROOT);
                default -> hasPlaceholder(component, "text") ? "text" : null;
            };
        }
        return null;
    }

    /** Returns the buttons that take a value, by position. */
    static Map<Integer, Button.Kind> buttons(JsonNode template) {
        Map<Integer, Button.Kind> kinds = new TreeMap<>();
        for (JsonNode component : components(template, "BUTTONS")) {
            List<JsonNode> buttons = JsonFields.list(component, "buttons");
            for (int i = 0; i < buttons.size(); i++) {
                Button.Kind kind = kind(buttons.get(i));
                if (kind != null) {
                    kinds.put(i, kind);
                }
            }
        }
        return kinds;
    }

    private static Button.@Nullable Kind kind(JsonNode button) {
        return switch (upper(button, "type")) {
            case "URL" -> hasPlaceholder(button, "url") ? Button.Kind.URL : null;
            case "QUICK_REPLY" -> Button.Kind.PAYLOAD;
            case "COPY_CODE" -> Button.Kind.CODE;
            case "FLOW" -> Button.Kind.FLOW;
            default -> null;
        };
    }

    private static boolean hasPlaceholder(JsonNode part, String field) {
        return !TemplateReader.placeholders(JsonFields.text(part, field)).isEmpty();
    }

    private static List<JsonNode> components(JsonNode template, String type) {
        return JsonFields.list(template, "components").stream()
                .filter(component -> upper(component, "type").equals(type))
                .toList();
    }

    private static String upper(JsonNode node, String field) {
        String text = JsonFields.text(node, field);
        return text == null ? "" : text.toUpperCase(Locale.ROOT);
    }
}
