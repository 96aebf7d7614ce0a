package org.whatsapprouting.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of a form as the first version of Kaleyra's API documents it, within WhatsApp's limits (Kaleyra 1.2, 1.6). */
final class KaleyraForm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_CAPTION = 1_024;

    private KaleyraForm() {}

    static boolean isGood(Map<String, String> form) {
        String type = form.getOrDefault("type", "");
        if ((form.containsKey("caption") && (!type.equals("media") || !isText(form.get("caption"), MAX_CAPTION)))
                || !form.getOrDefault("preview_url", "true").matches("true|false")
                || !form.getOrDefault("source", "sandbox").equals("sandbox")
                || !isLink(form.getOrDefault("callback_url", "https://"))) {
            return false;
        }
        return switch (type) {
            case "text" -> isText(form.get("body"), MAX_TEXT);
            case "media" -> isLink(form.get("media_url"));
            case "template" -> isTemplate(form);
            case "mediatemplate" ->
                isTemplate(form)
                        && form.keySet().stream().anyMatch(field -> field.matches("media_url|param_.*|payload[1-3]"));
            case "interactive" -> isQuestion(form);
            default -> false;
        };
    }

    private static boolean isText(@Nullable String text, int longest) {
        return text != null && !text.isEmpty() && text.length() <= longest;
    }

    private static boolean isLink(@Nullable String link) {
        return link != null && link.startsWith("https://");
    }

    private static boolean isTemplate(Map<String, String> form) {
        String params = form.get("params");
        return form.getOrDefault("template_name", "").matches("[a-z0-9_]{1,512}")
                && form.getOrDefault("lang_code", "").matches("[a-z]{2,3}(_[A-Za-z]{2,4})?")
                && (params == null || params.matches("\"[^\"\\r\\n]*\"(,\"[^\"\\r\\n]*\")*"))
                && (!form.containsKey("media_url") || isLink(form.get("media_url")));
    }

    /** Puts together what WhatsApp gets of it. */
    private static boolean isQuestion(Map<String, String> form) {
        ObjectNode interactive = JSON.createObjectNode();
        JsonNode action = read(form.getOrDefault("action", ""));
        interactive.put("type", action.has("buttons") ? "button" : "list").set("action", action);
        interactive.putObject("body").put("text", form.getOrDefault("body", ""));
        if (form.containsKey("footer")) {
            interactive.putObject("footer").put("text", form.get("footer"));
        }
        if (form.containsKey("header")) {
            interactive.set("header", read(form.getOrDefault("header", "")));
        }
        return MetaInteractive.fault(interactive) == null;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException unreadable) {
            return JSON.missingNode();
        }
    }
}
