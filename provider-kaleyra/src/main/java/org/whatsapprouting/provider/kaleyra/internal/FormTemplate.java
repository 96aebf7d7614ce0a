package org.whatsapprouting.provider.kaleyra.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.message.Content.Template.Button;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.Draft;

/** Writes templates as the first version takes them (Kaleyra 1.2). */
final class FormTemplate {
    private static final int MOST_PAYLOADS = 3;

    private FormTemplate() {}

    /** Adds a template, or returns why it cannot be sent. */
    static @Nullable Draft add(Map<String, String> form, Content.Template content) {
        if (!content.template().name().matches("[a-z0-9_]{1,512}")) {
            return FormWriter.refused(
                    RejectReason.TEMPLATE,
                    "template-name",
                    "A WhatsApp template's name has lower-case letters, digits and underscores only.");
        }
        List<String> values = content.body();
        if (values.stream().anyMatch(value -> value.matches("(?s).*[\"\\r\\n].*"))) {
            return FormWriter.refused(
                    RejectReason.TEMPLATE,
                    "template-value",
                    "A value with a quotation mark or a line break cannot be sent: how Kaleyra would read it is not"
                            + " documented.");
        }
        form.put("template_name", content.template().name());
        form.put("lang_code", content.template().language());
        if (!values.isEmpty()) {
            form.put("params", values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(",")));
        }
        Draft problem = content.header() == null ? null : header(form, content.header());
        if (problem == null) {
            problem = button(form, content.buttons());
        }
        boolean plain = form.keySet().stream().noneMatch(field -> field.matches("media_url|param_.*|payload[1-3]"));
        form.put("type", plain ? "template" : "mediatemplate");
        return problem;
    }

    private static @Nullable Draft header(Map<String, String> form, Content header) {
        if (header instanceof Content.Text text) {
            form.put("param_header", text.body());
            return null;
        }
        if (header instanceof Media media && isHeader(media.type())) {
            String link = FirstContent.link(media.ref().link());
            if (link == null) {
                return FormWriter.noLink();
            }
            form.put("media_url", link);
            return null;
        }
        return FormWriter.refused(
                RejectReason.UNSUPPORTED_CONTENT,
                "template-header",
                "A template's header is a text, an image, a video or a document; this one is " + header.kind() + ".");
    }

    static boolean isHeader(Media.Type type) {
        return type == Media.Type.IMAGE || type == Media.Type.VIDEO || type == Media.Type.DOCUMENT;
    }

    /** There is room for the ending of one address, or for the payloads of three quick replies. */
    private static @Nullable Draft button(Map<String, String> form, List<Button> buttons) {
        for (Button button : buttons) {
            String field = field(button);
            if (field == null || form.put(field, button.value()) != null) {
                return FormWriter.refused(
                        RejectReason.UNSUPPORTED_CONTENT,
                        "template-buttons",
                        "The first version of Kaleyra's API takes the ending of one address, or the payloads of the first"
                                + " three quick replies.");
            }
        }
        return null;
    }

    private static @Nullable String field(Button button) {
        return switch (button.kind()) {
            case URL -> "param_url";
            case PAYLOAD -> button.index() < MOST_PAYLOADS ? "payload" + (button.index() + 1) : null;
            case CODE, FLOW -> null;
        };
    }
}
