/** What customers and businesses say to each other, in provider-neutral form. Immutable values, safe for any thread. */
@NullMarked
package org.whatsapprouting.api.message;

import org.jspecify.annotations.NullMarked;
