/** SQL and dialects of the JDBC store; not for use by others. */
@NullMarked
package org.whatsapprouting.persistence.jdbc.internal;

import org.jspecify.annotations.NullMarked;
