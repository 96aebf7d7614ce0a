package org.whatsapprouting.provider.twilio.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Deferred;
import org.whatsapprouting.api.provider.SendOutcome.Rejected;
import org.whatsapprouting.api.provider.SendOutcome.Unknown;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.support.HttpOutcome.Answered;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.LogSafe;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.RetryAfter;
import org.whatsapprouting.provider.support.StrictJson;

/** Reads Twilio's answer to a send. The error code decides, then the status of the answer (Twilio 1.7). */
public final class AnswerReader {
    /** More than any answer has, a page of templates included. */
    public static final int MAX_ANSWER = 1 << 20;

    private static final StrictJson JSON = new StrictJson(MAX_ANSWER, 200_000);
    private static final Set<String> FAILED = Set.of("failed", "undelivered", "canceled");
    private static final int UNAUTHORISED = 401;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_WAIT_STEP = 6;

    private AnswerReader() {}

    /**
     * Says what an answer makes of the message.
     *
     * @param attempt 1 for the first attempt
     * @param now the present time
     */
    public static SendOutcome read(Answered answer, int attempt, Instant now) {
        JsonNode body = json(answer.body());
        int status = answer.status();
        String detail = body == null ? "" : LogSafe.detail(firstOf(body, "message", "error_message"));
        Duration asked =
                RetryAfter.read(answer.headers().firstValue("Retry-After").orElse(null), now);
        if (status >= 200 && status < 300) {
            return taken(body, status, attempt, asked, detail);
        }
        String code = body == null ? null : JsonFields.id(body, "code");
        return byCode(code, status, attempt, asked, detail);
    }

    /** Returns the id of what a request made, or null if it made nothing that is known. */
    static @Nullable String sid(HttpOutcome outcome) {
        if (outcome instanceof Answered answer && answer.status() >= 200 && answer.status() < 300) {
            JsonNode body = json(answer.body());
            return body == null ? null : JsonFields.id(body, "sid");
        }
        return null;
    }

    /**
     * Says what it makes of a message that something has failed which had to be done before it was sent. Whatever became of
     * that, the message itself was not sent.
     *
     * @param detail what failed, for people
     */
    static SendOutcome beforeSend(HttpOutcome failed, int attempt, Instant now, String detail) {
        SendOutcome outcome =
                failed instanceof Answered answer ? read(answer, attempt, now) : ((HttpOutcome.Failed) failed).asSend();
        if (outcome instanceof Rejected || outcome instanceof Deferred) {
            return outcome;
        }
        return new Deferred(null, outcome instanceof Unknown unknown ? unknown.code() : "unreadable", detail);
    }

    /** A message that failed at once is reported here and nowhere else (Twilio 1.5). */
    private static SendOutcome taken(
            @Nullable JsonNode body, int status, int attempt, @Nullable Duration asked, String detail) {
        String sid = body == null ? null : JsonFields.id(body, "sid");
        if (body == null || sid == null) {
            return new Unknown("http-" + status, "Twilio answered with status " + status + " but no message id.");
        }
        String name = JsonFields.id(body, "status");
        if (name == null || !FAILED.contains(name)) {
            return new SendOutcome.Accepted(sid);
        }
        String code = JsonFields.id(body, "error_code");
        SendOutcome outcome = byCode(code, status, attempt, asked, detail);
        return outcome instanceof Unknown
                ? new Rejected(ErrorTable.rule(code).reason(), code == null ? name : LogSafe.detail(code), detail)
                : outcome;
    }

    private static SendOutcome byCode(
            @Nullable String code, int status, int attempt, @Nullable Duration asked, String detail) {
        ErrorRule rule = ErrorTable.rule(code);
        String shown = code == null ? "http-" + status : LogSafe.detail(code);
        if (status >= 500) {
            return new Unknown(shown, said(detail, status));
        }
        Duration pause = asked != null ? asked : rule.pause();
        return switch (rule.answer()) {
            case REJECT -> new Rejected(rule.reason(), shown, detail);
            case DEFER -> new Deferred(pause, shown, detail);
            case DEFER_NUMBER -> Deferred.ofNumber(pause, shown, detail);
            case DEFER_ONCE ->
                attempt > 1 ? new Rejected(rule.reason(), shown, detail) : new Deferred(pause, shown, detail);
            case DEFER_LONGER -> new Deferred(asked != null ? asked : longer(rule, attempt), shown, detail);
            case UNKNOWN -> new Unknown(shown, detail);
            case BY_STATUS -> byStatus(status, asked, shown, said(detail, status));
        };
    }

    /** A 4xx says that the request was refused; only a time-out among them says nothing. */
    private static SendOutcome byStatus(int status, @Nullable Duration asked, String code, String detail) {
        if (status == TOO_MANY_REQUESTS) {
            return Deferred.ofNumber(asked, code, detail);
        }
        if (status >= 400 && status < 500 && status != REQUEST_TIMEOUT) {
            return new Rejected(
                    status == UNAUTHORISED ? RejectReason.NOT_AUTHORISED : RejectReason.OTHER, code, detail);
        }
        return new Unknown(code, detail);
    }

    private static @Nullable Duration longer(ErrorRule rule, int attempt) {
        int step = Math.max(0, Math.min(attempt - 1, LONGEST_WAIT_STEP));
        return rule.pause() == null ? null : rule.pause().multipliedBy(1L << step);
    }

    private static String said(String detail, int status) {
        return detail.isEmpty() ? "Twilio answered with status " + status + " and no error." : detail;
    }

    /** Returns an answer as JSON, or null if it is none. */
    static @Nullable JsonNode json(byte[] body) {
        try {
            return JSON.read(body);
        } catch (MalformedJsonException unreadable) {
            return null;
        }
    }

    private static @Nullable String firstOf(JsonNode body, String one, String other) {
        String text = JsonFields.id(body, one);
        return text != null ? text : JsonFields.id(body, other);
    }
}
