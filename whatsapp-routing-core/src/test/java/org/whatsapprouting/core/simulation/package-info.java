/** Seeded simulation: engines on one store, traffic, faults and crashes, and the promises as invariants. */
@NullMarked
package org.whatsapprouting.core.simulation;

import org.jspecify.annotations.NullMarked;
