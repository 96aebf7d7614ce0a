package org.whatsapprouting.provider.sinch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused.Cause;
import org.whatsapprouting.provider.sinch.internal.WebhookReader;
import org.whatsapprouting.provider.support.LogSafe;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.Signatures;

/**
 * Lets in what is from Sinch: bodies whose signature fits and is not too old (Sinch 1.6). Nothing of a body is looked at
 * before its signature is.
 *
 * <p>The algorithm is HmacSHA256 whatever the header says; one that says something else is refused. A nonce is not
 * remembered: what a repeated body says is known by its ids, and Sinch itself repeats bodies.
 */
final class WebhookGate {
    static final int BODY_LIMIT = MessagingProvider.DEFAULT_BODY_LIMIT;
    private static final long TOKEN_LIMIT = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookGate.class);
    private static final String SIGNATURE = "x-sinch-webhook-signature";
    private static final String TIMESTAMP = "x-sinch-webhook-signature-timestamp";
    private static final String NONCE = "x-sinch-webhook-signature-nonce";
    private static final String ALGORITHM = "x-sinch-webhook-signature-algorithm";
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    /** Without a point, so that nobody can move the border between body and nonce. */
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x2d\\x2f-\\x7e]{1,200}");

    private final ProviderConfig config;
    private final Duration tolerance;
    private final WebhookReader reader;

    WebhookGate(ProviderConfig config, SinchSettings settings) {
        this.config = config;
        this.tolerance = settings.signatureTolerance();
        this.reader = new WebhookReader(BODY_LIMIT, TOKEN_LIMIT);
    }

    WebhookVerdict receive(WebhookRequest request) {
        WebhookVerdict verdict = judge(request);
        if (verdict instanceof Refused refused) {
            LOG.debug("Account {} refused a Sinch webhook: {}", config.account(), LogSafe.detail(refused.detail()));
        }
        return verdict;
    }

    private WebhookVerdict judge(WebhookRequest request) {
        if (!"POST".equals(request.method())) {
            return notAuthentic("a method other than POST");
        }
        Optional<String> signature = request.header(SIGNATURE);
        Optional<String> timestamp = request.header(TIMESTAMP).filter(WebhookGate::isSeconds);
        Optional<String> nonce =
                request.header(NONCE).filter(text -> PLAIN.matcher(text).matches());
        if (signature.isEmpty() || timestamp.isEmpty() || nonce.isEmpty()) {
            return notAuthentic("a body without exactly one signature, timestamp and nonce");
        }
        if (!request.headers(ALGORITHM).stream().allMatch("HmacSHA256"::equalsIgnoreCase)) {
            return notAuthentic("a body signed by another algorithm than HmacSHA256");
        }
        byte[] body = request.body();
        if (!isSigned(signature.get(), signedBytes(body, nonce.get(), timestamp.get()))) {
            return notAuthentic("a body whose signature does not fit the webhook's secret");
        }
        Instant now = config.clock().instant();
        Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp.get()));
        if (signed.isBefore(now.minus(tolerance)) || signed.isAfter(now.plus(CLOCK_DIFFERENCE))) {
            return notAuthentic("a signature whose time is too far from ours");
        }
        try {
            return new WebhookVerdict.Events(reader.read(body, now));
        } catch (MalformedJsonException e) {
            return new Refused(Cause.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isSeconds(String text) {
        return SECONDS.matcher(text).matches();
    }

    private static byte[] signedBytes(byte[] body, String nonce, String timestamp) {
        var bytes = new ByteArrayOutputStream(body.length + nonce.length() + timestamp.length() + 2);
        bytes.writeBytes(body);
        bytes.writeBytes(("." + nonce + "." + timestamp).getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private boolean isSigned(String presented, byte[] message) {
        Secret current = config.secret(SinchSettings.WEBHOOK_SECRET);
        return fits(presented, current, message)
                || Stream.of(SinchSettings.PREVIOUS_WEBHOOK_SECRET, SinchSettings.OVERRIDE_CALLBACK_SECRET)
                        .flatMap(name -> config.optionalSecret(name).stream())
                        .anyMatch(other -> fits(presented, other, message));
    }

    /** Compares the Base64 texts, of which there is only one for each signature. */
    private static boolean fits(String presented, Secret secret, byte[] message) {
        String expected = Base64.getEncoder().encodeToString(Signatures.hmacSha256(secret, message));
        return MessageDigest.isEqual(
                presented.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.US_ASCII));
    }

    private static Refused notAuthentic(String detail) {
        return new Refused(Cause.NOT_AUTHENTIC, detail);
    }
}
