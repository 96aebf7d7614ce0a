package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Media.Type;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.Draft;

/** Writes files (Meta 1.9). Whether a file behind a link is of a good size and kind, only Meta sees. */
final class MediaWriter {
    private static final int CAPTION = 1_024;
    private static final int FILENAME = 240;
    private static final int LINK = 2_048;

    private MediaWriter() {}

    /** Adds a file, or returns why it cannot be sent. */
    static @Nullable Draft add(ObjectNode body, Content.Media media) {
        boolean captioned = isHeader(media.type());
        String caption = captioned ? media.caption() : null;
        if (!captioned && media.caption() != null && !media.caption().isEmpty()) {
            return Limits.invalid("caption", "A file of kind " + media.kind() + " has no caption.");
        }
        Draft problem = Limits.first(file(body, media), Limits.optional("caption", caption, CAPTION));
        ObjectNode file = (ObjectNode) body.path(wireType(media.type()));
        if (caption != null && !caption.isEmpty()) {
            file.put("caption", caption);
        }
        if (media.type() == Type.VOICE) {
            file.put("voice", true);
        }
        return problem;
    }

    /** Whether files of a kind may stand in a header; the same ones that have captions. */
    static boolean isHeader(Type type) {
        return type == Type.IMAGE || type == Type.VIDEO || type == Type.DOCUMENT;
    }

    /** Adds a kind and where its file is, or returns why it cannot be sent. */
    static @Nullable Draft file(ObjectNode to, Content.Media media) {
        String type = wireType(media.type());
        ObjectNode file = to.put("type", type).putObject(type);
        MediaRef ref = media.ref();
        file.put(ref.id() != null ? "id" : "link", ref.id() != null ? ref.id() : ref.link());
        String filename = media.type() == Type.DOCUMENT ? media.filename() : null;
        if (filename != null && !filename.isEmpty()) {
            file.put("filename", filename);
        }
        return ref.link() != null && !ref.link().matches("https://[^\\s]{1," + LINK + "}")
                ? MessageWriter.refused(RejectReason.MEDIA, "link", "The file's link is no https address.")
                : Limits.optional("filename", filename, FILENAME);
    }

    private static String wireType(Type type) {
        return switch (type) {
            case IMAGE -> "image";
            case VIDEO -> "video";
            case AUDIO, VOICE -> "audio";
            case DOCUMENT -> "document";
            case STICKER -> "sticker";
        };
    }
}
