package org.whatsapprouting.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Errors as Sinch writes them (Sinch 1.5). */
public final class SinchAnswers {
    private SinchAnswers() {}

    /**
     * An error in the usual form.
     *
     * @param named the name of the status, for example {@code INVALID_ARGUMENT}
     */
    public static FakeAnswer error(int status, String named, String message) {
        Map<String, Object> error = Map.of("code", status, "message", message, "status", named, "details", List.of());
        return FakeAnswer.raw(status, JsonWriter.write(Map.of("error", error)));
    }

    /** Too many requests, in the newer form with a title. */
    public static FakeAnswer throttled(Duration retryAfter) {
        Map<String, Object> problem =
                Map.of("type", "about:blank", "title", "Too Many Requests", "detail", "Slow down");
        return FakeAnswer.raw(429, JsonWriter.write(problem)).retryAfter(retryAfter);
    }

    /** The access token expired. */
    public static FakeAnswer expired() {
        return FakeAnswer.bytes(401, "text/plain", "Jwt is expired".getBytes(StandardCharsets.US_ASCII))
                .with(
                        "www-authenticate",
                        "Bearer realm=\"sinch\", error=\"invalid_token\", error_description=\"expired\"");
    }

    /** No such project or app, or another region's. */
    public static FakeAnswer notFound() {
        return error(404, "NOT_FOUND", "App not found");
    }

    static FakeAnswer invalid(String message) {
        return error(400, "INVALID_ARGUMENT", message);
    }
}
