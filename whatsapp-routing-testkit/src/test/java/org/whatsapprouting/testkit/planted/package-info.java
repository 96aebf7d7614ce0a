/** Runs a contract against an implementation with a mistake in it, to see that the contract finds it. */
@NullMarked
package org.whatsapprouting.testkit.planted;

import org.jspecify.annotations.NullMarked;
