package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Deferred.Reach;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.decide.Effect;
import org.whatsapprouting.core.shell.Turns.PutOff;
import org.whatsapprouting.core.shell.Turns.Waiting;

/**
 * Gives messages to providers, not faster than each number may send, and reports what became of them. The outbox is in the
 * store; what stands here is under way and covered by its lease. Safe for any thread.
 *
 * <p>Accounts that send from one number at one provider share its turns, whatever their tenant. What one customer may get
 * is not counted here but with the contact, where it outlives the process.
 */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int ROOM = 128;

    private final Providers providers;
    private final EngineClock clock;
    private final Later later;
    private final Report report;
    private final Map<String, Turns> numbers = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    /** Runs a task on a thread that may block, after a delay. */
    interface Later {
        void run(Runnable task, Duration delay);
    }

    /** Takes how an attempt ended. */
    interface Report {
        void of(TenantId tenant, Command ended);
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
        var one = new Waiting(tenant, send, clock.instant());
        AccountId account = send.message().account();
        String number = providers.numberOf(account);
        if (number == null) {
            later.run(() -> carryOut(one, null), Duration.ZERO);
            return;
        }
        Turns turns = numbers.computeIfAbsent(number, any -> new Turns());
        PutOff late = turns.join(one, limits(account), one.since());
        if (late != null) {
            putOff(late);
        }
        call(turns, account);
    }

    /** Sees to it that somebody comes for the next send of a number. */
    private void call(Turns turns, AccountId account) {
        Duration delay = turns.call(limits(account), clock.instant());
        if (delay != null) {
            later.run(() -> turn(turns, account), delay);
        }
    }

    /** The pace is looked at here and not when the send came: a thread that comes late must not make up for it. */
    private void turn(Turns turns, AccountId account) {
        Pacing limits = limits(account);
        turns.late(limits, clock.instant()).forEach(this::putOff);
        Waiting next = turns.next(limits, clock.instant());
        try {
            call(turns, account);
        } catch (RejectedExecutionException closing) {
            LOG.debug("The engine is being closed; what waits at account '{}' is not sent now", account);
        }
        if (next != null) {
            carryOut(next, turns);
        }
    }

    private Pacing limits(AccountId account) {
        MessagingProvider provider = providers.of(account);
        return provider == null ? Pacing.WHATSAPP : provider.pacing();
    }

    private void putOff(PutOff late) {
        underWay.decrementAndGet();
        Effect.Send send = late.send().send();
        report.of(late.send().tenant(), new Command.PutOff(send.id(), send.attempt(), late.until()));
    }

    private void carryOut(Waiting one, @Nullable Turns turns) {
        AccountId account = one.send().message().account();
        SendOutcome outcome;
        try {
            outcome = outcome(one.send());
        } catch (RuntimeException | LinkageError defect) {
            LOG.error(
                    "The provider of account '{}' failed with an exception instead of an outcome",
                    account,
                    LogSafe.trace(defect));
            outcome = new SendOutcome.Unknown(
                    "provider-exception", defect.getClass().getSimpleName());
        } finally {
            underWay.decrementAndGet();
        }
        if (turns != null) {
            learn(turns, account, outcome);
        }
        report.of(
                one.tenant(),
                new Command.SendReported(one.send().id(), one.send().attempt(), outcome));
    }

    private void learn(Turns turns, AccountId account, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Accepted) {
            turns.taken();
        } else if (outcome instanceof SendOutcome.Deferred late && late.reach() == Reach.NUMBER) {
            turns.hold(limits(account), late.retryAfter(), clock.instant());
        }
    }

    private SendOutcome outcome(Effect.Send send) {
        MessagingProvider provider = providers.of(send.message().account());
        return provider == null
                ? new SendOutcome.Deferred(null, "no-provider", "The account has no provider at present.")
                : provider.send(send.message());
    }
}
