/** The contract every store has to keep, as tests. */
@NullMarked
package org.whatsapprouting.testkit.store;

import org.jspecify.annotations.NullMarked;
