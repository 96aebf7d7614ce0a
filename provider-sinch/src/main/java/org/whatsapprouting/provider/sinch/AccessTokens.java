package org.whatsapprouting.provider.sinch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.provider.sinch.internal.Grant;
import org.whatsapprouting.provider.sinch.internal.TokenReader;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.support.LogSafe;
import org.whatsapprouting.provider.support.SendLog;

/**
 * The access token of one account: fetched when it is first needed, kept until a minute before it expires, fetched once
 * however many ask (Sinch 1.1). Safe for any thread.
 */
final class AccessTokens {
    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
    private static final SendLog SENDS = new SendLog(AccessTokens.class);
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final byte[] REQUEST = "grant_type=client_credentials".getBytes(StandardCharsets.US_ASCII);

    private final ProviderConfig config;
    private final SinchSettings settings;
    private final HttpCaller http;

    private final Object lock = new Object();
    private Grant.@Nullable Token current;
    private Instant until = Instant.MIN;
    private @Nullable CompletableFuture<Grant> underWay;

    AccessTokens(ProviderConfig config, SinchSettings settings, HttpCaller http) {
        this.config = config;
        this.settings = settings;
        this.http = http;
    }

    /** Returns the header that brings a token. */
    static String bearer(Secret token) {
        return "Bearer " + token.reveal();
    }

    /** Returns a token, or why there is none; waits no longer than the time-out. */
    Grant get(Duration timeout) {
        CompletableFuture<Grant> mine = null;
        CompletableFuture<Grant> fetch;
        synchronized (lock) {
            if (current != null && config.clock().instant().isBefore(until)) {
                return current;
            }
            if (underWay == null) {
                mine = new CompletableFuture<>();
                underWay = mine;
            }
            fetch = underWay;
        }
        return mine == null ? await(fetch, timeout) : fetch(mine, timeout);
    }

    /** Forgets a token that was refused; one that took its place meanwhile stays. */
    void discard(Secret refused) {
        synchronized (lock) {
            if (current != null && current.value().equals(refused)) {
                current = null;
            }
        }
    }

    private Grant fetch(CompletableFuture<Grant> mine, Duration timeout) {
        Grant grant = Grant.Refused.deferred("token-failed", "The access token could not be fetched.");
        try {
            grant = ask(timeout);
        } finally {
            synchronized (lock) {
                underWay = null;
                if (grant instanceof Grant.Token token) {
                    current = token;
                    until = config.clock().instant().plus(token.life()).minus(MARGIN);
                }
            }
            mine.complete(grant);
        }
        return grant;
    }

    private Grant ask(Duration timeout) {
        Secret secret;
        try {
            secret = config.secret(SinchSettings.KEY_SECRET);
        } catch (IllegalStateException unresolved) {
            return new Grant.Refused(SENDS.withoutSecret(config.account(), unresolved));
        }
        String key = settings.keyId() + ":" + secret.reveal();
        var headers = Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "application/json");
        HttpOutcome outcome = http.post(settings.tokens(), headers, REQUEST, timeout);
        Grant grant = TokenReader.read(outcome, config.clock().instant());
        if (grant instanceof Grant.Refused refused) {
            LOG.warn(
                    "Account {} got no access token from Sinch: {}",
                    config.account(),
                    LogSafe.detail(refused.outcome().toString()));
        }
        return grant;
    }

    private static Grant await(CompletableFuture<Grant> fetch, Duration timeout) {
        try {
            return fetch.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Grant.Refused.deferred("token-timeout", "There was no access token in time; nothing was sent.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Grant.Refused.deferred("interrupted", "Waiting for an access token was interrupted.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("A token is completed with a value, never with an exception.", e);
        }
    }
}
