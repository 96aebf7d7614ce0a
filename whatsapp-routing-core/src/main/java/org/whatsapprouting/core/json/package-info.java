/** Records to JSON text and back; the only package that knows a JSON library. */
@NullMarked
package org.whatsapprouting.core.json;

import org.jspecify.annotations.NullMarked;
