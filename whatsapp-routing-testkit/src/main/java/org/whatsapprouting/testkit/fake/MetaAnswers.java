package org.whatsapprouting.testkit.fake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as Meta writes them (Meta 1.11). */
public final class MetaAnswers {
    private MetaAnswers() {}

    /** An error with its code. */
    public static FakeAnswer error(int status, int code, String message) {
        return error(status, code, 0, message);
    }

    /** Too much for the number: status 429, code 130429, and how long to wait. */
    public static FakeAnswer throttled(Duration retryAfter) {
        return error(429, 130_429, "(#130429) Rate limit hit").retryAfter(retryAfter);
    }

    static FakeAnswer error(int status, int code, int subcode, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", "OAuthException");
        error.put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        error.put("error_data", Map.of("details", message));
        error.put("fbtrace_id", "AFake0000000000000000000");
        return FakeAnswer.raw(status, JsonWriter.write(Map.of("error", error)));
    }
}
