package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.DueRecords;
import org.whatsapprouting.api.store.HistoryRow;
import org.whatsapprouting.api.store.Loaded;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.api.store.StoredRecord;

/** A store whose calls wait for their answer, for tests that read like a story. Closes the store with itself. */
final class OpenStore implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final int PAGE = 1_000;

    private final RoutingStore store;

    OpenStore(RoutingStore store) {
        this.store = store;
    }

    static OpenStore of(StoreClauses test) {
        return new OpenStore(test.open());
    }

    RoutingStore store() {
        return store;
    }

    Committed commit(Draft draft) {
        return commit(draft.change());
    }

    Committed commit(Change change) {
        List<Committed> answers = commit(List.of(change));
        return answers.get(0);
    }

    List<Committed> commit(List<Change> changes) {
        List<Committed> answers = await(store.commit(changes));
        assertThat(answers).as("one answer for each change").hasSameSizeAs(changes);
        return answers;
    }

    /** Commits what the test takes for granted. */
    void given(Draft... drafts) {
        for (Draft draft : drafts) {
            assertThat(commit(draft)).isInstanceOf(Committed.Done.class);
        }
    }

    List<Boolean> append(Arrival... arrivals) {
        return await(store.append(List.of(arrivals)));
    }

    List<Pending> pending() {
        return await(store.pending(PAGE));
    }

    @Nullable
    StoredRecord find(RecordKey key) {
        return load(key).records().get(key);
    }

    StoredRecord get(RecordKey key) {
        StoredRecord found = find(key);
        if (found == null) {
            throw new AssertionError("There is no record " + key + ".");
        }
        return found;
    }

    Loaded load(RecordKey... keys) {
        return await(store.load(keys[0].tenant(), Set.of(keys), List.of()));
    }

    /** Returns the ids a range answers with. */
    List<String> ids(Range range) {
        return ids(Some.TENANT, range);
    }

    List<String> ids(TenantId tenant, Range range) {
        return await(store.load(tenant, Set.of(), List.of(range))).ranges().get(0).stream()
                .map(found -> found.key().id())
                .toList();
    }

    DueRecords due(Instant upTo, int max) {
        return due(upTo, Set.of(RecordKind.values()), max);
    }

    DueRecords due(Instant upTo, Set<RecordKind> kinds, int max) {
        return await(store.due(upTo, kinds, max));
    }

    /** Returns the whole feed of a tenant, page by page. */
    List<HistoryRow> history(TenantId tenant, @Nullable String subject) {
        List<HistoryRow> all = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = readOn(tenant, subject, all, PAGE);
        }
        return all;
    }

    /** Reads the next page of a feed behind what is read already; returns false if there is none. */
    boolean readOn(TenantId tenant, @Nullable String subject, List<HistoryRow> read, int max) {
        long after = read.isEmpty() ? 0 : read.get(read.size() - 1).position();
        List<HistoryRow> page = await(store.history(tenant, subject, after, max));
        assertThat(page).as("entries behind position %d", after).allMatch(row -> row.position() > after);
        read.addAll(page);
        return !page.isEmpty();
    }

    List<String> historyTexts() {
        return history(Some.TENANT, null).stream().map(HistoryRow::document).toList();
    }

    int forget(Instant olderThan, int max) {
        return await(store.forgetOrigins(olderThan, max));
    }

    @Override
    public void close() {
        store.close();
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException refused) {
                throw refused;
            }
            throw new AssertionError("A stage of a store fails with a StoreException only.", e);
        } catch (TimeoutException e) {
            throw new AssertionError("The store did not answer within " + PATIENCE_SECONDS + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the store.", e);
        }
    }
}
