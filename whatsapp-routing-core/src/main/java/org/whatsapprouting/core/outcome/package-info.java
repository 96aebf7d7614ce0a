/** What becomes of the calls a host makes: expected outcomes are values of these sealed types. Immutable. */
@NullMarked
package org.whatsapprouting.core.outcome;

import org.jspecify.annotations.NullMarked;
