package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.Draft;

/**
 * Writes files (Sinch 1.2). Sinch takes a public address and sees itself what sort of file is there. A media message has
 * no caption, so a file with one becomes a card.
 */
final class MediaWriter {
    private static final int MAX_CAPTION = 1_024;

    private MediaWriter() {}

    /** Adds a file, or returns why it cannot be sent. */
    static @Nullable Draft add(ObjectNode message, Media media) {
        if (media.type() == Media.Type.VOICE) {
            return MessageWriter.refused(
                    RejectReason.UNSUPPORTED_CONTENT, "voice", "Sinch cannot mark a sound as recorded in the app.");
        }
        String link = link(media);
        if (link == null) {
            return noLink();
        }
        String caption = media.caption();
        if (caption == null || caption.isEmpty()) {
            file(message, media, link);
            return null;
        }
        Draft problem = MessageWriter.textProblem(caption, MAX_CAPTION);
        if (problem != null) {
            return problem;
        }
        return switch (media.type()) {
            case IMAGE, VIDEO, DOCUMENT -> {
                file(message.putObject("card_message").put("title", caption), media, link);
                yield null;
            }
            case AUDIO, VOICE, STICKER ->
                MessageWriter.refused(
                        RejectReason.INVALID_CONTENT,
                        "caption",
                        "WhatsApp shows no caption beside content of kind " + media.kind() + ".");
        };
    }

    /** Returns the address of a file, or null if it has none that Sinch can ask. */
    static @Nullable String link(Media media) {
        String link = media.ref().link();
        return link != null && link.startsWith("https://") ? link : null;
    }

    static Draft noLink() {
        return MessageWriter.refused(
                RejectReason.UNSUPPORTED_CONTENT,
                "media-link",
                "Sinch takes files by a public https address only, not by an id.");
    }

    private static void file(ObjectNode parent, Media media, String link) {
        ObjectNode file = parent.putObject("media_message").put("url", link);
        if (media.filename() != null) {
            file.put("filename_override", media.filename());
        }
    }
}
