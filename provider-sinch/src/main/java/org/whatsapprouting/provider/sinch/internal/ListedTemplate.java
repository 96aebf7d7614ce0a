package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Template.Button;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.api.provider.TemplateInfo.Status;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.cloud.TemplateReader;

/**
 * A WhatsApp template as Sinch's Provisioning API lists it.
 *
 * @param info what hosts are told of it
 */
public record ListedTemplate(TemplateInfo info) {

    /** Reads an element of the list, or returns null if it is none that could be sent. */
    public static @Nullable ListedTemplate of(JsonNode template) {
        String name = JsonFields.id(template, "name");
        String language = JsonFields.id(template, "language");
        if (name == null || language == null) {
            return null;
        }
        JsonNode changes = template.path("changes");
        JsonNode details = template.path("details").isObject() ? template.path("details") : changes.path("details");
        String body = TemplateReader.body(details);
        var info = new TemplateInfo(
                new TemplateRef(name, spelled(language)),
                name,
                status(JsonFields.id(template, "state"), JsonFields.id(changes, "status")),
                JsonFields.id(template, "category"),
                body,
                TemplateReader.placeholders(body),
                header(details),
                buttons(details),
                JsonFields.id(template, "qualityScore"));
        return new ListedTemplate(info);
    }

    private static @Nullable String header(JsonNode details) {
        for (JsonNode component : JsonFields.list(details, "components")) {
            String format = JsonFields.id(component, "format");
            if ("HEADER".equals(JsonFields.id(component, "type")) && format != null) {
                boolean fixed = format.equals("TEXT") && !takesValue(component, "text");
                return fixed ? null : format.toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    private static Map<Integer, Button.Kind> buttons(JsonNode details) {
        Map<Integer, Button.Kind> kinds = new TreeMap<>();
        for (JsonNode component : JsonFields.list(details, "components")) {
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

    /** What a button takes, or null for nothing. */
    private static Button.@Nullable Kind kind(JsonNode button) {
        String type = JsonFields.id(button, "type");
        return switch (type == null ? "" : type) {
            case "QUICK_REPLY" -> Button.Kind.PAYLOAD;
            case "URL" -> takesValue(button, "url") ? Button.Kind.URL : null;
            case "OTP" -> Button.Kind.URL;
            case "COPY_CODE" -> Button.Kind.CODE;
            case "FLOW" -> Button.Kind.FLOW;
            default -> null;
        };
    }

    private static boolean takesValue(JsonNode parent, String name) {
        return !TemplateReader.placeholders(JsonFields.text(parent, name)).isEmpty();
    }

    /** What templates are told apart by; languages are the same in any case. */
    public static String key(TemplateRef template) {
        return template.name() + "|"
                + template.language().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The key of this one. */
    public String key() {
        return key(info.template());
    }

    /** Whether there is a value for each placeholder of the body, as far as that is known. */
    public boolean takes(Content.Template content) {
        return info.body() == null
                || info.placeholders().size() == content.body().size();
    }

    /** WhatsApp's spelling, {@code pt_BR}, of what is listed as {@code PT_BR}. */
    private static String spelled(String language) {
        int line = language.indexOf('_');
        return line < 0
                ? language.toLowerCase(Locale.ROOT)
                : language.substring(0, line).toLowerCase(Locale.ROOT)
                        + language.substring(line).toUpperCase(Locale.ROOT);
    }

    /** What was never approved has no state, but changes that wait to be. */
    private static Status status(@Nullable String state, @Nullable String change) {
        if (state == null) {
            return switch (change == null ? "" : change) {
                case "DRAFT", "IN_PROGRESS" -> Status.PENDING;
                case "REJECTED" -> Status.REJECTED;
                default -> Status.UNKNOWN;
            };
        }
        return switch (state) {
            case "APPROVED" -> Status.APPROVED;
            case "REJECTED" -> Status.REJECTED;
            case "PAUSED" -> Status.PAUSED;
            case "DISABLED" -> Status.DISABLED;
            default -> Status.UNKNOWN;
        };
    }
}
