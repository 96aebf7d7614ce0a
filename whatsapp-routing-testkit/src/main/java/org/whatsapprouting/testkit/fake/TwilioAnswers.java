package org.whatsapprouting.testkit.fake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as Twilio writes them (Twilio 1.7). */
public final class TwilioAnswers {
    private TwilioAnswers() {}

    /** An error with its code. */
    public static FakeAnswer error(int status, int code, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        error.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        error.put("status", status);
        return FakeAnswer.raw(status, JsonWriter.write(error));
    }

    /** Too many requests at once: status 429, code 20429, and how long to wait. */
    public static FakeAnswer throttled(Duration retryAfter) {
        return error(429, 20_429, "Too Many Requests").retryAfter(retryAfter);
    }
}
