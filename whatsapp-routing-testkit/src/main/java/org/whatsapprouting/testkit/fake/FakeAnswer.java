package org.whatsapprouting.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a fake server does with one request. How a messaging company words its errors, its {@link FakeEndpoint} knows.
 *
 * @param takesMessage whether the message counts as taken all the same
 * @param ending how the connection ends
 * @param status the status of the answer
 * @param headers the headers of the answer
 * @param body the body of the answer
 * @param taken the message that this answer confirms, or null
 */
public record FakeAnswer(
        boolean takesMessage,
        Ending ending,
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable SentMessage taken) {

    /** How the connection ends. */
    public enum Ending {
        /** With the answer. */
        ANSWER,
        /** Not at all, until the server is closed. */
        HANG,
        /** Closed without an answer. */
        DROP,
        /** Closed in the middle of the answer. */
        CUT,
        /** Reset without an answer, as when a process dies or a gateway loses its memory: a TCP RST, where DROP is a FIN. */
        RESET,
        /** Reset in the middle of the answer. */
        RESET_INSIDE,
        /** The answer's bytes come so slowly that nobody can wait for the last one. */
        TRICKLE
    }

    /** Copies the headers. */
    public FakeAnswer {
        headers = Map.copyOf(headers);
    }

    /** Any answer; a body that begins with {@code <} is a web page, any other is JSON. */
    public static FakeAnswer raw(int status, String body) {
        String type = body.startsWith("<") ? "text/html" : "application/json";
        return bytes(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer of any media type. */
    public static FakeAnswer bytes(int status, String contentType, byte[] body) {
        return new FakeAnswer(false, Ending.ANSWER, status, Map.of("Content-Type", contentType), body, null);
    }

    /** The answer to a message that is taken with it. */
    public static FakeAnswer taken(SentMessage message, int status, String body) {
        FakeAnswer answer = raw(status, body);
        return new FakeAnswer(false, Ending.ANSWER, status, answer.headers, answer.body, message);
    }

    /** A status with a web page, as from a gateway on the way. */
    public static FakeAnswer page(int status) {
        return raw(status, "<html><body>Sorry, something went wrong.</body></html>");
    }

    /** Status 200 with bytes that mean nothing. */
    public static FakeAnswer garbage() {
        return bytes(200, "application/json", new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, 0, '}', ']'});
    }

    /** No answer until the server is closed. */
    public static FakeAnswer hang() {
        return ending(Ending.HANG);
    }

    /** The connection is closed without an answer. */
    public static FakeAnswer drop() {
        return ending(Ending.DROP);
    }

    /** The connection is closed in the middle of the answer. */
    public static FakeAnswer cut() {
        return ending(Ending.CUT);
    }

    /** The connection is reset without an answer. */
    public static FakeAnswer reset() {
        return ending(Ending.RESET);
    }

    /** The connection is reset in the middle of the answer. */
    public static FakeAnswer resetInside() {
        return ending(Ending.RESET_INSIDE);
    }

    /** An answer that never comes to its end, a byte at a time. */
    public static FakeAnswer trickle() {
        return ending(Ending.TRICKLE);
    }

    /** Returns the same, but the message is taken before it happens: the case in which trying again sends twice. */
    public FakeAnswer afterTaking() {
        return new FakeAnswer(true, ending, status, headers, body, taken);
    }

    /** Returns the same with one more header. */
    public FakeAnswer with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new FakeAnswer(takesMessage, ending, status, more, body, taken);
    }

    /** Returns the same with {@code Retry-After} in seconds. */
    public FakeAnswer retryAfter(Duration wait) {
        return with("Retry-After", Long.toString(wait.toSeconds()));
    }

    private static FakeAnswer ending(Ending ending) {
        return new FakeAnswer(false, ending, 200, Map.of(), new byte[0], null);
    }
}
