/** A demo contact centre. */
@NullMarked
package org.whatsapprouting.examples.contactcenter;

import org.jspecify.annotations.NullMarked;
