package org.whatsapprouting.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.provider.MediaSink;
import org.whatsapprouting.api.provider.MediaSource;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.provider.meta.internal.AnswerReader;
import org.whatsapprouting.provider.support.AllowedHosts;
import org.whatsapprouting.provider.support.FileFetcher;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.support.Multipart;
import org.whatsapprouting.provider.support.Signatures;

/** Calls the Graph API with the account's token, and its proof where the app demands it (Meta 1.1). */
final class Graph {
    private static final long MAX_FILE = 100L << 20;

    private final ProviderConfig config;
    private final MetaSettings settings;
    private final HttpCaller http;
    private final FileFetcher files;

    Graph(ProviderConfig config, MetaSettings settings, HttpCaller http) {
        this.config = config;
        this.settings = settings;
        this.http = http;
        this.files = new FileFetcher(
                http, new AllowedHosts(MetaSettings.FILE_HOSTS, settings.root()), settings.timeout(), MAX_FILE);
    }

    /** Thrown instead of a call with a token that cannot be one; it was stored with something around it. */
    static final class UnusableToken extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableToken() {
            super("The access token holds a blank, a line break or a character that no token has. Store it anew.");
        }
    }

    /**
     * Posts JSON.
     *
     * @throws IllegalStateException if a secret cannot be resolved; names the reference
     * @throws UnusableToken if the token cannot be one
     */
    HttpOutcome post(URI url, byte[] json) throws UnusableToken {
        Secret token = token();
        Map<String, String> headers = headers(token);
        headers.put("Content-Type", "application/json");
        return http.post(proven(url, token), headers, json, settings.timeout());
    }

    /** Gets an object. */
    JsonNode get(URI url) throws IOException {
        try {
            Secret token = token();
            return AnswerReader.object(http.get(proven(url, token), headers(token), settings.timeout()));
        } catch (UnusableToken | IllegalStateException unusable) {
            throw new IOException(unusable.getMessage());
        }
    }

    /** Posts JSON and returns the object that is answered. */
    JsonNode ask(URI url, byte[] json) throws IOException {
        try {
            return AnswerReader.object(post(url, json));
        } catch (UnusableToken | IllegalStateException unusable) {
            throw new IOException(unusable.getMessage());
        }
    }

    /** Posts a file and returns the object that is answered. */
    JsonNode give(URI url, MediaSource file) throws IOException {
        try {
            Secret token = token();
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("messaging_product", "whatsapp");
            fields.put("type", file.mimeType());
            var form = Multipart.of(token, config.clock().instant(), fields, file);
            return AnswerReader.object(http.post(proven(url, token), headers(token), form, settings.timeout()));
        } catch (UnusableToken | IllegalStateException unusable) {
            throw new IOException(unusable.getMessage());
        }
    }

    /** Copies a file from the address that Meta named. */
    void fetch(URI url, MediaSink sink) throws IOException {
        try {
            files.fetch(url, headers(token()), sink);
        } catch (UnusableToken | IllegalStateException unusable) {
            throw new IOException(unusable.getMessage());
        }
    }

    private Secret token() throws UnusableToken {
        Secret token = config.secret(MetaSettings.ACCESS_TOKEN);
        if (!token.reveal().matches("[\\x21-\\x7e]+")) {
            throw new UnusableToken();
        }
        return token;
    }

    private static Map<String, String> headers(Secret token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token.reveal());
        headers.put("Accept", "application/json");
        return headers;
    }

    private URI proven(URI url, Secret token) {
        if (!settings.appSecretProof()) {
            return url;
        }
        byte[] proof = Signatures.hmacSha256(
                config.secret(MetaSettings.APP_SECRET), token.reveal().getBytes(StandardCharsets.UTF_8));
        String separator = url.getRawQuery() == null ? "?" : "&";
        return URI.create(url + separator + "appsecret_proof=" + HexFormat.of().formatHex(proof));
    }
}
