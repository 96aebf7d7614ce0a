package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call that is answered with an error. Thrown, because it ends the handling of a call wherever it is found.
 *
 * <p>Its message goes to the caller: it says what was asked, what was found and what to do.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Map<String, JsonNode> details = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    Refusal(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static Refusal badRequest(String message) {
        return new Refusal(ErrorCode.BAD_REQUEST, message);
    }

    static Refusal notFound(String message) {
        return new Refusal(ErrorCode.NOT_FOUND, message);
    }

    static Refusal tooLarge(int limit) {
        return new Refusal(ErrorCode.TOO_LARGE, "The body is larger than the limit of " + limit + " bytes.");
    }

    static Refusal busy(String message) {
        return new Refusal(ErrorCode.BUSY, message).header("Retry-After", "1");
    }

    /** Adds a field that tells more than the code. */
    Refusal with(String field, JsonNode value) {
        details.put(field, value);
        return this;
    }

    /** Adds a header. */
    Refusal header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Answer answer() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("code", code.name()).put("message", getMessage());
        details.forEach(error::set);
        return new Answer.Whole(code.status(), "application/json", body.toString(), headers);
    }
}
