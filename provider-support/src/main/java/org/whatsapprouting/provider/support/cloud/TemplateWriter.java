package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.Draft;

/** Writes templates with the values of their placeholders (Meta 1.9). Whether the values fit, only Meta knows. */
final class TemplateWriter {
    private TemplateWriter() {}

    /** Adds a template, or returns why it cannot be sent. */
    static @Nullable Draft add(ObjectNode body, Content.Template content) {
        if (!content.template().name().matches("[a-z0-9_]{1,512}")) {
            return MessageWriter.refused(
                    RejectReason.TEMPLATE,
                    "template-name",
                    "A template's name at Meta has lower-case letters, digits and underscores only.");
        }
        if (!Stream.concat(content.body().stream(), content.buttons().stream()).allMatch(MessageWriter::whole)) {
            return MessageWriter.refused(
                    RejectReason.INVALID_CONTENT, "encoding", "A value of the template holds half of a character.");
        }
        ObjectNode template = body.put("type", "template").putObject("template");
        template.put("name", content.template().name());
        template.putObject("language").put("code", content.template().language());
        ArrayNode components = template.putArray("components");
        if (content.header() != null && !header(components, content.header())) {
            return MessageWriter.refused(
                    RejectReason.UNSUPPORTED_CONTENT,
                    "template-header",
                    "A template's header is a text, an image, a video or a document; this one is "
                            + content.header().kind() + ".");
        }
        if (!content.body().isEmpty()) {
            ArrayNode parameters = components.addObject().put("type", "body").putArray("parameters");
            content.body().forEach(value -> text(parameters, value));
        }
        buttons(components, content.buttons());
        return null;
    }

    private static boolean header(ArrayNode components, Content header) {
        ArrayNode parameters = components.addObject().put("type", "header").putArray("parameters");
        if (header instanceof Content.Text text) {
            text(parameters, text.body());
            return MessageWriter.whole(text.body());
        }
        if (header instanceof Content.Media media) {
            return switch (media.type()) {
                case IMAGE, VIDEO, DOCUMENT -> {
                    media(parameters, media);
                    yield true;
                }
                case AUDIO, VOICE, STICKER -> false;
            };
        }
        return false;
    }

    private static void media(ArrayNode parameters, Content.Media media) {
        String type = media.type().name().toLowerCase(Locale.ROOT);
        ObjectNode file = parameters.addObject().put("type", type).putObject(type);
        MediaRef ref = media.ref();
        file.put(ref.id() != null ? "id" : "link", ref.id() != null ? ref.id() : ref.link());
        if (media.filename() != null && media.type() == Content.Media.Type.DOCUMENT) {
            file.put("filename", media.filename());
        }
    }

    /** The value of a button is the ending of its address: the only kind of value that buttons need. */
    private static void buttons(ArrayNode components, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                ObjectNode button = components.addObject().put("type", "button").put("sub_type", "url");
                text(button.put("index", Integer.toString(i)).putArray("parameters"), values.get(i));
            }
        }
    }

    private static void text(ArrayNode parameters, String value) {
        parameters.addObject().put("type", "text").put("text", value);
    }
}
