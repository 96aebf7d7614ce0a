package org.whatsapprouting.core.simulate;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;

/**
 * A provider that is only pretended. Its webhooks are lines of {@code <message id> <phone> <text>}; make them with
 * {@link #says}. They count as signed, because nobody but the host makes them: give it no address that others reach.
 * Whatever is sent is taken; nobody reads it. For first programs and tests, never for customers.
 */
public final class SimulatorProvider implements MessagingProvider {
    private static final Set<Capability> SERVICES = EnumSet.of(
            Capability.HEADER,
            Capability.FOOTER,
            Capability.QUOTE,
            Capability.IDEMPOTENCY_KEY,
            Capability.SIGNED_WEBHOOKS);
    private static final Set<Capability> CAPABILITIES = Arrays.stream(Capability.values())
            .filter(one -> one.isContent() || SERVICES.contains(one))
            .collect(Collectors.toUnmodifiableSet());

    private final String number;
    private final InstantSource clock;

    SimulatorProvider(String number, InstantSource clock) {
        this.number = number;
        this.clock = clock;
    }

    /**
     * Returns the webhook of a customer who writes something.
     *
     * @param messageId what makes the message unique; no white space
     * @param phone the customer's number; no white space
     * @param text what he writes
     */
    public static WebhookRequest says(String messageId, String phone, String text) {
        byte[] body = (messageId + " " + phone + " " + text).getBytes(StandardCharsets.UTF_8);
        return WebhookRequest.of("POST", URI.create("http://simulator.invalid/webhook"), Map.of(), body);
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public String number() {
        return number;
    }

    @Override
    public SendOutcome send(OutboundMessage message) {
        return new SendOutcome.Accepted("simulated-" + message.reference());
    }

    @Override
    public WebhookVerdict receive(WebhookRequest request) {
        String[] parts = new String(request.body(), StandardCharsets.UTF_8).split(" ", 3);
        if (parts.length != 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
            return new WebhookVerdict.Refused(
                    WebhookVerdict.Refused.Cause.MALFORMED, "not of the form <message id> <phone> <text>");
        }
        return new WebhookVerdict.Events(List.of(new InboundEvent.MessageReceived(
                parts[0],
                number,
                clock.instant(),
                parts[0],
                CustomerIdentity.ofPhone(parts[1]),
                null,
                new Content.Text(parts[2]),
                null,
                null)));
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
