/** Wire formats and calls of the WhatsApp Cloud API; not for use by others. */
@NullMarked
package org.whatsapprouting.provider.meta.internal;

import org.jspecify.annotations.NullMarked;
