package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import org.whatsapprouting.provider.support.LogSafe;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.RetryAfter;
import org.whatsapprouting.provider.support.StrictJson;

/** Reads Sinch's answers. The status of the answer decides; errors come in three forms (Sinch 1.5). */
public final class AnswerReader {
    /** More than any answer has, a page of templates among them. */
    public static final int MAX_ANSWER = 2 << 20;

    private static final StrictJson JSON = new StrictJson(MAX_ANSWER, 200_000);

    private AnswerReader() {}

    /**
     * Says what an answer makes of the message.
     *
     * @param now the present time
     */
    public static SendOutcome read(Answered answer, Instant now) {
        JsonNode body = parsed(answer.body());
        int status = answer.status();
        if (status >= 200 && status < 300) {
            String id = JsonFields.id(body, "message_id");
            return id == null
                    ? new Unknown("http-" + status, "Sinch answered with status " + status + " but no message id.")
                    : new SendOutcome.Accepted(id);
        }
        String code = code(body, status);
        String detail = detail(body, status);
        return switch (status) {
            case 400 -> new Rejected(RejectReason.INVALID_CONTENT, code, detail);
            case 401, 403 -> new Rejected(RejectReason.NOT_AUTHORISED, code, detail);
            case 404 ->
                new Rejected(
                        RejectReason.ACCOUNT,
                        code,
                        "Sinch knows no such project or app in this region. Check projectId, appId and region.");
            case 408 -> new Unknown(code, detail);
            case 429 -> Deferred.ofNumber(asked(answer, now), code, detail);
            case 501 -> unsupported(code, detail);
            default ->
                status >= 400 && status < 500
                        ? new Rejected(RejectReason.OTHER, code, detail)
                        : new Unknown(code, detail);
        };
    }

    /**
     * Returns an answer to anything but a send, whatever it says.
     *
     * @throws IOException if there is none
     */
    public static Answered answered(HttpOutcome outcome) throws IOException {
        if (outcome instanceof Answered answer) {
            return answer;
        }
        throw new IOException("Sinch did not answer: " + ((HttpOutcome.Failed) outcome).code() + ".");
    }

    /** Returns how long Sinch asks to wait, or null. */
    public static @Nullable Duration asked(Answered answer, Instant now) {
        return RetryAfter.read(answer.headers().firstValue("Retry-After").orElse(null), now);
    }

    /** Returns the body as JSON, or a missing node if it is something else. */
    public static JsonNode parsed(byte[] body) {
        try {
            return JSON.read(body);
        } catch (MalformedJsonException unreadable) {
            return MissingNode.getInstance();
        }
    }

    /** Only Sinch's own word for it says that the message was not taken; a gateway's 501 does not. */
    private static SendOutcome unsupported(String code, String detail) {
        return code.equals("UNIMPLEMENTED")
                ? new Rejected(RejectReason.UNSUPPORTED_CONTENT, code, detail)
                : new Unknown(code, detail);
    }

    private static String code(JsonNode body, int status) {
        String named = JsonFields.id(body.path("error"), "status");
        return named == null ? "http-" + status : LogSafe.detail(named);
    }

    private static String detail(JsonNode body, int status) {
        String message = JsonFields.id(body.path("error"), "message");
        if (message == null) {
            message = JsonFields.id(body, "detail");
        }
        if (message == null) {
            message = JsonFields.id(body, "title");
        }
        return message == null
                ? "Sinch answered with status " + status + " and no readable error."
                : LogSafe.detail(message);
    }
}
