package org.whatsapprouting.provider.kaleyra.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.provider.support.JsonTokens;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.Signatures;
import org.whatsapprouting.provider.support.StrictJson;

/**
 * Turns a callback into events (Kaleyra 1.3, 1.5). The call itself says of which version it is: a query or a form is of
 * the first, JSON with {@code meta_object} of the second, other JSON of the first. Stateless, safe for any thread.
 */
public final class WebhookReader {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReader.class);

    private final StrictJson json;
    private final String number;
    private final FieldNames names;

    /**
     * @param maxBytes the largest body
     * @param maxTokens the most names, values and brackets in a JSON body
     * @param number the business number of the account, for callbacks that do not say theirs
     * @param names what the fields of the first version are called
     */
    public WebhookReader(int maxBytes, long maxTokens, String number, FieldNames names) {
        this.json = new StrictJson(maxBytes, maxTokens);
        this.number = number;
        this.names = names;
    }

    /**
     * Reads a call.
     *
     * @param received when it came, for what has no readable time
     * @return what it says; what cannot be read is kept as {@link InboundEvent.Unrecognised}
     * @throws MalformedJsonException if its body is JSON, but not strict, or over a limit
     */
    public List<InboundEvent> read(WebhookRequest request, Instant received) throws MalformedJsonException {
        byte[] body = request.body();
        boolean form = type(request).equals("application/x-www-form-urlencoded");
        if (body.length > 0 && !form) {
            return json.read(body, tokens -> ofJson(tokens, request, received));
        }
        try {
            String pairs = form
                    ? new String(body, StandardCharsets.UTF_8)
                    : request.url().getRawQuery();
            return List.of(new FirstVersion(Fields.ofPairs(pairs, names), number, received).read());
        } catch (RuntimeException unforeseen) {
            return unreadable(request, received, unforeseen);
        }
    }

    private List<InboundEvent> ofJson(JsonTokens tokens, WebhookRequest request, Instant received) throws IOException {
        var second = new SecondVersion(tokens, number);
        try {
            List<InboundEvent> events = second.events(received);
            if (events != null) {
                return events;
            }
            JsonNode root = second.tree();
            return List.of(
                    root.isObject()
                            ? new FirstVersion(Fields.ofJson(root, names), number, received).read()
                            : kept(StrictJson.write(root), received, "a body that is no object"));
        } catch (RuntimeException unforeseen) {
            return unreadable(request, received, unforeseen);
        }
    }

    private List<InboundEvent> unreadable(WebhookRequest request, Instant received, RuntimeException unforeseen) {
        // Its message may quote the call.
        LOG.warn(
                "A Kaleyra callback could not be read: {}",
                unforeseen.getClass().getName());
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.put("query", request.url().getRawQuery()).put("body", new String(request.body(), StandardCharsets.UTF_8));
        return List.of(kept(StrictJson.write(raw), received, "a call that could not be read"));
    }

    private InboundEvent kept(String raw, Instant received, String why) {
        return new InboundEvent.Unrecognised("content|" + Signatures.sha256(raw), number, received, why, raw);
    }

    private static String type(WebhookRequest request) {
        return request.header("Content-Type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** Returns the digits of a phone number as somebody wrote it, or the other one if there are none. */
    static String digits(String written, String otherwise) {
        String digits = written.replaceAll("[^0-9]", "");
        return digits.isEmpty() || digits.length() > 32 ? otherwise : digits;
    }
}
