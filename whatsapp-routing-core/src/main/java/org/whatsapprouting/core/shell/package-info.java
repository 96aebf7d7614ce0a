/** What makes decisions happen: the only package that asks for the time. */
@NullMarked
package org.whatsapprouting.core.shell;

import org.jspecify.annotations.NullMarked;
