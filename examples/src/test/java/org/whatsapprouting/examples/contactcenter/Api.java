package org.whatsapprouting.examples.contactcenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.whatsapprouting.testkit.fake.SignedWebhook;

/** A program that uses a contact centre over HTTP. Safe for any thread. */
final class Api {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;

    Api(URI address) {
        this.address = address;
    }

    /** An answer. */
    record Reply(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException notJson) {
                throw new UncheckedIOException(body, notJson);
            }
        }

        /** The code of an error. */
        String code() {
            return json().path("error").path("code").asText();
        }

        JsonNode error() {
            return json().path("error");
        }
    }

    URI at(String path) {
        return URI.create(address + path);
    }

    Reply get(String path, String... headers) {
        return call("GET", path, "", headers);
    }

    Reply post(String path, String body, String... headers) {
        return call("POST", path, body, headers);
    }

    Reply call(String method, String path, String body, String... headers) {
        return callLater(method, path, body, headers).join();
    }

    CompletableFuture<Reply> callLater(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(at(path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .thenApply(response -> new Reply(response.statusCode(), response.body(), response));
    }

    /** Posts a webhook as a provider does. */
    Reply webhook(String account, SignedWebhook webhook) {
        return post(
                "/webhooks/" + account,
                new String(webhook.body(), StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "X-Hub-Signature-256",
                webhook.signature());
    }

    /** Everything in the list of interactions, page by page. */
    List<JsonNode> interactions(String query) {
        var all = new ArrayList<JsonNode>();
        String after = "";
        do {
            JsonNode page = get("/api/interactions?limit=100" + query + after).json();
            page.path("items").forEach(all::add);
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asText();
        } while (!after.isEmpty());
        return all;
    }

    JsonNode interaction(String id) {
        return get("/api/interactions/" + id).json();
    }

    List<JsonNode> offers(String agent) {
        var offers = new ArrayList<JsonNode>();
        get("/api/agents/" + agent + "/offers").json().path("items").forEach(offers::add);
        return offers;
    }
}
