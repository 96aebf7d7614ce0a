/** Interactions as tables: CSV that no spreadsheet takes for anything but text. */
@NullMarked
package org.whatsapprouting.core.search;

import org.jspecify.annotations.NullMarked;
