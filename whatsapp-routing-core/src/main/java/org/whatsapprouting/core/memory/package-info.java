/** A store in memory, for tests and demos. */
@NullMarked
package org.whatsapprouting.core.memory;

import org.jspecify.annotations.NullMarked;
