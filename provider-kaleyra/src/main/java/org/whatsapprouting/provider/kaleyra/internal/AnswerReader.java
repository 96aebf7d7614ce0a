package org.whatsapprouting.provider.kaleyra.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
import org.whatsapprouting.provider.support.cloud.ErrorRule;
import org.whatsapprouting.provider.support.cloud.GraphError;

/**
 * Reads Kaleyra's answers (Kaleyra 1.2, 1.4). Neither where the id stands nor how errors look is documented well,
 * so all places that were seen are looked at. To a send the code decides, then the status of the answer.
 */
public final class AnswerReader {
    /** More than any answer has, a page of templates among them. */
    public static final int MAX_ANSWER = 1 << 20;

    private static final StrictJson JSON = new StrictJson(MAX_ANSWER, 100_000);
    private static final Duration DAILY_LIMIT = Duration.ofHours(1);

    private AnswerReader() {}

    /**
     * Says what an answer makes of the message.
     *
     * @param now the present time
     * @param masked takes the secrets out of what Kaleyra says
     */
    public static SendOutcome read(Answered answer, Instant now, UnaryOperator<String> masked) {
        JsonNode body = parsed(answer.body());
        int status = answer.status();
        boolean good = status >= 200 && status < 300;
        String id = good && !isError(body) ? id(body) : null;
        if (id != null) {
            return new SendOutcome.Accepted(id);
        }
        String code = code(body);
        String detail = detail(body, status, masked);
        Duration asked =
                RetryAfter.read(answer.headers().firstValue("Retry-After").orElse(null), now);
        SendOutcome known = code == null ? null : byCode(code, asked, detail);
        if (known != null) {
            return known;
        }
        String named = code == null ? "http-" + status : code;
        if (good && isError(body) && body.path("error").isObject()) {
            return new Rejected(reason(body), named, detail);
        }
        return byStatus(status, asked, named, detail, body);
    }

    /**
     * Returns the object of an answer to anything but a send.
     *
     * @param masked takes the secrets out of what Kaleyra says
     * @throws IOException if there is none; says what Kaleyra says
     */
    public static JsonNode object(HttpOutcome outcome, UnaryOperator<String> masked) throws IOException {
        if (!(outcome instanceof Answered answer)) {
            throw new IOException("Kaleyra did not answer: " + ((HttpOutcome.Failed) outcome).code() + ".");
        }
        JsonNode body = parsed(answer.body());
        int status = answer.status();
        if (status >= 200 && status < 300 && body.isObject() && !isError(body)) {
            return body;
        }
        String code = code(body);
        throw new IOException("Kaleyra refused with status " + status + (code == null ? "" : ", code " + code) + ": "
                + detail(body, status, masked));
    }

    /** Returns what an answer is about: Kaleyra may wrap it in {@code data}. */
    public static JsonNode unwrapped(JsonNode answer) {
        return answer.path("data").isObject() ? answer.path("data") : answer;
    }

    private static SendOutcome byStatus(
            int status, @Nullable Duration asked, String code, String detail, JsonNode body) {
        return switch (status) {
            case 401, 403 -> new Rejected(RejectReason.NOT_AUTHORISED, code, detail);
            case 402 -> new Rejected(RejectReason.ACCOUNT, code, detail);
            case 408 -> new Unknown(code, detail);
            case 429 -> Deferred.ofNumber(asked, code, detail);
            default ->
                status >= 400 && status < 500
                        ? new Rejected(status == 400 ? reason(body) : RejectReason.OTHER, code, detail)
                        : new Unknown(code, detail);
        };
    }

    /** Returns what a documented code says, or null if the status of the answer decides. */
    private static @Nullable SendOutcome byCode(String code, @Nullable Duration asked, String detail) {
        return switch (code) {
            case "RBC001", "WA401" -> new Rejected(RejectReason.NOT_AUTHORISED, code, detail);
            case "E110" -> new Rejected(RejectReason.ACCOUNT, code, detail);
            case "WA400" -> new Rejected(RejectReason.INVALID_CONTENT, code, detail);
            case "WA500" -> new Unknown(code, detail);
            case "WAV2101" -> new Deferred(asked != null ? asked : DAILY_LIMIT, code, detail);
            default -> code.matches("[0-9]{1,9}") ? byNumber(code, asked, detail) : validation(code, detail);
        };
    }

    private static @Nullable SendOutcome validation(String code, String detail) {
        return code.matches("E13[0-9]{3}") ? new Rejected(RejectReason.INVALID_CONTENT, code, detail) : null;
    }

    /** A code of WhatsApp itself, passed on. */
    private static @Nullable SendOutcome byNumber(String code, @Nullable Duration asked, String detail) {
        ErrorRule rule = new GraphError(Integer.parseInt(code), 0, detail).rule();
        return switch (rule.answer()) {
            case REJECT -> new Rejected(rule.reason(), code, detail);
            case DEFER_NUMBER -> Deferred.ofNumber(asked != null ? asked : rule.pause(), code, detail);
            case DEFER, DEFER_PAIR -> new Deferred(asked != null ? asked : rule.pause(), code, detail);
            case UNKNOWN -> new Unknown(code, detail);
            case BY_STATUS -> null;
        };
    }

    /** Returns the id in an answer, wherever it stands, or null. */
    public static @Nullable String id(JsonNode body) {
        JsonNode data = body.path("data");
        JsonNode first = data.isArray() ? data.path(0) : data;
        return firstOf(
                JsonFields.id(body, "id"),
                JsonFields.id(first, "id"),
                JsonFields.id(first, "message_id"),
                JsonFields.id(body.path("messages").path(0), "id"),
                JsonFields.id(body, "message_id"));
    }

    /** Some answers of status 200 hold an error; an empty one does not count. */
    private static boolean isError(JsonNode body) {
        JsonNode error = body.path("error");
        return (error.isObject() && !error.isEmpty())
                || (error.isTextual() && !error.textValue().isBlank());
    }

    private static @Nullable String code(JsonNode body) {
        String code = firstOf(JsonFields.id(body.path("error"), "code"), JsonFields.id(body, "code"));
        return code == null || code.equals("WA200") || code.length() > 32 ? null : LogSafe.detail(code);
    }

    private static RejectReason reason(JsonNode body) {
        return body.path("error").has("to") ? RejectReason.RECIPIENT_UNREACHABLE : RejectReason.INVALID_CONTENT;
    }

    private static String detail(JsonNode body, int status, UnaryOperator<String> masked) {
        JsonNode error = body.path("error");
        String text =
                firstOf(JsonFields.id(error, "message"), JsonFields.id(body, "error"), JsonFields.id(body, "message"));
        if (text == null && error.isObject()) {
            text = error.properties().stream()
                    .map(field -> field.getKey() + ": " + field.getValue().asText())
                    .collect(Collectors.joining("; "));
        }
        if (text == null || text.isEmpty()) {
            return "Kaleyra answered with status " + status + " and no readable error.";
        }
        return LogSafe.detail(masked.apply(text));
    }

    private static @Nullable String firstOf(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.read(body);
        } catch (MalformedJsonException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
