package org.whatsapprouting.examples.contactcenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.whatsapprouting.testkit.fake.WebhookCall;

/** An agent in front of a program that uses the JSON API. Safe for any thread. */
final class Colleague {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String id;
    private final URI address;

    Colleague(String id, URI address) {
        this.id = id;
        this.address = address;
    }

    /** An answer. */
    record Reply(String call, int status, String body) {
        /** Returns the body, if the status is the one the story needs. */
        JsonNode expect(int wanted) throws IOException {
            if (status != wanted) {
                throw new IllegalStateException(
                        call + " should be answered with " + wanted + ", not " + status + " " + body);
            }
            return JSON.readTree(body.isEmpty() ? "null" : body);
        }
    }

    String id() {
        return id;
    }

    /** Returns a body that says who calls. */
    String signed() {
        return JSON.createObjectNode().put("agent", id).toString();
    }

    /** Returns a body that says who calls, and something else. */
    String signed(String field, String value) {
        return JSON.createObjectNode().put("agent", id).put(field, value).toString();
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET()).join();
    }

    Reply post(String path, String body) {
        return postLater(path, body).join();
    }

    CompletableFuture<Reply> postLater(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Calls a webhook for somebody without a line of his own. */
    CompletableFuture<Reply> webhookLater(WebhookCall webhook) {
        var request = HttpRequest.newBuilder(webhook.url())
                .method(webhook.method(), HttpRequest.BodyPublishers.ofByteArray(webhook.body()));
        webhook.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return send(request);
    }

    private CompletableFuture<Reply> send(HttpRequest.Builder request) {
        HttpRequest call = request.timeout(PATIENCE).build();
        return client.sendAsync(call, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .thenApply(answer -> new Reply(call.method() + " " + call.uri(), answer.statusCode(), answer.body()));
    }
}
