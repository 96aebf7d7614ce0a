/** The Conversation API of Sinch as a messaging provider. */
@NullMarked
package org.whatsapprouting.provider.sinch;

import org.jspecify.annotations.NullMarked;
