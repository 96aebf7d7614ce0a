package org.whatsapprouting.testkit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Real threads that start a round together. Closes with itself. */
final class Crowd implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final ExecutorService threads;
    private final CyclicBarrier start;

    Crowd(int size) {
        threads = Executors.newFixedThreadPool(size);
        start = new CyclicBarrier(size);
    }

    interface Member<T> {
        T act(int number) throws Exception;
    }

    /** Lets every member act at the same time, and returns what each of them got. */
    <T> List<T> round(Member<T> member) {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < start.getParties(); i++) {
            int number = i;
            tasks.add(() -> {
                meet();
                return member.act(number);
            });
        }
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for a round to end.", e);
        } catch (ExecutionException e) {
            throw new AssertionError("A thread of the round failed.", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void meet() throws InterruptedException, BrokenBarrierException, TimeoutException {
        start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
