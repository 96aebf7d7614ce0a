/** The WhatsApp Cloud API of Meta as a messaging provider. */
@NullMarked
package org.whatsapprouting.provider.meta;

import org.jspecify.annotations.NullMarked;
