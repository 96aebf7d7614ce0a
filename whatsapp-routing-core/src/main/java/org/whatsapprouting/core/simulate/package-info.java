/** Running without the world: a provider that is only pretended, and an engine whose time a test moves by hand. */
@NullMarked
package org.whatsapprouting.core.simulate;

import org.jspecify.annotations.NullMarked;
