package org.whatsapprouting.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.core.json.RecordCodec;

/** Answers one line of the command {@code webhook}. Whatever stands on it, there is an answer and nothing is thrown. */
final class WebhookLine {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORISED = 401;
    private static final int TOO_LARGE = 413;
    private static final String BAD_LINE = "bad-line";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final RecordCodec codec = new RecordCodec();
    private final MessagingProvider provider;

    WebhookLine(MessagingProvider provider) {
        this.provider = provider;
    }

    String answer(byte[] line) {
        try {
            return answer(JSON.readTree(new String(line, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException notJson) {
            return refused(BAD_REQUEST, BAD_LINE, "The line is not JSON.");
        } catch (URISyntaxException | IllegalArgumentException unusable) {
            return refused(BAD_REQUEST, BAD_LINE, "The url is no address, or bodyBase64 no Base64.");
        }
    }

    String tooLong() {
        return refused(TOO_LARGE, "too-large", "The line is longer than any webhook.");
    }

    private String answer(JsonNode json) throws URISyntaxException, JsonProcessingException {
        if (!json.path("method").isTextual() || !json.path("url").isTextual()) {
            return refused(BAD_REQUEST, BAD_LINE, "A line is an object with the texts method and url.");
        }
        byte[] body = json.path("bodyBase64").isTextual()
                ? Base64.getDecoder().decode(json.path("bodyBase64").textValue())
                : json.path("body").asText("").getBytes(StandardCharsets.UTF_8);
        if (body.length > provider.bodyLimit()) {
            return refused(TOO_LARGE, "too-large", "The body is larger than " + provider.bodyLimit() + " bytes.");
        }
        String method = json.path("method").textValue().toUpperCase(Locale.ROOT);
        var url = new URI(json.path("url").textValue());
        return written(provider.receive(WebhookRequest.of(method, url, headers(json.path("headers")), body)));
    }

    private static Map<String, List<String>> headers(JsonNode headers) {
        var all = new HashMap<String, List<String>>();
        headers.properties().forEach(header -> {
            var values = new ArrayList<String>();
            if (header.getValue().isArray()) {
                header.getValue().forEach(value -> values.add(value.asText()));
            } else {
                values.add(header.getValue().asText());
            }
            all.put(header.getKey(), values);
        });
        return all;
    }

    private String written(WebhookVerdict verdict) throws JsonProcessingException {
        if (verdict instanceof WebhookVerdict.Challenge challenge) {
            return JSON.createObjectNode()
                    .put("verdict", "challenge")
                    .put("body", challenge.body())
                    .toString();
        }
        if (verdict instanceof WebhookVerdict.Refused refused) {
            return refused.cause() == WebhookVerdict.Refused.Cause.NOT_AUTHENTIC
                    ? refused(UNAUTHORISED, "not-authentic", refused.detail())
                    : refused(BAD_REQUEST, "malformed", refused.detail());
        }
        ObjectNode answer = JSON.createObjectNode().put("verdict", "events");
        var events = answer.putArray("events");
        for (InboundEvent event : ((WebhookVerdict.Events) verdict).events()) {
            events.add(JSON.readTree(codec.write(event, InboundEvent.class)));
        }
        return answer.toString();
    }

    private static String refused(int status, String code, String message) {
        return JSON.createObjectNode()
                .put("verdict", "refused")
                .put("status", status)
                .put("code", code)
                .put("message", message)
                .toString();
    }
}
