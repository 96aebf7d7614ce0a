/** What all dialects of the JDBC store share: threads, group commit, statements, reading; not for use by others. */
@NullMarked
package org.whatsapprouting.persistence.jdbc.internal;

import org.jspecify.annotations.NullMarked;
