package org.whatsapprouting.provider.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.host.Secret;

/**
 * Makes and checks HMAC-SHA256 signatures, and keeps what it prepared for the last key: to look the algorithm up and to
 * take the key in costs as much as to sign a message. Another key replaces what is kept. Safe for any thread; threads that
 * come at the same time each prepare their own.
 */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int HEX_LENGTH = 64;

    private final AtomicReference<@Nullable Prepared> idle = new AtomicReference<>();

    private record Prepared(Secret key, Mac mac) {}

    /** Begins with nothing prepared. */
    public Hmac() {}

    /** Returns the 32 bytes of the signature of a message; the key is the secret's text in UTF-8. */
    public byte[] sign(Secret key, byte[] message) {
        Prepared kept = idle.getAndSet(null);
        Prepared prepared = kept != null && kept.key.equals(key) ? kept : prepare(key);
        byte[] signature = prepared.mac.doFinal(message);
        idle.set(prepared);
        return signature;
    }

    /**
     * Returns whether a text is the signature of a message in hexadecimal. The answer takes the same time wherever the
     * difference is.
     *
     * @param presented 64 hexadecimal digits of any case behind the prefix; anything else does not match
     * @param prefix how long the prefix is
     */
    public boolean fits(String presented, int prefix, Secret key, byte[] message) {
        if (presented.length() != prefix + HEX_LENGTH) {
            return false;
        }
        var claimed = new byte[HEX_LENGTH / 2];
        for (int i = 0; i < claimed.length; i++) {
            char high = presented.charAt(prefix + 2 * i);
            char low = presented.charAt(prefix + 2 * i + 1);
            if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
                return false;
            }
            claimed[i] = (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low));
        }
        return MessageDigest.isEqual(claimed, sign(key, message));
    }

    private static Prepared prepare(Secret key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return new Prepared(key, mac);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ", but this one does not.", missing);
        }
    }
}
