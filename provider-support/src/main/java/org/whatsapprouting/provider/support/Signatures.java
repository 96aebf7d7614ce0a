package org.whatsapprouting.provider.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.whatsapprouting.api.host.Secret;

/** Digests and single signatures; for many with one key see {@link Hmac}. Comparisons take the same time wherever the difference is. */
public final class Signatures {
    private Signatures() {}

    /** Returns the 32 bytes of the HMAC-SHA256 of a message; the key is the secret's text in UTF-8. */
    public static byte[] hmacSha256(Secret key, byte[] message) {
        return new Hmac().sign(key, message);
    }

    /**
     * Returns whether a text is the HMAC-SHA256 of a message in hexadecimal.
     *
     * @param presented 64 hexadecimal digits of any case; anything else does not match
     */
    public static boolean isHmacSha256(String presented, Secret key, byte[] message) {
        return new Hmac().fits(presented, 0, key, message);
    }

    /** Returns whether a presented text is the secret. */
    public static boolean isSecret(String presented, Secret secret) {
        return MessageDigest.isEqual(
                presented.getBytes(StandardCharsets.UTF_8), secret.reveal().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the SHA-256 of a text in UTF-8 as 64 lower-case hexadecimal digits. */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has SHA-256, but this one does not.", missing);
        }
    }
}
