package org.whatsapprouting.provider.meta;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** HMAC-SHA256 written straight from RFC 2104: H(key ⊕ opad, H(key ⊕ ipad, text)). The oracle of the signature tests. */
final class PlainHmac {
    private static final int BLOCK = 64;

    private PlainHmac() {}

    static byte[] sha256(byte[] key, byte[] text) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? digest(key) : key, BLOCK);
        return digest(padded(block, 0x5c), digest(padded(block, 0x36), text));
    }

    private static byte[] padded(byte[] block, int pad) {
        byte[] result = block.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= (byte) pad;
        }
        return result;
    }

    private static byte[] digest(byte[]... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha.update(part);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
