/** A contact centre of three sites lives through some days, on virtual time, and everything is counted at the end. */
@NullMarked
package org.whatsapprouting.core.week;

import org.jspecify.annotations.NullMarked;
