/** The plug-in interface for messaging providers: sending, and turning signed webhooks into neutral events. */
@NullMarked
package org.whatsapprouting.api.provider;

import org.jspecify.annotations.NullMarked;
