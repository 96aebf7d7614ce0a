package org.whatsapprouting.examples.acme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeEndpoint;
import org.whatsapprouting.testkit.fake.FakeRequest;
import org.whatsapprouting.testkit.fake.SentMessage;

/** Acme, as its documentation says it answers: {@code POST /v1/messages}, with a token and a key. */
final class AcmeEndpoint implements FakeEndpoint {
    private static final JsonMapper JSON = new JsonMapper();

    private final String token;
    private final String number;
    private final Map<String, String> taken = new ConcurrentHashMap<>();

    AcmeEndpoint(String token, String number) {
        this.token = token;
        this.number = number;
    }

    @Override
    public FakeAnswer answer(FakeRequest request) {
        String key = request.header("Idempotency-Key");
        if (!("Bearer " + token).equals(request.header("Authorization"))) {
            return unauthorised();
        }
        if (!"POST /v1/messages".equals(request.method() + " " + request.path())
                || !request.isOfType("application/json")
                || key == null) {
            return error(400, "bad_request");
        }
        JsonNode json;
        try {
            json = JSON.readTree(request.body());
        } catch (IOException unreadable) {
            return error(400, "bad_request");
        }
        if (!json.path("from").asText().equals(number)) {
            return error(403, "not_your_number");
        }
        if (!isGood(json.path("type").asText(), json.path("content"))) {
            return error(422, "bad_content");
        }
        String id = "acme-" + request.serial();
        String first = taken.putIfAbsent(key, id);
        if (first != null) {
            return FakeAnswer.raw(201, "{\"id\":\"" + first + "\"}");
        }
        String text = json.path("content").path("text").asText();
        String to = json.path("to").asText();
        String type = json.path("type").asText();
        var message = new SentMessage(id, number, to, type, text, key, json.toString());
        return FakeAnswer.taken(message, 201, "{\"id\":\"" + id + "\"}");
    }

    private static boolean isGood(String type, JsonNode content) {
        return switch (type) {
            case "text" ->
                !content.path("text").asText().isBlank()
                        && content.path("text").asText().length() <= 4_096;
            case "image" ->
                content.path("link").asText().startsWith("https://")
                        && content.path("caption").isTextual();
            case "template" ->
                content.path("template").path("name").asText().equals("order_update")
                        && content.path("template").path("language").asText().equals("en_US")
                        && content.path("values").size() == 1;
            default -> false;
        };
    }

    @Override
    public FakeAnswer throttled(Duration retryAfter) {
        return error(429, "slow_down").retryAfter(retryAfter);
    }

    @Override
    public FakeAnswer unauthorised() {
        return FakeAnswer.raw(401, "");
    }

    @Override
    public FakeAnswer windowClosed() {
        return error(422, "window_closed");
    }

    private static FakeAnswer error(int status, String code) {
        return FakeAnswer.raw(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"No.\"}}");
    }
}
