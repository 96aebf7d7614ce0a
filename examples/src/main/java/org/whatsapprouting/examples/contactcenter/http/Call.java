package org.whatsapprouting.examples.contactcenter.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.CommandId;

/** One call of the server. Confined to the thread that answers it. */
final class Call {
    /** No call of the API needs more. */
    static final int BODY_LIMIT = 64 << 10;

    private final HttpExchange exchange;
    private final String template;
    private final Map<String, String> variables;

    Call(HttpExchange exchange, String template, Map<String, String> variables) {
        this.exchange = exchange;
        this.template = template;
        this.variables = variables;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    URI uri() {
        return exchange.getRequestURI();
    }

    Map<String, List<String>> headers() {
        return exchange.getRequestHeaders();
    }

    @Nullable
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** Returns a variable of the path. */
    String path(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("The route " + template + " has no variable '" + name + "'.");
        }
        return value;
    }

    /**
     * Returns a variable of the path as an id.
     *
     * @throws Refusal if the text cannot be one; nothing has such an id, so it is not found
     */
    <T> T path(String name, Function<String, T> type) {
        try {
            return type.apply(path(name));
        } catch (IllegalArgumentException noId) {
            throw Refusal.notFound(String.valueOf(noId.getMessage()));
        }
    }

    /**
     * Returns the parameters of the query, each given once.
     *
     * @throws Refusal if there is one that is not allowed, which is probably misspelt
     */
    Map<String, String> query(Set<String> allowed) {
        var parameters = new TreeMap<String, String>();
        String query = uri().getRawQuery();
        for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (!allowed.contains(name)) {
                throw Refusal.badRequest("There is no parameter '" + name + "' here. Known are " + allowed + ".");
            }
            if (parameters.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                throw Refusal.badRequest("The parameter '" + name + "' is given more than once.");
            }
        }
        return parameters;
    }

    /** Returns the id under which a repeated call is known, or null if the caller gives none. */
    @Nullable
    CommandId command() {
        String key = header("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > 255) {
            throw Refusal.badRequest("An Idempotency-Key has 1 to 255 characters.");
        }
        // One key stands for one call of one path: a client that numbers its calls may begin again for each path.
        return new CommandId(Digest.sha256(uri().getRawPath() + "\n" + key));
    }

    /**
     * Returns the JSON object in the body; an empty body is an object without fields.
     *
     * @param allowed the fields it may have
     */
    Fields body(String... allowed) throws IOException {
        return Fields.read(bytes(BODY_LIMIT), Set.of(allowed));
    }

    /**
     * Reads the body as it came. Nothing is inflated.
     *
     * @throws Refusal if it is larger than the limit; not more than one byte beyond it is read
     */
    byte[] bytes(int limit) throws IOException {
        String declared = header("Content-Length");
        if (declared != null && declared.matches("[0-9]{1,18}") && Long.parseLong(declared) > limit) {
            throw Refusal.tooLarge(limit);
        }
        byte[] body = exchange.getRequestBody().readNBytes(limit + 1);
        if (body.length > limit) {
            throw Refusal.tooLarge(limit);
        }
        return body;
    }

    static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest("The address holds a % that is not followed by two hexadecimal digits.");
        }
    }
}
