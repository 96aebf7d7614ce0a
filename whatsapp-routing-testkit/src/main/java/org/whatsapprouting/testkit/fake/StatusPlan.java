package org.whatsapprouting.testkit.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.whatsapprouting.api.message.DeliveryStatus;

/**
 * What becomes of a message at its company, and when the host hears of each. Companies promise neither the order of their
 * reports nor that each comes once. Immutable.
 *
 * @param steps the reports, in the order in which those that arrive at one moment are made
 */
public record StatusPlan(List<Step> steps) {
    private static final Duration APART = Duration.ofSeconds(1);

    /**
     * One report.
     *
     * @param status one of SENT, DELIVERED, READ and FAILED
     * @param happens how long after the message was taken; what the report says
     * @param arrives how long after the message was taken; negative: before the send is even answered
     */
    public record Step(DeliveryStatus status, Duration happens, Duration arrives) {}

    /** Copies the steps. */
    public StatusPlan {
        steps = List.copyOf(steps);
    }

    /** These, a second apart, each reported when it happens. */
    public static StatusPlan of(DeliveryStatus... statuses) {
        return new StatusPlan(IntStream.range(0, statuses.length)
                .mapToObj(i -> new Step(statuses[i], APART.multipliedBy(i + 1L), APART.multipliedBy(i + 1L)))
                .toList());
    }

    /** Sent, delivered, read. */
    public static StatusPlan read() {
        return of(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ);
    }

    /** The same, but each report arrives that much later than it would. */
    public StatusPlan late(Duration by) {
        return each(step -> new Step(step.status, step.happens, step.arrives.plus(by)));
    }

    /** The same, but each report comes a second time, to the letter, that much after the first. */
    public StatusPlan doubled(Duration later) {
        return new StatusPlan(
                Stream.concat(steps.stream(), late(later).steps.stream()).toList());
    }

    /** The same, but which report arrives at which of the moments only chance knows. */
    public StatusPlan reordered(RandomGenerator random) {
        var moments = new ArrayList<>(steps.stream().map(Step::arrives).toList());
        for (int i = moments.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            moments.set(i, moments.set(other, moments.get(i)));
        }
        return at(moments);
    }

    /** The same, but the last report arrives first. */
    public StatusPlan backwards() {
        return at(IntStream.range(0, steps.size())
                .mapToObj(i -> steps.get(steps.size() - 1 - i).arrives)
                .toList());
    }

    /**
     * The same, but the first report arrives before the company has answered the send that it is about. Only for a host that
     * takes webhooks on another thread than it sends on.
     */
    public StatusPlan early() {
        return at(
                Stream.concat(Stream.of(APART.negated()), steps.stream().skip(1).map(Step::arrives))
                        .toList());
    }

    private StatusPlan at(List<Duration> moments) {
        return new StatusPlan(IntStream.range(0, steps.size())
                .mapToObj(i -> new Step(steps.get(i).status, steps.get(i).happens, moments.get(i)))
                .toList());
    }

    private StatusPlan each(UnaryOperator<Step> change) {
        return new StatusPlan(steps.stream().map(change).toList());
    }
}
