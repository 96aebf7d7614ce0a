package org.whatsapprouting.provider.twilio.internal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Media.Type;
import org.whatsapprouting.api.message.MediaRef;

/** Tells what sort of file something is. Contacts come as files too, in vCard form (Twilio 1.4). */
final class MediaTypes {
    private MediaTypes() {}

    /**
     * @param mimeType as Twilio says, or null
     * @param messageType as Twilio says, which it often does not; or null
     */
    static Content media(
            String link, @Nullable String mimeType, @Nullable String messageType, @Nullable String caption) {
        Type type =
                type(mimeType == null ? "" : mimeType.toLowerCase(Locale.ROOT), messageType == null ? "" : messageType);
        return new Content.Media(type, new MediaRef(null, link, mimeType, null), caption, null);
    }

    private static Type type(String mimeType, String messageType) {
        return switch (messageType) {
            case "image" -> Type.IMAGE;
            case "video" -> Type.VIDEO;
            case "voice" -> Type.VOICE;
            case "audio" -> isVoice(mimeType) ? Type.VOICE : Type.AUDIO;
            case "document", "contacts" -> Type.DOCUMENT;
            case "sticker" -> Type.STICKER;
            default -> byMimeType(mimeType);
        };
    }

    private static Type byMimeType(String mimeType) {
        if (mimeType.startsWith("image/webp")) {
            return Type.STICKER;
        }
        if (mimeType.startsWith("image/")) {
            return Type.IMAGE;
        }
        if (mimeType.startsWith("video/")) {
            return Type.VIDEO;
        }
        if (mimeType.startsWith("audio/")) {
            return isVoice(mimeType) ? Type.VOICE : Type.AUDIO;
        }
        return Type.DOCUMENT;
    }

    private static boolean isVoice(String mimeType) {
        return mimeType.startsWith("audio/ogg");
    }
}
