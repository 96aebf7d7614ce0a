package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.provider.support.JsonFields;

/**
 * Reads files. Sinch gives an address and no media type, so the sort of file is told by the ending of its name. Whether
 * the address may be asked is decided where it is asked.
 */
final class MediaReader {
    private static final int MAX_ADDRESS = 2_048;

    private MediaReader() {}

    static @Nullable Media read(JsonNode payload) {
        URI address = address(JsonFields.id(payload, "url"));
        if (address == null) {
            return null;
        }
        String filename = JsonFields.id(payload, "filename_override");
        String path = address.getPath();
        Media.Type type = type(filename != null ? filename : path == null ? "" : path);
        var ref = new MediaRef(null, address.toString(), null, null);
        return new Media(type, ref, JsonFields.id(payload, "caption"), filename);
    }

    private static @Nullable URI address(@Nullable String text) {
        if (text == null || text.length() > MAX_ADDRESS) {
            return null;
        }
        try {
            var address = new URI(text);
            boolean usable = "https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getRawUserInfo() == null;
            return usable ? address : null;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    private static Media.Type type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "jpg", "jpeg", "png" -> Media.Type.IMAGE;
            case "mp4", "3gp", "3gpp" -> Media.Type.VIDEO;
            case "mp3", "mpeg", "mpga", "aac", "amr", "m4a", "ogg", "oga", "opus" -> Media.Type.AUDIO;
            case "webp" -> Media.Type.STICKER;
            default -> Media.Type.DOCUMENT;
        };
    }
}
