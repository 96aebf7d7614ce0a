package org.whatsapprouting.core.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Deferred.Reach;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;

/**
 * The provider of a run, one for all engines: takes messages, puts them off, refuses them or keeps silent, reports late or
 * early, and knows what really reached the customer.
 */
final class PretendedProvider implements MessagingProvider, MessagingProviderFactory {
    static final String ID = "pretended";

    /** What is about to be posted, one webhook each. */
    final Deque<List<InboundEvent>> webhooks = new ArrayDeque<>();
    /** Reports that were not posted yet. */
    final List<InboundEvent> reports = new ArrayList<>();
    /** How often each message really reached the customer, by reference. */
    final Map<String, Integer> delivered = new HashMap<>();

    private final World world;
    private final SplittableRandom random;
    private final Set<Capability> capabilities;
    private final Pacing pacing;
    private final Set<String> calls = new HashSet<>();
    private final Map<String, Meter> pairs = new HashMap<>();
    private int number;

    PretendedProvider(World world, SplittableRandom random, Set<Capability> capabilities, Pacing pacing) {
        this.world = world;
        this.random = random;
        this.capabilities = Set.copyOf(capabilities);
        this.pacing = pacing;
    }

    @Override
    public SendOutcome send(OutboundMessage message) {
        world.note("provider gets %s, attempt %d", message.reference(), message.attempt());
        world.given(message);
        pairs.computeIfAbsent(
                        String.valueOf(message.to().phone()),
                        any -> new Meter(pacing.pairInterval(), pacing.pairBurst()))
                .count(world.now(), "the pair of " + message.to());
        Violation.unless(
                calls.add(message.reference() + "/" + message.attempt()),
                "promise 10",
                "attempt %d of %s was given to the provider twice",
                message.attempt(),
                message.reference());
        SendOutcome outcome = outcome(message);
        if (random.nextInt(20) == 0) {
            world.whileSending();
        }
        world.note("provider answers %s for %s", outcome, message.reference());
        if (outcome instanceof SendOutcome.Unknown && random.nextBoolean()) {
            throw new IllegalStateException("The provider breaks down.");
        }
        return outcome;
    }

    private SendOutcome outcome(OutboundMessage message) {
        int chance = world.isCalm() ? 0 : random.nextInt(100);
        if (chance < 72) {
            return new SendOutcome.Accepted(taken(message));
        }
        if (chance < 82) {
            Duration after = random.nextBoolean() ? null : Duration.ofSeconds(random.nextInt(40));
            return new SendOutcome.Deferred(after, "429", "", chance % 2 == 0 ? Reach.NUMBER : Reach.CUSTOMER);
        }
        if (chance < 88) {
            return new SendOutcome.Rejected(RejectReason.OTHER, "131000", "");
        }
        if (random.nextBoolean()) {
            taken(message);
        }
        return new SendOutcome.Unknown("timeout", "");
    }

    private String taken(OutboundMessage message) {
        boolean idempotent = capabilities.contains(Capability.IDEMPOTENCY_KEY);
        String id = "wamid." + message.reference() + (idempotent ? "" : "." + message.attempt());
        if (!idempotent || !delivered.containsKey(message.reference())) {
            delivered.merge(message.reference(), 1, Integer::sum);
        }
        if (random.nextInt(10) == 0) {
            report(id, message.reference(), DeliveryStatus.FAILED);
        } else {
            for (DeliveryStatus status : List.of(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ)) {
                if (random.nextInt(3) != 0) {
                    report(id, message.reference(), status);
                }
            }
        }
        return id;
    }

    private void report(String id, String reference, DeliveryStatus status) {
        boolean echo = capabilities.contains(Capability.STATUS_ECHO);
        var report = new InboundEvent.StatusReported(
                "s" + ++number, null, world.now(), id, status, echo ? reference : null, null);
        reports.add(reports.isEmpty() ? 0 : random.nextInt(reports.size()), report);
        if (random.nextInt(6) == 0) {
            reports.add(report);
        }
    }

    @Override
    public WebhookVerdict receive(WebhookRequest request) {
        List<InboundEvent> events = webhooks.poll();
        return new WebhookVerdict.Events(events == null ? List.of() : events);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<Setting> settings() {
        return Set.of();
    }

    /** Each life of an engine makes one; what a life before sent, it cannot know. */
    @Override
    public MessagingProvider create(ProviderConfig config) {
        var number = new Meter(Duration.ofSeconds(1).dividedBy(pacing.perSecond()), pacing.burst());
        return new OfOneLife(number);
    }

    @Override
    public Pacing pacing() {
        return pacing;
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public String number() {
        return "acme";
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    /** What one engine sees of the provider. */
    private final class OfOneLife implements MessagingProvider {
        private final Meter number;

        OfOneLife(Meter number) {
            this.number = number;
        }

        @Override
        public SendOutcome send(OutboundMessage message) {
            number.count(world.now(), "the number");
            return PretendedProvider.this.send(message);
        }

        @Override
        public WebhookVerdict receive(WebhookRequest request) {
            return PretendedProvider.this.receive(request);
        }

        @Override
        public Set<Capability> capabilities() {
            return capabilities;
        }

        @Override
        public Pacing pacing() {
            return pacing;
        }

        @Override
        public String number() {
            return PretendedProvider.this.number();
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
