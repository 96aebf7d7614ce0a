/** What the host application supplies or listens to. */
@NullMarked
package org.whatsapprouting.api.host;

import org.jspecify.annotations.NullMarked;
