package org.whatsapprouting.testkit.fake;

import java.time.Duration;
import java.util.Map;

/** Errors as Kaleyra writes them (Kaleyra 1.2, 1.4). */
public final class KaleyraAnswers {
    private KaleyraAnswers() {}

    /** An error with a code, for example {@code E110} or {@code WAV2101}. */
    public static FakeAnswer error(int status, String code, String message) {
        return FakeAnswer.raw(status, JsonWriter.write(Map.of("code", code, "message", message)));
    }

    /** What is wrong with one field, as the first version says it. */
    public static FakeAnswer invalid(String field, String what) {
        return FakeAnswer.raw(400, JsonWriter.write(Map.of("error", Map.of(field, what))));
    }

    /** Too many requests. */
    public static FakeAnswer throttled(Duration retryAfter) {
        return FakeAnswer.raw(429, JsonWriter.write(Map.of("error", Map.of("throttle", "Too many requests"))))
                .retryAfter(retryAfter);
    }
}
