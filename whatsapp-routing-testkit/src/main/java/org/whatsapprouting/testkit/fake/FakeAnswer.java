package org.whatsapprouting.testkit.fake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a fake server does with one request in place of the usual.
 *
 * @param takesMessage whether the message counts as taken all the same
 * @param ending how the connection ends
 * @param status the status of the answer
 * @param body the body of the answer
 * @param retryAfter the header {@code Retry-After}, or null
 */
public record FakeAnswer(
        boolean takesMessage,
        Ending ending,
        int status,
        String body,
        @Nullable Duration retryAfter) {

    /** How the connection ends. */
    public enum Ending {
        /** With the answer. */
        ANSWER,
        /** Not at all, until the server is closed. */
        HANG,
        /** Closed without an answer. */
        DROP
    }

    /** An error as Meta writes it (Meta 1.11). */
    public static FakeAnswer error(int status, int code, String message) {
        return new FakeAnswer(false, Ending.ANSWER, status, errorBody(code, 0, message), null);
    }

    /** Too much for the number: status 429, code 130429, and how long to wait. */
    public static FakeAnswer throttled(Duration retryAfter) {
        var error = error(429, 130_429, "(#130429) Rate limit hit");
        return new FakeAnswer(false, Ending.ANSWER, error.status, error.body, retryAfter);
    }

    /** A status with a web page, as from a gateway on the way. */
    public static FakeAnswer page(int status) {
        return new FakeAnswer(
                false, Ending.ANSWER, status, "<html><body>Sorry, something went wrong.</body></html>", null);
    }

    /** Any answer. */
    public static FakeAnswer raw(int status, String body) {
        return new FakeAnswer(false, Ending.ANSWER, status, body, null);
    }

    /** No answer until the server is closed. */
    public static FakeAnswer hang() {
        return new FakeAnswer(false, Ending.HANG, 0, "", null);
    }

    /** The connection is closed without an answer. */
    public static FakeAnswer drop() {
        return new FakeAnswer(false, Ending.DROP, 0, "", null);
    }

    /** Returns the same, but the message is taken before it happens: the case in which trying again sends twice. */
    public FakeAnswer afterTaking() {
        return new FakeAnswer(true, ending, status, body, retryAfter);
    }

    static FakeAnswer error(int status, int code, int subcode, String message) {
        return new FakeAnswer(false, Ending.ANSWER, status, errorBody(code, subcode, message), null);
    }

    private static String errorBody(int code, int subcode, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", "OAuthException");
        error.put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        error.put("error_data", Map.of("details", message));
        error.put("fbtrace_id", "AFake0000000000000000000");
        return JsonWriter.write(Map.of("error", error));
    }
}
