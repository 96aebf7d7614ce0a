package org.whatsapprouting.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** Calls a provider's webhook the way a host does. */
final class Calls {
    static final String CALLBACK = "https://hooks.example.org/wa/twilio/acct1";
    static final String MESSAGE_SID = "SM00000000000000000000000000000001";

    private Calls() {}

    static MessagingProvider provider(GivenConfig config) {
        return new TwilioProviderFactory().create(config);
    }

    /** Parameters: name, value, name, value …; a name may come again. */
    static Map<String, List<String>> params(String... namesAndValues) {
        var params = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.computeIfAbsent(namesAndValues[i], name -> new ArrayList<>()).add(namesAndValues[i + 1]);
        }
        return params;
    }

    /** A message's parameters with others added or put in their place. */
    static Map<String, List<String>> message(String... namesAndValues) {
        var params = params(
                "MessageSid", MESSAGE_SID,
                "AccountSid", TestConfig.ACCOUNT,
                "From", "whatsapp:+15550001111",
                "To", "whatsapp:+" + TestConfig.NUMBER,
                "WaId", "15550001111",
                "ProfileName", "Ann",
                "NumMedia", "0",
                "SmsStatus", "received");
        params.putAll(params(namesAndValues));
        params.values().removeIf(values -> values.contains("-"));
        return params;
    }

    static byte[] form(Map<String, List<String>> params) {
        return params.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> URLEncoder.encode(entry.getKey(), UTF_8) + "=" + URLEncoder.encode(value, UTF_8)))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }

    static WebhookRequest post(String url, String signature, byte[] body) {
        return request("POST", url, signature, "application/x-www-form-urlencoded; charset=UTF-8", body);
    }

    static WebhookRequest request(String method, String url, String signature, String mediaType, byte[] body) {
        return WebhookRequest.of(
                method,
                URI.create(url),
                Map.of("X-Twilio-Signature", List.of(signature), "Content-Type", List.of(mediaType)),
                body);
    }

    static boolean isAuthentic(WebhookVerdict verdict) {
        return !(verdict instanceof Refused refused && refused.cause() == Refused.Cause.NOT_AUTHENTIC);
    }

    /** Signs parameters, has them received and returns what they say. */
    static List<InboundEvent> events(GivenConfig config, String url, Map<String, List<String>> params) {
        WebhookVerdict verdict =
                provider(config).receive(post(url, PlainSignature.of(TestConfig.TOKEN, url, params), form(params)));
        assertThat(verdict).isInstanceOf(WebhookVerdict.Events.class);
        return ((WebhookVerdict.Events) verdict).events();
    }

    static InboundEvent event(Map<String, List<String>> params) {
        List<InboundEvent> events = events(TestConfig.standard(), CALLBACK, params);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    /** A message with these parameters beside the usual, as it is read; a value of {@code -} takes the usual one away. */
    static MessageReceived received(String... namesAndValues) {
        InboundEvent event = event(message(namesAndValues));
        assertThat(event).isInstanceOf(MessageReceived.class);
        return (MessageReceived) event;
    }
}
