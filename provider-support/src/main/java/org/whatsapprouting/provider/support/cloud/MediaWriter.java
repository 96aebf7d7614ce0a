package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Media.Type;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.Draft;

/** Writes files (Meta 1.9). Whether a file is of a good size and kind, only Meta sees. */
final class MediaWriter {
    private static final int CAPTION = 1_024;
    private static final int FILENAME = 240;
    private static final int LINK = 2_048;

    private MediaWriter() {}

    /** Adds a file, or returns why it cannot be sent. */
    static @Nullable Draft add(ObjectNode body, Content.Media media) {
        boolean captioned = media.type() == Type.IMAGE || media.type() == Type.VIDEO || media.type() == Type.DOCUMENT;
        String caption = captioned ? media.caption() : null;
        String filename = media.type() == Type.DOCUMENT ? media.filename() : null;
        if (!captioned && media.caption() != null && !media.caption().isEmpty()) {
            return Limits.invalid("caption", "A file of kind " + media.kind() + " has no caption.");
        }
        MediaRef ref = media.ref();
        if (ref.link() != null && !ref.link().matches("https?://[^\\s]{1," + LINK + "}")) {
            return MessageWriter.refused(RejectReason.MEDIA, "link", "The file's link is no http or https address.");
        }
        Draft problem = Limits.first(
                Limits.optional("caption", caption, CAPTION), Limits.optional("filename", filename, FILENAME));
        if (problem != null) {
            return problem;
        }
        String type = wireType(media.type());
        ObjectNode file = body.put("type", type).putObject(type);
        file.put(ref.id() != null ? "id" : "link", ref.id() != null ? ref.id() : ref.link());
        if (caption != null && !caption.isEmpty()) {
            file.put("caption", caption);
        }
        if (filename != null && !filename.isEmpty()) {
            file.put("filename", filename);
        }
        if (media.type() == Type.VOICE) {
            file.put("voice", true);
        }
        return null;
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
