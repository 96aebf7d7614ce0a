package org.whatsapprouting.core;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.whatsapprouting.core.memory.InMemoryStore;

/**
 * Two engines on one store. While one of them is between reading and committing the other does a few things, drawn from a
 * seed, so what one decides on is often stale.
 */
final class Rivals implements AutoCloseable {
    final TestCentre one;
    final TestCentre two;
    final InMemoryStore memory = new InMemoryStore();
    private final SplittableRandom random;
    private boolean oneCommits;
    private boolean twoCommits;
    private boolean racing = true;

    Rivals(Supplier<TestCentre.Setup> setup, long seed) {
        random = new SplittableRandom(seed);
        var first = new FaultyStore(memory);
        var second = new FaultyStore(memory);
        one = setup.get().store(first).seed(random.nextLong()).open();
        two = setup.get().store(second).seed(random.nextLong()).open();
        first.beforeCommit(() -> {
            oneCommits = true;
            interfere(two, twoCommits);
            oneCommits = false;
        });
        second.beforeCommit(() -> {
            twoCommits = true;
            interfere(one, oneCommits);
            twoCommits = false;
        });
    }

    private void interfere(TestCentre other, boolean otherCommits) {
        if (racing && !otherCommits) {
            for (int steps = random.nextInt(6); steps > 0; steps--) {
                other.crank.step();
            }
        }
    }

    /** Lets both go on until neither has anything to do. */
    void settle() {
        boolean busy = true;
        while (busy) {
            boolean first = random.nextBoolean();
            busy = (first ? one : two).crank.step();
            busy |= (first ? two : one).crank.step();
        }
    }

    /** Whether they get into each other's way from now on. */
    void race(boolean on) {
        racing = on;
    }

    /** Moves the time of both on, second by second. */
    void advance(long seconds) {
        for (long i = 0; i < seconds; i++) {
            Instant then = one.crank.instant().plusSeconds(1);
            one.crank.moveTo(then);
            two.crank.moveTo(then);
            settle();
        }
    }

    /** The answer to a command, after both came to rest. */
    <T> CompletableFuture<T> answer(CompletionStage<T> stage) {
        settle();
        return stage.toCompletableFuture();
    }

    @Override
    public void close() {
        one.close();
        two.close();
    }
}
