package org.whatsapprouting.provider.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.HttpOutcome;

/** Calls Twilio as one account: with its API key if it has one, else with its auth token (Twilio 1.1). */
final class TwilioApi {
    static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
    static final String JSON = "application/json; charset=UTF-8";

    private final ProviderConfig config;
    private final TwilioSettings settings;
    private final HttpCaller http;

    TwilioApi(ProviderConfig config, TwilioSettings settings, HttpCaller http) {
        this.config = config;
        this.settings = settings;
        this.http = http;
    }

    /**
     * Returns the header {@code Authorization}, or null if the secret is missing or holds something that no secret of Twilio
     * does.
     *
     * @throws IllegalStateException if the host's secret source cannot resolve the reference
     */
    @Nullable
    String authorization() {
        boolean byKey = settings.apiKeySid() != null;
        String password = config.optionalSecret(byKey ? TwilioSettings.API_KEY_SECRET : TwilioSettings.AUTH_TOKEN)
                .map(Secret::reveal)
                .orElse("");
        if (!password.matches("[\\x21-\\x7e]+")) {
            return null;
        }
        String login = (byKey ? settings.apiKeySid() : settings.accountSid()) + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.US_ASCII));
    }

    HttpOutcome post(URI url, String authorization, String mediaType, byte[] body) {
        var headers = Map.of("Authorization", authorization, "Content-Type", mediaType, "Accept", "application/json");
        return http.post(url, headers, body, settings.timeout());
    }

    HttpOutcome get(URI url, String authorization) {
        var headers = Map.of("Authorization", authorization, "Accept", "application/json");
        return http.get(url, headers, settings.timeout());
    }
}
