package org.whatsapprouting.provider.twilio.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.whatsapprouting.api.host.Secret;

/** Checks {@code X-Twilio-Signature}: Base64 of an HMAC-SHA1 over the address and the parameters (Twilio 1.6). */
public final class TwilioSignature {
    private static final String HMAC_SHA1 = "HmacSHA1";
    private static final int LENGTH = 28;

    private final byte[] presented;
    private final Collection<String> addresses;
    private final byte[] signedPart;

    private TwilioSignature(String presented, Collection<String> addresses, byte[] signedPart) {
        this.presented = presented.getBytes(StandardCharsets.UTF_8);
        this.addresses = addresses;
        this.signedPart = signedPart;
    }

    /** A signature over the address alone: that of a GET, and of a body that is not a form. */
    public static TwilioSignature over(String presented, WebUrl request, Collection<WebUrl> configured) {
        return new TwilioSignature(presented, Candidates.of(request, configured), new byte[0]);
    }

    /** A signature over the address and the parameters of a body. */
    public static TwilioSignature over(String presented, WebUrl request, Collection<WebUrl> configured, Form form) {
        return new TwilioSignature(presented, Candidates.of(request, configured), form.signedPart());
    }

    /** Returns whether it was made with this token, for any of the addresses Twilio may have called. */
    public boolean isOf(Secret authToken) {
        if (presented.length != LENGTH) {
            return false;
        }
        Mac mac = mac(authToken);
        for (String address : addresses) {
            mac.update(address.getBytes(StandardCharsets.UTF_8));
            if (MessageDigest.isEqual(presented, Base64.getEncoder().encode(mac.doFinal(signedPart)))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a text is the SHA-256 of a body in hexadecimal; the address of a body that is not a form has it. */
    public static boolean isDigest(String presented, byte[] body) {
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            return digest.equals(presented.toLowerCase(Locale.ROOT));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has SHA-256, but this one does not.", missing);
        }
    }

    private static Mac mac(Secret key) {
        try {
            Mac mac = Mac.getInstance(HMAC_SHA1);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), HMAC_SHA1));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + HMAC_SHA1 + ", but this one does not.", missing);
        }
    }
}
