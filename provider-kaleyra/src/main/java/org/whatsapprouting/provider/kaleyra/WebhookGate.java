package org.whatsapprouting.provider.kaleyra;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
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
import org.whatsapprouting.provider.kaleyra.internal.WebhookReader;
import org.whatsapprouting.provider.support.LogSafe;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.Signatures;

/**
 * Lets in what brings the account's secret (Kaleyra 1.6). Kaleyra signs nothing, so what a call says is only as trustworthy
 * as that secret. Nothing of a call is looked at before it.
 */
final class WebhookGate {
    static final int BODY_LIMIT = MessagingProvider.DEFAULT_BODY_LIMIT;
    private static final long TOKEN_LIMIT = 20_000;
    /** 128 bits, written with six bits a character. A shorter secret opens nothing. */
    private static final int LEAST_IN_ADDRESS = 22;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookGate.class);
    private static final String AUTHORIZATION = "Authorization";
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final ProviderConfig config;
    private final KaleyraSettings settings;
    private final WebhookReader reader;

    WebhookGate(ProviderConfig config, KaleyraSettings settings) {
        this.config = config;
        this.settings = settings;
        this.reader = new WebhookReader(BODY_LIMIT, TOKEN_LIMIT, settings.number(), settings.fields());
    }

    WebhookVerdict receive(WebhookRequest request) {
        WebhookVerdict verdict = judge(request);
        if (verdict instanceof Refused refused) {
            LOG.debug("Account {} refused a Kaleyra callback: {}", config.account(), LogSafe.detail(refused.detail()));
        }
        return verdict;
    }

    private WebhookVerdict judge(WebhookRequest request) {
        if (!"GET".equals(request.method()) && !"POST".equals(request.method())) {
            return new Refused(Cause.NOT_AUTHENTIC, "a method other than GET and POST");
        }
        if (settings.auth() != CallbackAuth.NONE && !isKnown(request)) {
            return new Refused(Cause.NOT_AUTHENTIC, "a call without the secret that " + settings.auth() + " asks for");
        }
        try {
            return new WebhookVerdict.Events(reader.read(request, config.clock().instant()));
        } catch (MalformedJsonException e) {
            return new Refused(Cause.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private boolean isKnown(WebhookRequest request) {
        Secret current = config.secret(KaleyraSettings.CALLBACK_SECRET);
        return brings(request, current)
                || config.optionalSecret(KaleyraSettings.PREVIOUS_CALLBACK_SECRET)
                        .filter(previous -> brings(request, previous))
                        .isPresent();
    }

    private boolean brings(WebhookRequest request, Secret secret) {
        return switch (settings.auth()) {
            case BASIC -> isLogIn(request.header(AUTHORIZATION), secret);
            case HEADER ->
                request.header(String.valueOf(settings.authName()))
                        .filter(value -> Signatures.isSecret(value, secret))
                        .isPresent();
            case BEARER ->
                request.header(AUTHORIZATION)
                        .filter(value -> value.startsWith(BEARER)
                                && Signatures.isSecret(value.substring(BEARER.length()), secret))
                        .isPresent();
            case URL_SECRET -> isInAddress(request, secret);
            case NONE -> true;
        };
    }

    private boolean isLogIn(Optional<String> header, Secret password) {
        if (header.isEmpty() || !header.get().startsWith(BASIC)) {
            return false;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.get().substring(BASIC.length()));
            String both = new String(decoded, StandardCharsets.UTF_8);
            int colon = both.indexOf(':');
            return colon >= 0
                    && both.substring(0, colon).equals(settings.authName())
                    && Signatures.isSecret(both.substring(colon + 1), password);
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    /** A part of the path, or the parameter {@code secret}. All parts are looked at, wherever it stands. */
    private static boolean isInAddress(WebhookRequest request, Secret secret) {
        String path = request.url().getPath();
        return Stream.concat(Stream.of((path == null ? "" : path).split("/", -1)), request.query("secret").stream())
                        .filter(part -> part.length() >= LEAST_IN_ADDRESS && Signatures.isSecret(part, secret))
                        .count()
                > 0;
    }
}
