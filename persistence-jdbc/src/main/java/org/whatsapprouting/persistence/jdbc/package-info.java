/** A durable store on a relational database. */
@NullMarked
package org.whatsapprouting.persistence.jdbc;

import org.jspecify.annotations.NullMarked;
