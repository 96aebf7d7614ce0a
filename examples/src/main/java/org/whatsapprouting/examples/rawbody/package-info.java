/** How a host hands over a webhook's body untouched, in the frameworks hosts use. */
@NullMarked
package org.whatsapprouting.examples.rawbody;

import org.jspecify.annotations.NullMarked;
