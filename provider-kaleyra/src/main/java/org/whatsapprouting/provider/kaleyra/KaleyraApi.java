package org.whatsapprouting.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.MediaSource;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.provider.kaleyra.internal.AnswerReader;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.support.Multipart;
import org.whatsapprouting.provider.support.SendLog;

/** Calls Kaleyra's API with the account's key, and says what became of it (Kaleyra 1.1). Safe for any thread. */
final class KaleyraApi {
    private static final SendLog LOG = new SendLog(KaleyraApi.class);

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
            return LOG.withoutSecret(config.account(), unresolved);
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
        var form = Multipart.of(key, config.clock().instant(), Map.of("type", file.mimeType()), file);
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
