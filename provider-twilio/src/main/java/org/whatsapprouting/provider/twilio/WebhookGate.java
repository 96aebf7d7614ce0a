package org.whatsapprouting.provider.twilio;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused.Cause;
import org.whatsapprouting.provider.support.LogSafe;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.twilio.internal.Fields;
import org.whatsapprouting.provider.twilio.internal.Form;
import org.whatsapprouting.provider.twilio.internal.TwilioSignature;
import org.whatsapprouting.provider.twilio.internal.WebUrl;
import org.whatsapprouting.provider.twilio.internal.WebhookReader;

/** Lets in what is from Twilio (Twilio 1.6). Nothing of a request is read before its signature is checked. */
final class WebhookGate {
    /** Our reference in the address statuses are reported to. */
    static final String REFERENCE = "mid";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookGate.class);
    private static final String SIGNATURE = "X-Twilio-Signature";
    private static final String BODY_DIGEST = "bodySHA256";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final ProviderConfig config;
    private final List<WebUrl> signedAddresses;
    private final WebhookReader reader;

    WebhookGate(ProviderConfig config, TwilioSettings settings) {
        this.config = config;
        this.signedAddresses = settings.signedAddresses();
        this.reader = new WebhookReader(settings.from() != null);
    }

    WebhookVerdict receive(WebhookRequest request) {
        WebhookVerdict verdict = authentic(request);
        if (verdict instanceof Refused refused) {
            LOG.debug("Account {} refused a Twilio webhook: {}", config.account(), LogSafe.detail(refused.detail()));
        }
        return verdict;
    }

    private WebhookVerdict authentic(WebhookRequest request) {
        Optional<String> signature = request.header(SIGNATURE);
        WebUrl url = WebUrl.of(request.url().toString());
        if (signature.isEmpty() || url == null) {
            return notAuthentic("a request without exactly one " + SIGNATURE + " header, or without an address");
        }
        return switch (request.method()) {
            case "GET" -> query(request, url, signature.get());
            case "POST" ->
                switch (mediaType(request)) {
                    case FORM -> form(request, url, signature.get());
                    case JSON -> json(request, url, signature.get());
                    default -> notAuthentic("a body that is neither a form nor JSON");
                };
            default -> notAuthentic("a method other than GET and POST");
        };
    }

    /** Where a proxy loses the header, only bodies other than forms have a digest in their address. */
    private static String mediaType(WebhookRequest request) {
        String type =
                request.header("Content-Type").orElse(request.query(BODY_DIGEST).isPresent() ? JSON : FORM);
        return type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
    }

    private WebhookVerdict query(WebhookRequest request, WebUrl url, String signature) {
        String query = url.query() == null ? "" : url.query();
        Form form = Form.read(query.getBytes(StandardCharsets.UTF_8));
        if (form == null || !isSigned(TwilioSignature.over(signature, url, signedAddresses))) {
            return notAuthentic("a GET whose signature does not fit");
        }
        return events(request, form.fields());
    }

    private WebhookVerdict form(WebhookRequest request, WebUrl url, String signature) {
        Form form = Form.read(request.body());
        if (form == null || !isSigned(TwilioSignature.over(signature, url, signedAddresses, form))) {
            return notAuthentic("a form whose signature does not fit the auth token, the address and the parameters");
        }
        return events(request, form.fields());
    }

    private WebhookVerdict json(WebhookRequest request, WebUrl url, String signature) {
        byte[] body = request.body();
        boolean whole = request.query(BODY_DIGEST)
                .filter(digest -> TwilioSignature.isDigest(digest, body))
                .isPresent();
        if (!whole || !isSigned(TwilioSignature.over(signature, url, signedAddresses))) {
            return notAuthentic("JSON whose signature or digest does not fit");
        }
        try {
            return new WebhookVerdict.Events(
                    List.of(WebhookReader.json(body, config.clock().instant())));
        } catch (MalformedJsonException e) {
            return new Refused(Cause.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private WebhookVerdict events(WebhookRequest request, @Nullable Fields fields) {
        if (fields == null) {
            return new Refused(Cause.MALFORMED, "Not UTF-8.");
        }
        String reference = request.query(REFERENCE)
                .filter(text -> text.matches("[\\x21-\\x7e]{1,64}"))
                .orElse(null);
        return new WebhookVerdict.Events(
                reader.read(fields, reference, config.clock().instant()));
    }

    private boolean isSigned(TwilioSignature signature) {
        return signature.isOf(config.secret(TwilioSettings.AUTH_TOKEN))
                || config.optionalSecret(TwilioSettings.PREVIOUS_AUTH_TOKEN)
                        .filter(signature::isOf)
                        .isPresent();
    }

    private static Refused notAuthentic(String detail) {
        return new Refused(Cause.NOT_AUTHENTIC, detail);
    }
}
