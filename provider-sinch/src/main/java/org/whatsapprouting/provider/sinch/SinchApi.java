package org.whatsapprouting.provider.sinch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.provider.sinch.internal.AnswerReader;
import org.whatsapprouting.provider.sinch.internal.Grant;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.HttpOutcome;

/** Calls Sinch with an access token (Sinch 1.1). Safe for any thread. */
final class SinchApi {
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final int UNAUTHORISED = 401;

    private final ProviderConfig config;
    private final SinchSettings settings;
    private final HttpCaller http;
    private final AccessTokens tokens;

    SinchApi(ProviderConfig config, SinchSettings settings, HttpCaller http) {
        this.config = config;
        this.settings = settings;
        this.http = http;
        this.tokens = new AccessTokens(config, settings, http);
    }

    /** Thrown instead of a call for which there is no access token. */
    static final class NoToken extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient SendOutcome outcome;

        NoToken(SendOutcome outcome) {
            super("There is no access token: " + outcome);
            this.outcome = outcome;
        }

        /** What that means for a message: it was surely not sent. */
        SendOutcome outcome() {
            return outcome;
        }
    }

    /** When a call that begins now has to be over, its access token included. */
    Instant deadline() {
        return config.clock().instant().plus(settings.timeout());
    }

    /** Posts a message. */
    SendOutcome send(byte[] body, Instant deadline) throws NoToken {
        HttpOutcome outcome = call((headers, left) -> http.post(settings.messages(), headers, body, left), deadline);
        return outcome instanceof HttpOutcome.Answered answer
                ? AnswerReader.read(answer, config.clock().instant())
                : ((HttpOutcome.Failed) outcome).asSend();
    }

    /** Gets what is at an address of Sinch's. */
    HttpOutcome get(URI url, Instant deadline) throws NoToken {
        return call((headers, left) -> http.get(url, headers, left), deadline);
    }

    /**
     * A status of 401 says that nothing was done. If that is because the token expired on the way, or was revoked, a new
     * one helps; so the call is made again with a new one, once.
     */
    private HttpOutcome call(BiFunction<Map<String, String>, Duration, HttpOutcome> request, Instant deadline)
            throws NoToken {
        boolean again = false;
        while (true) {
            Grant grant = tokens.get(left(deadline));
            if (grant instanceof Grant.Refused none) {
                throw new NoToken(none.outcome());
            }
            Secret token = ((Grant.Token) grant).value();
            HttpOutcome outcome = request.apply(headers(token), left(deadline));
            boolean refused = outcome instanceof HttpOutcome.Answered answer && answer.status() == UNAUTHORISED;
            if (!refused || again) {
                return outcome;
            }
            again = true;
            tokens.discard(token);
        }
    }

    private static Map<String, String> headers(Secret token) {
        return Map.of(
                "Authorization", AccessTokens.bearer(token),
                "Content-Type", "application/json",
                "Accept", "application/json");
    }

    private Duration left(Instant deadline) {
        Duration left = Duration.between(config.clock().instant(), deadline);
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }
}
