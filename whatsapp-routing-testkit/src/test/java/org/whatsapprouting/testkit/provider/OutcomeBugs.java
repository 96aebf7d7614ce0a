package org.whatsapprouting.testkit.provider;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Accepted;
import org.whatsapprouting.api.provider.SendOutcome.Deferred;
import org.whatsapprouting.api.provider.SendOutcome.Rejected;
import org.whatsapprouting.api.provider.SendOutcome.Unknown;

/** Mistakes in what becomes of a send. */
final class OutcomeBugs {
    static final String FOLLOWS = "redirects are followed";
    private static final Duration TOO_LONG = Duration.ofSeconds(5);

    private OutcomeBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                again("throttled sends are repeated", Deferred.class),
                again("unknown sends are repeated", Unknown.class),
                bug(
                        "Retry-After is ignored",
                        outcome -> outcome instanceof Deferred deferred
                                ? new Deferred(null, deferred.code(), "")
                                : outcome),
                bug(
                        "throttling counts as refused",
                        outcome ->
                                outcome instanceof Deferred ? new Rejected(RejectReason.LIMIT, "limit", "") : outcome),
                bug(
                        "throttling counts as unknown",
                        outcome -> outcome instanceof Deferred deferred && deferred.retryAfter() != null
                                ? new Unknown("limit", "")
                                : outcome),
                bug(
                        "unknown counts as not sent",
                        outcome ->
                                outcome instanceof Unknown unknown ? new Deferred(null, unknown.code(), "") : outcome),
                bug(
                        "unknown counts as refused",
                        outcome -> outcome instanceof Unknown unknown
                                ? new Rejected(RejectReason.OTHER, unknown.code(), "")
                                : outcome),
                bug(
                        "unknown counts as sent",
                        outcome -> outcome instanceof Unknown ? new Accepted("made-up") : outcome),
                bug(
                        "a lost connection counts as not sent",
                        outcome -> outcome instanceof Unknown unknown
                                        && unknown.code().equals("lost")
                                ? new Deferred(null, "lost", "")
                                : outcome),
                bug(
                        "nobody there counts as unknown",
                        outcome -> outcome instanceof Deferred deferred
                                        && deferred.code().equals("connect")
                                ? new Unknown("connect", "")
                                : outcome),
                bug(
                        "nobody there counts as refused",
                        outcome -> outcome instanceof Deferred deferred
                                        && deferred.code().equals("connect")
                                ? new Rejected(RejectReason.OTHER, "connect", "")
                                : outcome),
                bug(
                        "a closed window is just another refusal",
                        outcome -> outcome instanceof Rejected rejected
                                        && rejected.reason() == RejectReason.SERVICE_WINDOW_CLOSED
                                ? new Rejected(RejectReason.OTHER, "window", "")
                                : outcome),
                bug(
                        "refused credentials are just another refusal",
                        outcome ->
                                outcome instanceof Rejected rejected && rejected.reason() == RejectReason.NOT_AUTHORISED
                                        ? new Rejected(RejectReason.OTHER, "token", "")
                                        : outcome),
                bug("failures come as exceptions", outcome -> {
                    if (outcome instanceof Unknown) {
                        throw new IllegalStateException("no answer");
                    }
                    return outcome;
                }),
                new PlantedBug(
                        "it waits longer than it may",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public SendOutcome send(OutboundMessage message) {
                                long before = System.nanoTime();
                                SendOutcome outcome = super.send(message);
                                if (System.nanoTime() - before > PlainProvider.TIMEOUT.toNanos()) {
                                    LockSupport.parkNanos(TOO_LONG.toNanos());
                                }
                                return outcome;
                            }
                        },
                        Set.of(FailureClauses.class)),
                new PlantedBug(FOLLOWS, PlainProvider::new, Set.of(FailureClauses.class)));
    }

    /** Changes what is said of a send. */
    private interface Change {
        SendOutcome of(SendOutcome outcome);
    }

    private static PlantedBug bug(String name, Change change) {
        return new PlantedBug(
                name,
                (config, http) -> new PlainProvider(config, http) {
                    @Override
                    public SendOutcome send(OutboundMessage message) {
                        return change.of(super.send(message));
                    }
                },
                Set.of(FailureClauses.class));
    }

    private static PlantedBug again(String name, Class<? extends SendOutcome> after) {
        return new PlantedBug(
                name,
                (config, http) -> new PlainProvider(config, http) {
                    @Override
                    public SendOutcome send(OutboundMessage message) {
                        SendOutcome outcome = super.send(message);
                        return after.isInstance(outcome) ? super.send(message) : outcome;
                    }
                },
                Set.of(FailureClauses.class));
    }
}
