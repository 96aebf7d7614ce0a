package org.whatsapprouting.provider.meta;

import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused.Cause;
import org.whatsapprouting.provider.meta.internal.WebhookReader;
import org.whatsapprouting.provider.support.Hmac;
import org.whatsapprouting.provider.support.LogSafe;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.Signatures;

/**
 * Lets in what is from Meta: the handshake with the right verify token (Meta 1.2), bodies with the right signature (Meta
 * 1.3). Nothing of a body is looked at before its signature is.
 */
final class WebhookGate {
    static final int BODY_LIMIT = 4 << 20;
    private static final long TOKEN_LIMIT = 200_000;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookGate.class);
    private static final String SIGNATURE = "X-Hub-Signature-256";
    private static final String ALGORITHM = "sha256=";
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final ProviderConfig config;
    private final WebhookReader reader = new WebhookReader(BODY_LIMIT, TOKEN_LIMIT);
    private final Hmac signatures = new Hmac();
    private final Hmac previousSignatures = new Hmac();

    WebhookGate(ProviderConfig config) {
        this.config = config;
    }

    WebhookVerdict receive(WebhookRequest request) {
        WebhookVerdict verdict = switch (request.method()) {
            case "GET" -> handshake(request);
            case "POST" -> events(request);
            default -> notAuthentic("a method other than GET and POST");
        };
        if (verdict instanceof Refused refused && LOG.isDebugEnabled()) {
            LOG.debug("Account {} refused a Meta webhook: {}", config.account(), LogSafe.detail(refused.detail()));
        }
        return verdict;
    }

    private WebhookVerdict handshake(WebhookRequest request) {
        Optional<String> token = request.query("hub.verify_token");
        Optional<String> challenge = request.query("hub.challenge");
        boolean subscribe =
                request.query("hub.mode").filter("subscribe"::equals).isPresent();
        if (token.isEmpty() || challenge.isEmpty() || !subscribe) {
            return notAuthentic("a GET that is no complete handshake");
        }
        if (!isToken(token.get())) {
            return notAuthentic("a handshake with another verify token");
        }
        if (!CHALLENGE.matcher(challenge.get()).matches()) {
            return new Refused(Cause.MALFORMED, "a handshake whose challenge is not 1 to 200 letters, digits, _ and -");
        }
        return new WebhookVerdict.Challenge(challenge.get());
    }

    private WebhookVerdict events(WebhookRequest request) {
        Optional<String> signature = request.header(SIGNATURE);
        if (signature.isEmpty() || !signature.get().startsWith(ALGORITHM)) {
            return notAuthentic("a body without exactly one " + SIGNATURE + " header of the form sha256=...");
        }
        byte[] body = request.body();
        if (!isSigned(signature.get(), body)) {
            return notAuthentic("a body whose signature does not fit the app secret");
        }
        try {
            return new WebhookVerdict.Events(reader.read(body, config.clock().instant()));
        } catch (MalformedJsonException e) {
            return new Refused(Cause.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private boolean isSigned(String signature, byte[] body) {
        int prefix = ALGORITHM.length();
        return signatures.fits(signature, prefix, config.secret(MetaSettings.APP_SECRET), body)
                || config.optionalSecret(MetaSettings.PREVIOUS_APP_SECRET)
                        .filter(previous -> previousSignatures.fits(signature, prefix, previous, body))
                        .isPresent();
    }

    private boolean isToken(String token) {
        return Signatures.isSecret(token, config.secret(MetaSettings.VERIFY_TOKEN))
                || config.optionalSecret(MetaSettings.PREVIOUS_VERIFY_TOKEN)
                        .filter(previous -> Signatures.isSecret(token, previous))
                        .isPresent();
    }

    private static Refused notAuthentic(String detail) {
        return new Refused(Cause.NOT_AUTHENTIC, detail);
    }
}
