package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Template.Button;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.Draft;

/**
 * Writes WhatsApp templates with the values of their placeholders (Sinch 1.2). A parameter's key says where it belongs;
 * buttons are counted from 0, parameters from 1.
 */
final class TemplateWriter {
    private TemplateWriter() {}

    /**
     * Adds a template, or returns why it cannot be sent.
     *
     * @param listed what is known of the template, or null
     */
    static @Nullable Draft add(ObjectNode message, Content.Template content, @Nullable ListedTemplate listed) {
        if (!content.template().name().matches("[a-z0-9_]{1,512}")) {
            return MessageWriter.refused(
                    RejectReason.TEMPLATE,
                    "template-name",
                    "A WhatsApp template's name has lower-case letters, digits and underscores only.");
        }
        if (!content.body().stream().allMatch(TemplateWriter::isValue)) {
            return MessageWriter.refused(
                    RejectReason.TEMPLATE,
                    "template-value",
                    "A value of a template is not empty and has no line break, tab or more than 4 blanks in a row.");
        }
        if (listed != null && !listed.takes(content)) {
            return MessageWriter.refused(
                    RejectReason.TEMPLATE,
                    "template-values",
                    "The template has " + listed.info().placeholders().size() + " placeholders, but "
                            + content.body().size() + " values were given.");
        }
        ObjectNode template = message.putObject("template_message")
                .putObject("channel_template")
                .putObject("WHATSAPP")
                .put("template_id", content.template().name())
                .put("language_code", content.template().language());
        ObjectNode parameters = template.putObject("parameters");
        for (int i = 0; i < content.body().size(); i++) {
            parameters.put("body[" + (i + 1) + "]text", content.body().get(i));
        }
        Draft problem = content.header() == null ? null : header(parameters, content.header());
        return problem != null ? problem : buttons(parameters, content.buttons(), listed);
    }

    private static @Nullable Draft header(ObjectNode parameters, Content header) {
        if (header instanceof Content.Text text) {
            parameters.put("header[1]text", text.body());
            return null;
        }
        if (header instanceof Content.Location place) {
            parameters.put("header[1]location.latitude", Double.toString(place.latitude()));
            parameters.put("header[1]location.longitude", Double.toString(place.longitude()));
            if (place.name() != null) {
                parameters.put("header[1]location.name", place.name());
            }
            if (place.address() != null) {
                parameters.put("header[1]location.address", place.address());
            }
            return null;
        }
        if (header instanceof Content.Media media) {
            switch (media.type()) {
                case IMAGE, VIDEO, DOCUMENT -> {
                    return file(parameters, media);
                }
                case AUDIO, VOICE, STICKER -> {
                    // Not a header anywhere at WhatsApp.
                }
            }
        }
        return MessageWriter.refused(
                RejectReason.UNSUPPORTED_CONTENT,
                "template-header",
                "A template's header is a text, an image, a video, a document or a place; this one is " + header.kind()
                        + ".");
    }

    private static @Nullable Draft file(ObjectNode parameters, Content.Media media) {
        String link = MediaWriter.link(media);
        if (link == null) {
            return MediaWriter.noLink();
        }
        String key = "header[1]" + media.type().name().toLowerCase(Locale.ROOT);
        parameters.put(key + ".link", link);
        if (media.type() == Content.Media.Type.DOCUMENT && media.filename() != null) {
            parameters.put(key + ".filename", media.filename());
        }
        return null;
    }

    /** Sinch wants to be told of each quick reply, if only that its answer brings nothing. */
    private static @Nullable Draft buttons(
            ObjectNode parameters, List<Button> buttons, @Nullable ListedTemplate listed) {
        if (listed != null) {
            listed.info().buttons().forEach((index, kind) -> {
                if (kind == Button.Kind.PAYLOAD) {
                    parameters.put("button[" + index + "]quick_reply[1]payload", "");
                }
            });
        }
        for (Button button : buttons) {
            if (button.kind() == Button.Kind.FLOW) {
                return MessageWriter.refused(
                        RejectReason.UNSUPPORTED_CONTENT,
                        "template-buttons",
                        "Sinch takes endings of addresses, payloads of quick replies and codes for buttons, nothing else.");
            }
            if (listed != null && listed.info().buttons().get(button.index()) != button.kind()) {
                return MessageWriter.refused(
                        RejectReason.TEMPLATE,
                        "template-button",
                        "Button " + button.index() + " of the template takes no value of kind " + button.kind() + ".");
            }
            parameters.put("button[" + button.index() + "]" + key(button.kind()), button.value());
        }
        return null;
    }

    private static String key(Button.Kind kind) {
        return switch (kind) {
            case URL -> "url[1]text";
            case PAYLOAD -> "quick_reply[1]payload";
            case CODE -> "copy_code[1]coupon_code";
            case FLOW -> throw new IllegalArgumentException("The value of a form's button has no key.");
        };
    }

    /** WhatsApp refuses any other (Meta 1.11). */
    private static boolean isValue(String value) {
        return !value.isBlank() && !value.matches("(?s).*([\\r\\n\\t]| {5}).*");
    }
}
