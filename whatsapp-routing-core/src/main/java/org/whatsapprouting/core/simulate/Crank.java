package org.whatsapprouting.core.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.core.shell.Hands;
import org.whatsapprouting.core.shell.Shell;

/**
 * Runs an engine by hand: no threads, and time stands still until {@link #advance} moves it. What there is to do is done
 * in an order drawn from a seed, and ids are made from it too, so one seed is one history and a failure can be repeated.
 * Give it to the engine's builder. Confined to one thread.
 *
 * <p>Engines that use one store, at once or one after the other, need cranks with different seeds: equal seeds make
 * equal ids.
 */
public final class Crank implements Hands, InstantSource {
    private static final int MAX_TURNS = 1_000_000;

    private final SplittableRandom random;
    private final RandomGenerator idSource;
    private final List<Runnable> callbacks = new ArrayList<>();
    private final Deque<Runnable> announcements = new ArrayDeque<>();
    private final List<Runnable> sends = new ArrayList<>();
    private final PriorityQueue<Delayed> delayed = new PriorityQueue<>(Comparator.comparing(Delayed::at));
    private Duration hostTakes = Duration.ZERO;
    private Instant now;
    private @Nullable Shell shell;

    private record Delayed(Instant at, Runnable task) {}

    /**
     * @param start the time it is until it is moved
     * @param seed what the order of things is drawn from
     */
    public Crank(Instant start, long seed) {
        this.now = start;
        this.random = new SplittableRandom(seed);
        this.idSource = random.split();
    }

    /** Takes hold of an engine's shell; the builder calls it. */
    public void hold(Shell engine) {
        shell = engine;
    }

    /** What the engine's ids are made from. */
    public RandomGenerator idSource() {
        return idSource;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Executor callbacks() {
        return callbacks::add;
    }

    @Override
    public Executor announcements() {
        return announcements::add;
    }

    @Override
    public void later(Runnable task, Duration delay) {
        if (delay.isZero()) {
            sends.add(task);
        } else {
            delayed.add(new Delayed(now.plus(delay), task));
        }
    }

    @Override
    public void aside(Runnable task) {
        later(task, hostTakes);
    }

    /** How much of the crank's time passes before what the host is asked for is done, from now on; at first none. */
    public void hostTakes(Duration time) {
        hostTakes = time;
    }

    /**
     * Does everything there is to do at the present time.
     *
     * @throws IllegalStateException if there is no end of it
     */
    public void settle() {
        for (int turns = 0; turns < MAX_TURNS; turns++) {
            if (!step()) {
                return;
            }
        }
        throw new IllegalStateException("The engine does not come to rest at " + now + ".");
    }

    /** Does one of the things there are to do at the present time, drawn from the seed. Returns false if there is none. */
    public boolean step() {
        while (!delayed.isEmpty() && !delayed.peek().at().isAfter(now)) {
            sends.add(delayed.remove().task());
        }
        int start = random.nextInt(4);
        for (int i = 0; i < 4; i++) {
            if (doOne((start + i) % 4)) {
                return true;
            }
        }
        return false;
    }

    private boolean doOne(int kind) {
        return switch (kind) {
            case 0 -> run(callbacks);
            case 1 -> run(sends);
            case 2 -> announce();
            default -> shell != null && shell.turn() > 0;
        };
    }

    private boolean run(List<Runnable> tasks) {
        if (tasks.isEmpty()) {
            return false;
        }
        tasks.remove(random.nextInt(tasks.size())).run();
        return true;
    }

    private boolean announce() {
        Runnable next = announcements.poll();
        if (next == null) {
            return false;
        }
        next.run();
        return true;
    }

    /** Moves the time on, doing at each moment what is to be done then. */
    public void advance(Duration by) {
        Instant end = now.plus(by);
        settle();
        for (Instant next = next(); next != null && !next.isAfter(end); next = next()) {
            now = next.isAfter(now) ? next : now;
            settle();
        }
        now = end;
        settle();
    }

    /** Moves the time on without doing anything, as if the process had stood still until then. */
    public void moveTo(Instant later) {
        now = later.isAfter(now) ? later : now;
    }

    /** When there is something to do next if nothing comes in, or null. */
    public @Nullable Instant next() {
        Instant clocks = shell == null ? null : shell.next();
        Instant first = delayed.isEmpty() ? null : delayed.peek().at();
        if (clocks == null || (first != null && first.isBefore(clocks))) {
            return first;
        }
        return clocks;
    }

    /**
     * Does what there is to do until a stage is complete, and returns its result.
     *
     * @throws IllegalStateException if it does not complete without time moving on
     */
    public <T> T ask(CompletionStage<T> stage) {
        settle();
        var future = stage.toCompletableFuture();
        if (!future.isDone()) {
            throw new IllegalStateException("Nothing is left to do at " + now + ", but there is no answer.");
        }
        try {
            return future.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void close() {
        callbacks.clear();
        sends.clear();
        announcements.clear();
        delayed.clear();
    }
}
