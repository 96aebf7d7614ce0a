package org.whatsapprouting.provider.kaleyra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.Signatures;

/**
 * Lets in what brings the account's secret (Kaleyra 1.6). Kaleyra signs nothing, so what a call says is only as trustworthy
 * as that secret. Nothing of a call is looked at before it.
 */
final class WebhookGate {
    static final int BODY_LIMIT = MessagingProvider.DEFAULT_BODY_LIMIT;
    private static final long TOKEN_LIMIT = 20_000;
    /** 128 bits, written with six bits a character. */
    private static final int LEAST_IN_ADDRESS = 22;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookGate.class);
    private static final String AUTHORIZATION = "Authorization";
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
            LOG.debug("Account {} refused a Kaleyra callback: {}", config.account(), refused.detail());
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
            case BASIC -> header(request, AUTHORIZATION, basic(secret));
            case HEADER -> header(request, String.valueOf(settings.authName()), secret.reveal());
            case BEARER -> header(request, AUTHORIZATION, BEARER + secret.reveal());
            case URL_SECRET -> inAddress(request, secret);
            case NONE -> true;
        };
    }

    private String basic(Secret password) {
        String both = settings.authName() + ":" + password.reveal();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean header(WebhookRequest request, String name, String expected) {
        Optional<String> presented = request.header(name);
        return presented.isPresent()
                && MessageDigest.isEqual(
                        presented.get().getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    /** A part of the path, or the parameter {@code secret}. All parts are looked at, wherever it stands. */
    private boolean inAddress(WebhookRequest request, Secret secret) {
        if (secret.reveal().length() < LEAST_IN_ADDRESS) {
            LOG.warn(
                    "Account {} refuses all callbacks: a secret in the address needs {} characters or more",
                    config.account(),
                    LEAST_IN_ADDRESS);
            return false;
        }
        String path = request.url().getPath();
        return Stream.concat(Stream.of((path == null ? "" : path).split("/", -1)), request.query("secret").stream())
                        .filter(part -> Signatures.isSecret(part, secret))
                        .count()
                > 0;
    }
}
