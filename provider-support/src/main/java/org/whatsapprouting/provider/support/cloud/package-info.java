/** WhatsApp's objects as the Cloud API writes them, for Meta and for companies that pass them on. */
@NullMarked
package org.whatsapprouting.provider.support.cloud;

import org.jspecify.annotations.NullMarked;
