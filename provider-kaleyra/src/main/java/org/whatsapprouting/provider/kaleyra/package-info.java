/** The WhatsApp API of Kaleyra as a messaging provider. */
@NullMarked
package org.whatsapprouting.provider.kaleyra;

import org.jspecify.annotations.NullMarked;
