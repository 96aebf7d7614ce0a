package org.whatsapprouting.persistence.jdbc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.whatsapprouting.api.store.StoreException;

/**
 * Writes together what came together: all calls that arrived while the last group was written are the next one, so that
 * they share one sync. No timer. Safe for any thread.
 */
final class GroupCommit implements AutoCloseable {
    /** Beyond this, waiting for the whole group costs more than a sync. */
    private static final int MOST_CHANGES = 1_000;

    private final StoreThreads<? extends BatchWriter> writer;
    private final Queue<WriteTask<?>> waiting = new ConcurrentLinkedQueue<>();

    GroupCommit(StoreThreads<? extends BatchWriter> writer) {
        this.writer = writer;
    }

    <T> CompletionStage<T> submit(WriteTask<T> task) {
        waiting.add(task);
        // One job for each task: the first takes along all that wait, and those behind it find nothing to do. A task
        // that cannot be taken back was taken along, and will be answered.
        if (!writer.submit(this::writeGroup) && waiting.remove(task)) {
            task.fail(JdbcStore.closed());
            task.complete();
        }
        return task.stage();
    }

    @Override
    public void close() {
        writer.close();
    }

    private void writeGroup(BatchWriter store) {
        List<WriteTask<?>> group = new ArrayList<>();
        int changes = 0;
        WriteTask<?> next = waiting.poll();
        while (next != null) {
            group.add(next);
            changes += next.size();
            next = changes < MOST_CHANGES ? waiting.poll() : null;
        }
        if (!group.isEmpty()) {
            try {
                store.write(group);
            } catch (StoreException e) {
                group.forEach(task -> task.fail(e));
            } catch (RuntimeException | Error e) {
                StoreException failure = new StoreException("The store failed in a way it should not.", e);
                group.forEach(task -> task.fail(failure));
            }
            group.forEach(WriteTask::complete);
            store.rest();
        }
    }
}
