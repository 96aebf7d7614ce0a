/** The plug-in interface for persistence: a record store with versioned compare-and-set and group commit. */
@NullMarked
package org.whatsapprouting.api.store;

import org.jspecify.annotations.NullMarked;
