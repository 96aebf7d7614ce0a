/** Programmable Messaging of Twilio for WhatsApp as a messaging provider. */
@NullMarked
package org.whatsapprouting.provider.twilio;

import org.jspecify.annotations.NullMarked;
