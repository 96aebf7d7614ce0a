package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.decide.Effect;

/**
 * Gives messages to providers, a few at a time and not faster than each account may send, and reports what became of
 * them. The outbox is in the store; what stands here is under way and covered by its lease. Safe for any thread.
 */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    /** A send that could not start this long after its lease began is given back, so that the lease outlives the call. */
    private static final Duration MUST_START_WITHIN = Duration.ofSeconds(20);

    private static final int ROOM = 128;
    private static final int PER_SECOND = 80;
    private static final int BURST = 20;

    private final Providers providers;
    private final EngineClock clock;
    private final Later later;
    private final Report report;
    private final Map<AccountId, Pace> paces = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    /** Runs a task on a thread that may block, after a delay. */
    interface Later {
        void run(Runnable task, Duration delay);
    }

    /** Takes what became of a send. */
    interface Report {
        void of(TenantId tenant, Command.SendReported result);
    }

    Sender(Providers providers, EngineClock clock, Later later, Report report) {
        this.providers = providers;
        this.clock = clock;
        this.later = later;
        this.report = report;
    }

    boolean hasRoom() {
        return underWay.get() < ROOM;
    }

    void send(TenantId tenant, Effect.Send send) {
        underWay.incrementAndGet();
        Instant asked = clock.instant();
        Duration delay = paces.computeIfAbsent(send.message().account(), account -> new Pace(PER_SECOND, BURST))
                .take(asked);
        later.run(() -> carryOut(tenant, send, asked), delay);
    }

    private void carryOut(TenantId tenant, Effect.Send send, Instant asked) {
        SendOutcome outcome;
        try {
            outcome = outcome(send, asked);
        } catch (RuntimeException | LinkageError defect) {
            LOG.error(
                    "The provider of account '{}' failed with an exception instead of an outcome",
                    send.message().account(),
                    LogSafe.trace(defect));
            outcome = new SendOutcome.Unknown(
                    "provider-exception", defect.getClass().getSimpleName());
        } finally {
            underWay.decrementAndGet();
        }
        report.of(tenant, new Command.SendReported(send.id(), send.message().attempt(), outcome));
    }

    private SendOutcome outcome(Effect.Send send, Instant asked) {
        if (clock.instant().isAfter(asked.plus(MUST_START_WITHIN))) {
            return new SendOutcome.Deferred(null, "not-started", "It waited too long for its turn.");
        }
        MessagingProvider provider = providers.of(send.message().account());
        return provider == null
                ? new SendOutcome.Deferred(null, "no-provider", "The account has no provider at present.")
                : provider.send(send.message());
    }
}
