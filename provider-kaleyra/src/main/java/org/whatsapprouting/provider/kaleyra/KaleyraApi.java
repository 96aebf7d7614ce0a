package org.whatsapprouting.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.MediaSource;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.provider.kaleyra.internal.AnswerReader;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.support.LogSafe;
import org.whatsapprouting.provider.support.Multipart;
import org.whatsapprouting.provider.support.Signatures;

/** Calls Kaleyra's API with the account's key, and says what became of it (Kaleyra 1.1). Safe for any thread. */
final class KaleyraApi {
    private static final Logger LOG = LoggerFactory.getLogger(KaleyraApi.class);

    private final ProviderConfig config;
    private final KaleyraSettings settings;
    private final HttpCaller http;

    KaleyraApi(ProviderConfig config, KaleyraSettings settings, HttpCaller http) {
        this.config = config;
        this.settings = settings;
        this.http = http;
    }

    /** Posts a message. */
    SendOutcome send(byte[] body) {
        Secret key;
        try {
            key = key();
        } catch (IllegalStateException unresolved) {
            // It names the reference, never the secret. Secret stores have outages, and nothing was sent.
            LOG.warn("Account {} cannot send: {}", config.account(), LogSafe.detail(unresolved.getMessage()));
            return new SendOutcome.Deferred(
                    null, "secret", "A secret of the account could not be read; nothing was sent.");
        } catch (IOException unusable) {
            return new SendOutcome.Rejected(
                    RejectReason.NOT_AUTHORISED, "key-format", String.valueOf(unusable.getMessage()));
        }
        Map<String, String> headers = headers(key);
        headers.put("Content-Type", settings.newer() ? "application/json" : "application/x-www-form-urlencoded");
        HttpOutcome outcome = http.post(settings.messages(), headers, body, settings.timeout());
        if (outcome instanceof HttpOutcome.Answered answer) {
            return AnswerReader.read(answer, config.clock().instant(), text -> masked(text, key));
        }
        return ((HttpOutcome.Failed) outcome).asSend();
    }

    /** Gets an object. */
    JsonNode get(URI url) throws IOException {
        Secret key = keyOrFailure();
        Map<String, String> headers = headers(key);
        headers.put("Content-Type", "application/json");
        return AnswerReader.object(http.get(url, headers, settings.timeout()), text -> masked(text, key));
    }

    /** Posts a file and returns the id that it got (Kaleyra 1.4). */
    String give(URI url, MediaSource file) throws IOException {
        Secret key = keyOrFailure();
        // Whoever made the file does not know the key, so cannot know the boundary either.
        byte[] boundary = Signatures.hmacSha256(
                key, (config.clock().instant() + "/" + file.size()).getBytes(StandardCharsets.UTF_8));
        var form = new Multipart(HexFormat.of().formatHex(boundary), Map.of("type", file.mimeType()), "file", file);
        HttpOutcome outcome = http.post(url, headers(key), form, settings.timeout());
        String id = AnswerReader.id(AnswerReader.object(outcome, text -> masked(text, key)));
        if (id == null) {
            throw new IOException("Kaleyra took the file but gave no id.");
        }
        return id;
    }

    private Secret keyOrFailure() throws IOException {
        try {
            return key();
        } catch (IllegalStateException unresolved) {
            throw new IOException(unresolved.getMessage());
        }
    }

    private Secret key() throws IOException {
        Secret key = config.secret(KaleyraSettings.API_KEY);
        if (!key.reveal().matches("[\\x21-\\x7e]+")) {
            throw new IOException(
                    "The API key holds a blank, a line break or a character that no key has. Store it anew.");
        }
        return key;
    }

    /** The key goes as a header and never into a form, because forms end in logs. */
    private static Map<String, String> headers(Secret key) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("api-key", key.reveal());
        headers.put("Accept", "application/json");
        headers.put("User-Agent", "whatsapp-routing");
        return headers;
    }

    /** Kaleyra knows these, and may repeat them. */
    private String masked(String text, Secret key) {
        var secrets = new ArrayList<Secret>(List.of(key));
        config.optionalSecret(KaleyraSettings.CALLBACK_SECRET).ifPresent(secrets::add);
        config.optionalSecret(KaleyraSettings.PREVIOUS_CALLBACK_SECRET).ifPresent(secrets::add);
        String masked = text;
        for (Secret secret : secrets) {
            masked = masked.replace(secret.reveal(), "***");
        }
        return masked;
    }
}
