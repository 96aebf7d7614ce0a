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

    /** Adds a template, or returns why it cannot be sent. */
    static @Nullable Draft add(ObjectNode message, Content.Template content) {
        if (!content.template().name().matches("[a-z0-9_]{1,512}")) {
            return MessageWriter.refused(
                    RejectReason.TEMPLATE,
                    "template-name",
                    "A WhatsApp template's name has lower-case letters, digits and underscores only.");
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
        Draft problem = buttons(parameters, content.buttons());
        return problem != null || content.header() == null ? problem : header(parameters, content.header());
    }

    private static @Nullable Draft header(ObjectNode parameters, Content header) {
        if (header instanceof Content.Text text) {
            parameters.put("header[1]text", text.body());
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
                "A template's header is a text, an image, a video or a document; this one is " + header.kind() + ".");
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

    private static @Nullable Draft buttons(ObjectNode parameters, List<Button> buttons) {
        for (Button button : buttons) {
            String key = "button[" + button.index() + "]";
            switch (button.kind()) {
                case URL -> parameters.put(key + "url[1]text", button.value());
                case PAYLOAD -> parameters.put(key + "quick_reply[1]payload", button.value());
                case CODE, FLOW -> {
                    return MessageWriter.refused(
                            RejectReason.UNSUPPORTED_CONTENT,
                            "template-buttons",
                            "Sinch takes endings of addresses and payloads of quick replies for buttons, nothing else.");
                }
            }
        }
        return null;
    }
}
