package org.whatsapprouting.testkit.store;

import org.junit.jupiter.api.extension.ExtendWith;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.testkit.planted.UntilFound;

/**
 * The contract, run on the store with a bug. Not a test by itself: {@link PlantedBugsTest} starts it. The good store below
 * the bug keeps what it has when it is opened again, so that the gates are open.
 */
@ExtendWith(UntilFound.class)
class OneBrokenStore implements RoutingStoreContract {
    private final PlantedBug bug;
    private final ReopenablePlace place = new ReopenablePlace();

    OneBrokenStore(String bug) {
        this.bug = PlantedBug.named(bug);
    }

    @Override
    public RoutingStore open() {
        return bug.plant().apply(place.open());
    }
}
