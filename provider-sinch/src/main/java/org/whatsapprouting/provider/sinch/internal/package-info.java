/** Wire formats and calls of the Conversation API; not for use by others. */
@NullMarked
package org.whatsapprouting.provider.sinch.internal;

import org.jspecify.annotations.NullMarked;
