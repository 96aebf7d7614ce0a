/** The command line. */
@NullMarked
package org.whatsapprouting.cli;

import org.jspecify.annotations.NullMarked;
