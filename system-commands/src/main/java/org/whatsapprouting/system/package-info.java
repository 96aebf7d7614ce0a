/** The only code of the library that starts processes; a host adds it on purpose. */
@NullMarked
package org.whatsapprouting.system;

import org.jspecify.annotations.NullMarked;
