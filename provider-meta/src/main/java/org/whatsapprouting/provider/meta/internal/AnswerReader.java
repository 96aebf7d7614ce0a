package org.whatsapprouting.provider.meta.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Deferred;
import org.whatsapprouting.api.provider.SendOutcome.Rejected;
import org.whatsapprouting.api.provider.SendOutcome.Unknown;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.support.HttpOutcome.Answered;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.RetryAfter;
import org.whatsapprouting.provider.support.StrictJson;
import org.whatsapprouting.provider.support.cloud.ErrorRule;
import org.whatsapprouting.provider.support.cloud.GraphError;

/** Reads Meta's answers. To a send the error code decides, then the status of the answer (Meta 1.11). */
public final class AnswerReader {
    /** More than any answer has, a page of templates among them. */
    public static final int MAX_ANSWER = 1 << 20;

    private static final StrictJson JSON = new StrictJson(MAX_ANSWER, 100_000);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int LONGEST_PAIR_WAIT_STEP = 5;

    private AnswerReader() {}

    /**
     * Says what an answer makes of the message.
     *
     * @param attempt 1 for the first attempt
     * @param now the present time
     */
    public static SendOutcome read(Answered answer, int attempt, Instant now) {
        JsonNode body = parsed(answer.body());
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return taken(body, status);
        }
        Duration asked =
                RetryAfter.read(answer.headers().firstValue("Retry-After").orElse(null), now);
        if (body == null || !body.path("error").isObject()) {
            return byStatus(status, asked, "http-" + status, "Meta answered with status " + status + " and no error.");
        }
        GraphError error = GraphError.of(body.path("error"));
        ErrorRule rule = error.rule();
        return switch (rule.answer()) {
            case REJECT -> new Rejected(rule.reason(), error.codeText(), error.detail());
            case DEFER -> new Deferred(asked != null ? asked : rule.pause(), error.codeText(), error.detail());
            case DEFER_NUMBER ->
                Deferred.ofNumber(asked != null ? asked : rule.pause(), error.codeText(), error.detail());
            case DEFER_PAIR ->
                new Deferred(asked != null ? asked : pairWait(attempt), error.codeText(), error.detail());
            case UNKNOWN -> new Unknown(error.codeText(), error.detail());
            case BY_STATUS -> byStatus(status, asked, error.codeText(), error.detail());
        };
    }

    /**
     * Returns the object of an answer to anything but a send.
     *
     * @throws IOException if there is none; says what Meta says
     */
    public static JsonNode object(HttpOutcome outcome) throws IOException {
        if (!(outcome instanceof Answered answer)) {
            throw new IOException("Meta did not answer: " + ((HttpOutcome.Failed) outcome).code() + ".");
        }
        JsonNode body = parsed(answer.body());
        if (answer.status() >= 200 && answer.status() < 300 && body != null && body.isObject()) {
            return body;
        }
        if (body == null || !body.path("error").isObject()) {
            throw new IOException("Meta answered with status " + answer.status() + " and nothing that can be read.");
        }
        GraphError error = GraphError.of(body.path("error"));
        throw new IOException("Meta refused with code " + error.codeText() + ": " + error.detail());
    }

    private static SendOutcome taken(@Nullable JsonNode body, int status) {
        String id = body == null ? null : JsonFields.id(body.path("messages").path(0), "id");
        return id == null
                ? new Unknown("http-" + status, "Meta answered with status " + status + " but no message id.")
                : new SendOutcome.Accepted(id);
    }

    /** A 4xx says that the request was refused; only a time-out among them says nothing. */
    private static SendOutcome byStatus(int status, @Nullable Duration asked, String code, String detail) {
        if (status == TOO_MANY_REQUESTS) {
            return Deferred.ofNumber(asked, code, detail);
        }
        if (status >= 400 && status < 500 && status != REQUEST_TIMEOUT) {
            return new Rejected(RejectReason.OTHER, code, detail);
        }
        return new Unknown(code, detail);
    }

    /** Meta advises 4^X seconds for X = 0, 1, 2 …; bounded by 17 minutes, within which any pair is free again. */
    private static Duration pairWait(int attempt) {
        int step = Math.max(0, Math.min(attempt - 1, LONGEST_PAIR_WAIT_STEP));
        return Duration.ofSeconds(1L << (2 * step));
    }

    private static @Nullable JsonNode parsed(byte[] body) {
        try {
            return JSON.read(body);
        } catch (MalformedJsonException unreadable) {
            return null;
        }
    }
}
