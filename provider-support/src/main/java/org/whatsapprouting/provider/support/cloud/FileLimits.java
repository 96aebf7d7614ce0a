package org.whatsapprouting.provider.support.cloud;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.whatsapprouting.api.provider.MediaSource;

/** Which files Meta takes, and how large (Meta 1.13), so that a useless upload costs no minute. */
public final class FileLimits {
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long DOCUMENT = 100 * MIB;
    private static final Map<String, Long> LIMITS = limits();

    private FileLimits() {}

    /**
     * Checks a file by its declared type and size. Of documents only the size is checked: Meta takes more types than it
     * documents.
     *
     * @throws IOException if Meta would not take it; says why
     */
    public static void check(MediaSource file) throws IOException {
        String type = file.mimeType().replaceAll("\\s*;.*", "").toLowerCase(Locale.ROOT);
        boolean document = !type.matches("(image|audio|video)/.*");
        Long limit = document ? Long.valueOf(DOCUMENT) : LIMITS.get(type);
        if (limit == null) {
            throw new IOException("WhatsApp takes no file of this type. Of pictures, sounds and films it takes "
                    + String.join(", ", LIMITS.keySet().stream().sorted().toList()) + ".");
        }
        if (file.size() < 1 || file.size() > limit) {
            throw new IOException("A file of this type has 1 to " + limit + " bytes at WhatsApp, but this one has "
                    + file.size() + ".");
        }
    }

    private static Map<String, Long> limits() {
        Map<String, Long> limits = new HashMap<>();
        limits.put("image/jpeg", 5 * MIB);
        limits.put("image/png", 5 * MIB);
        limits.put("image/webp", 500 * KIB);
        for (String type : new String[] {
            "audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "video/mp4", "video/3gpp", "video/3gp"
        }) {
            limits.put(type, 16 * MIB);
        }
        return Map.copyOf(limits);
    }
}
