/** The configuration of a contact centre and the ids everything is named by. Immutable values, safe for any thread. */
@NullMarked
package org.whatsapprouting.api.model;

import org.jspecify.annotations.NullMarked;
