package org.whatsapprouting.testkit.fake;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reports to a host what becomes of the messages that a fake server takes, signed as the company signs. Nothing happens by
 * itself and nobody waits: the test moves the time. Safe for any thread.
 *
 * <pre>{@code
 * var reports = new StatusReports(webhooks, clock.instant(), call -> call.at(webhookAddress).make());
 * reports.plan(StatusPlan.read().doubled(Duration.ofMinutes(1)).reordered(new Random(7)));
 * fake.reportTo(reports);
 * // … the engine sends …
 * clock.advance(Duration.ofHours(1));
 * reports.advanceTo(clock.instant());
 * }</pre>
 */
public final class StatusReports {

    /** Takes the calls of its webhook. */
    @FunctionalInterface
    public interface Host {

        /** Takes a call, and returns the status of the answer. */
        int take(WebhookCall call) throws IOException, InterruptedException;
    }

    private record Due(Instant at, long number, WebhookCall call) {}

    private final ProviderWebhooks webhooks;
    private final Host host;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private Instant now;
    private StatusPlan plan = StatusPlan.read();
    private long planned;

    /**
     * @param start the time it is until it is moved
     * @param host where the reports go
     */
    public StatusReports(ProviderWebhooks webhooks, Instant start, Host host) {
        this.webhooks = webhooks;
        this.now = start;
        this.host = host;
    }

    /** What becomes of each message that is taken from now on. At first they are sent, delivered and read. */
    public synchronized void plan(StatusPlan next) {
        plan = next;
    }

    /** When the next report arrives, or null if there is none. */
    public synchronized @Nullable Instant next() {
        Due first = due.peek();
        return first == null ? null : first.at;
    }

    /**
     * Moves the time on, never back, and makes the calls that are due by then, in order and one after the other.
     *
     * @return how many calls were made
     * @throws IllegalStateException if the host did not answer one with 200; those after it stay due
     */
    public int advanceTo(Instant time) throws IOException, InterruptedException {
        int made = 0;
        for (Due next = take(time); next != null; next = take(time)) {
            call(next.call);
            made++;
        }
        return made;
    }

    /** Of a message that was just taken. Makes the calls that come before the answer. */
    void taken(SentMessage message) throws IOException, InterruptedException {
        for (WebhookCall call : early(message)) {
            call(call);
        }
    }

    private synchronized @Nullable Due take(Instant time) {
        now = time.isAfter(now) ? time : now;
        Due first = due.peek();
        return first == null || first.at.isAfter(now) ? null : due.remove();
    }

    private synchronized List<WebhookCall> early(SentMessage message) {
        var early = new ArrayList<WebhookCall>();
        for (StatusPlan.Step step : plan.steps()) {
            WebhookCall call = webhooks.statusReport(
                    message.id(), step.status(), message.to(), now.plus(step.happens()), message.reference());
            if (step.arrives().isNegative()) {
                early.add(call);
            } else {
                due.add(new Due(now.plus(step.arrives()), planned++, call));
            }
        }
        return early;
    }

    private void call(WebhookCall call) throws IOException, InterruptedException {
        int status = host.take(call);
        if (status != 200) {
            throw new IllegalStateException("The host answered a status report with " + status + ".");
        }
    }
}
