package org.whatsapprouting.testkit.store;

import org.whatsapprouting.api.store.RoutingStore;

/**
 * What every {@link RoutingStore} has to do, as tests. A store's test implements this interface, says how to open the
 * store, and inherits the rest:
 *
 * <pre>{@code
 * class MyStoreTest implements RoutingStoreContract {
 *     @TempDir
 *     Path directory;
 *
 *     @Override
 *     public RoutingStore open() {
 *         return new MyStoreFactory().open(new StoreConfig(Map.of("file", directory.resolve("my.db").toString())));
 *     }
 * }
 * }</pre>
 *
 * <p>The name of a test begins with the method of the store it is about. Tests tagged {@code race} need real threads,
 * {@code big} some 200 MB of heap, {@code long} more than a few seconds. A gate is open unless the store closes it by overriding a method here,
 * which belongs into its documentation.
 */
public interface RoutingStoreContract
        extends DedupeClauses,
                PendingClauses,
                AtomicityClauses,
                VersionClauses,
                ContentClauses,
                LoadClauses,
                RangeClauses,
                DueClauses,
                HistoryClauses,
                ForgetClauses,
                RaceClauses,
                LifeClauses {

    /**
     * Opens the store at this test's own place, which is empty at first. A test that opens a second time means the same
     * place again.
     */
    @Override
    RoutingStore open();

    /** A gate: what was committed is there after closing and opening again. */
    @Override
    default boolean isDurable() {
        return true;
    }

    /** A gate: while it is open, the same place cannot be opened again. */
    @Override
    default boolean isExclusive() {
        return true;
    }
}
