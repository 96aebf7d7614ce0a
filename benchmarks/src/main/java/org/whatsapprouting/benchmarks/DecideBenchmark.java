package org.whatsapprouting.benchmarks;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.decide.Decider;
import org.whatsapprouting.core.decide.Decision;

/**
 * The whole decision of a customer's message: contact and interaction, a walk through {@link PlanOfTwenty} into a queue,
 * with events, edits, effects and explanation. Nothing is loaded, encoded or committed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecideBenchmark {
    /** A power of two. Half of the messages go to each queue. */
    static final int MESSAGES = 16;

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(30);

    private final Decider decider = new Decider(PlanOfTwenty.configured());
    private final LoadedView[] strangers = new LoadedView[MESSAGES];
    private final LoadedView[] waiting = new LoadedView[MESSAGES];
    private final Command[] first = new Command[MESSAGES];
    private final Command[] next = new Command[MESSAGES];
    private final String[] fresh = new String[MESSAGES];
    private int turn;

    /** Loads all that the decisions will look at. */
    public DecideBenchmark() {
        for (int i = 0; i < MESSAGES; i++) {
            fresh[i] = "019ab3d0-7c1e-7000-8000-0000000000" + (10 + i);
            first[i] = message(i, "first", NOON);
            next[i] = message(i, "next", LATER);
            strangers[i] = new LoadedView();
            strangers[i].load(decider, first[i], fresh[i], NOON);
            waiting[i] = new LoadedView();
            waiting[i].keep(waiting[i].load(decider, first[i], fresh[i], NOON));
            waiting[i].load(decider, next[i], fresh[i], LATER);
        }
    }

    private static Command message(int i, String which, Instant at) {
        String about = i % 2 == 0 ? "the shoes I saw in your shop last week" : "the refund for my last order";
        String id = "wamid." + which + i;
        return new Command.Receive(
                PlanOfTwenty.ACCOUNT,
                new InboundEvent.MessageReceived(
                        id,
                        "106540352242922",
                        at,
                        id,
                        CustomerIdentity.ofPhone("52155500011" + (10 + i)),
                        "Customer " + i,
                        new Content.Text("Good morning, I have a question about " + about + ", number " + i + "."),
                        null,
                        null));
    }

    /** The first message of a customer nobody knows: makes contact and interaction, replies, tags, queues. */
    @Benchmark
    public Decision firstMessage() {
        int i = turn++ & MESSAGES - 1;
        return decider.decide(strangers[i], first[i], fresh[i], NOON);
    }

    /** Another message of an interaction that waits: walks the plan again and keeps its place. */
    @Benchmark
    public Decision nextMessage() {
        int i = turn++ & MESSAGES - 1;
        return decider.decide(waiting[i], next[i], fresh[i], LATER);
    }
}
