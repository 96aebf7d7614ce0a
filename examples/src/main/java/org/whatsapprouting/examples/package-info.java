/** Runnable host applications. */
@NullMarked
package org.whatsapprouting.examples;

import org.jspecify.annotations.NullMarked;
