package org.whatsapprouting.testkit.store;

import org.whatsapprouting.api.store.RoutingStore;

/** What all clauses need to know of the store under test. */
interface StoreClauses {

    RoutingStore open();

    boolean isDurable();

    boolean isExclusive();
}
