/** Bugs planted into the engine, to see its tests find them. */
@NullMarked
package org.whatsapprouting.core.planted;

import org.jspecify.annotations.NullMarked;
