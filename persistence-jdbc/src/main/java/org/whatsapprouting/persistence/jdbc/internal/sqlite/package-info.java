/** The dialect SQLite; not for use by others. */
@NullMarked
package org.whatsapprouting.persistence.jdbc.internal.sqlite;

import org.jspecify.annotations.NullMarked;
