/** Wire formats, signatures and calls of Twilio's API; not for use by others. */
@NullMarked
package org.whatsapprouting.provider.twilio.internal;

import org.jspecify.annotations.NullMarked;
