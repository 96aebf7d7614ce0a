/** Wire formats and calls of Kaleyra; not for use by others. */
@NullMarked
package org.whatsapprouting.provider.kaleyra.internal;

import org.jspecify.annotations.NullMarked;
