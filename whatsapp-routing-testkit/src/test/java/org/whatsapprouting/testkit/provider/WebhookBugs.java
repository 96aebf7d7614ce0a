package org.whatsapprouting.testkit.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;
import org.whatsapprouting.api.message.InboundEvent.StatusReported;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Events;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused;

/** Mistakes in what is believed, and in what it is taken for. */
final class WebhookBugs {
    private static final URI ANY = URI.create("https://host.example/");

    private WebhookBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                believing(
                        "any signature counts",
                        (request, body) -> request.header("X-Hub-Signature-256").isPresent()),
                believing(
                        "no signature counts",
                        (request, body) -> request.header("X-Hub-Signature-256").isEmpty()),
                believing("white space does not count", (request, body) -> body.endsWith(" ")),
                believing("an empty body needs no signature", (request, body) -> body.isEmpty()),
                believing("a cut body counts", (request, body) -> !body.endsWith("}")),
                methods(),
                throwing(
                        "what is malformed throws",
                        verdict -> verdict instanceof Refused refused && refused.cause() == Refused.Cause.MALFORMED),
                throwing(
                        "an unknown type throws",
                        verdict -> verdict instanceof Events events
                                && events.events().stream().anyMatch(WebhookBugs::isUnknown)),
                malformedIsForeign(),
                events("each redelivery is new", new AtomicInteger()),
                event(
                        "all messages have one key",
                        MessageReceived.class,
                        one -> message(one, "same", one.at(), one.content())),
                event(
                        "the key is the customer",
                        MessageReceived.class,
                        one -> message(one, String.valueOf(one.from().phone()), one.at(), one.content())),
                event("the key is blank", MessageReceived.class, one -> message(one, " ", one.at(), one.content())),
                event(
                        "the time is lost",
                        MessageReceived.class,
                        one -> message(one, one.eventKey(), Instant.EPOCH, one.content())),
                event(
                        "the text is trimmed to ASCII",
                        MessageReceived.class,
                        one -> message(
                                one,
                                one.eventKey(),
                                one.at(),
                                new Content.Text(one.content().text().replaceAll("[^ -~]", "?")))),
                event(
                        "the customer has a plus sign",
                        MessageReceived.class,
                        one -> new MessageReceived(
                                one.eventKey(),
                                one.number(),
                                one.at(),
                                one.providerMessageId(),
                                CustomerIdentity.ofPhone("+" + one.from().phone()),
                                null,
                                one.content(),
                                null,
                                null)),
                event(
                        "the number is lost",
                        MessageReceived.class,
                        one -> new MessageReceived(
                                one.eventKey(),
                                null,
                                one.at(),
                                one.providerMessageId(),
                                one.from(),
                                null,
                                one.content(),
                                null,
                                null)),
                event(
                        "the raw element of an unknown type is lost",
                        MessageReceived.class,
                        one -> message(
                                one,
                                one.eventKey(),
                                one.at(),
                                isUnknown(one) ? new Content.Unknown("?", "") : one.content())),
                swallowing(),
                event(
                        "read counts as delivered",
                        StatusReported.class,
                        one -> status(
                                one,
                                one.eventKey(),
                                one.status() == DeliveryStatus.READ ? DeliveryStatus.DELIVERED : one.status(),
                                one.reference(),
                                one.failure())),
                event(
                        "all statuses of a message have one key",
                        StatusReported.class,
                        one -> status(
                                one, "s" + one.providerMessageId(), one.status(), one.reference(), one.failure())),
                overtaken(),
                event(
                        "our reference is lost",
                        StatusReported.class,
                        one -> status(one, one.eventKey(), one.status(), null, one.failure())),
                event(
                        "nobody says why it failed",
                        StatusReported.class,
                        one -> status(one, one.eventKey(), one.status(), one.reference(), null)));
    }

    private static boolean isUnknown(InboundEvent event) {
        return event instanceof MessageReceived message && message.content() instanceof Content.Unknown;
    }

    private static MessageReceived message(MessageReceived one, String key, Instant at, Content content) {
        return new MessageReceived(
                key, one.number(), at, one.providerMessageId(), one.from(), null, content, null, null);
    }

    private static StatusReported status(
            StatusReported one,
            String key,
            DeliveryStatus status,
            @Nullable String reference,
            InboundEvent.@Nullable Failure failure) {
        return new StatusReported(key, one.number(), one.at(), one.providerMessageId(), status, reference, failure);
    }

    /** Changes what a provider makes of a webhook. */
    private interface Receiving {
        WebhookVerdict receive(PlainProvider good, WebhookRequest request);
    }

    private static PlantedBug bug(String name, Receiving receiving) {
        return new PlantedBug(
                name,
                (config, http) -> {
                    var good = new PlainProvider(config, http);
                    return new PlainProvider(config, http) {
                        @Override
                        public WebhookVerdict receive(WebhookRequest request) {
                            return receiving.receive(good, request);
                        }
                    };
                },
                Set.of(WebhookClauses.class));
    }

    /** When a webhook is believed that should not be. */
    private interface Belief {
        boolean in(WebhookRequest request, String body);
    }

    private static PlantedBug believing(String name, Belief belief) {
        return bug(name, (good, request) -> {
            WebhookVerdict verdict = good.receive(request);
            boolean believes = belief.in(request, new String(request.body(), StandardCharsets.UTF_8));
            return verdict instanceof Refused && request.method().equals("POST") && believes
                    ? new Events(List.of())
                    : verdict;
        });
    }

    private static PlantedBug methods() {
        return bug(
                "any method will do",
                (good, request) -> good.receive(WebhookRequest.of(
                        "POST",
                        ANY,
                        Map.of("X-Hub-Signature-256", request.headers("X-Hub-Signature-256")),
                        request.body())));
    }

    /** When a webhook makes the provider fail. */
    private interface Weakness {
        boolean in(WebhookVerdict verdict);
    }

    private static PlantedBug throwing(String name, Weakness weakness) {
        return bug(name, (good, request) -> {
            WebhookVerdict verdict = good.receive(request);
            if (weakness.in(verdict)) {
                throw new IllegalArgumentException("cannot read this");
            }
            return verdict;
        });
    }

    private static PlantedBug malformedIsForeign() {
        return bug(
                "what is malformed counts as foreign",
                (good, request) -> good.receive(request) instanceof Refused
                        ? new Refused(Refused.Cause.NOT_AUTHENTIC, "")
                        : good.receive(request));
    }

    private static PlantedBug events(String name, AtomicInteger running) {
        return event(
                name,
                MessageReceived.class,
                one -> message(one, one.eventKey() + running.incrementAndGet(), one.at(), one.content()));
    }

    private static PlantedBug swallowing() {
        return bug("unknown types are swallowed", (good, request) -> {
            WebhookVerdict verdict = good.receive(request);
            return verdict instanceof Events events
                    ? new Events(events.events().stream()
                            .filter(one -> !isUnknown(one))
                            .toList())
                    : verdict;
        });
    }

    private static PlantedBug overtaken() {
        return new PlantedBug(
                "a status that another overtook is dropped",
                (config, http) -> new PlainProvider(config, http) {
                    private final Map<String, DeliveryStatus> highest = new ConcurrentHashMap<>();

                    @Override
                    public WebhookVerdict receive(WebhookRequest request) {
                        WebhookVerdict verdict = super.receive(request);
                        return verdict instanceof Events events
                                ? new Events(events.events().stream()
                                        .filter(one -> !(one instanceof StatusReported status) || rises(status))
                                        .toList())
                                : verdict;
                    }

                    private boolean rises(StatusReported status) {
                        return highest.merge(
                                        status.providerMessageId(),
                                        status.status(),
                                        (old, now) -> old.compareTo(now) > 0 ? old : now)
                                == status.status();
                    }
                },
                Set.of(StatusClauses.class));
    }

    private static <T extends InboundEvent> PlantedBug event(String name, Class<T> type, UnaryOperator<T> change) {
        return bug(name, (good, request) -> {
            WebhookVerdict verdict = good.receive(request);
            return verdict instanceof Events events
                    ? new Events(events.events().stream()
                            .<InboundEvent>map(one -> type.isInstance(one) ? change.apply(type.cast(one)) : one)
                            .toList())
                    : verdict;
        });
    }
}
