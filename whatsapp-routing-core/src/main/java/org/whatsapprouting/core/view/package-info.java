/** What a host reads: agents, offers, interactions and messages as they are. Immutable values. */
@NullMarked
package org.whatsapprouting.core.view;

import org.jspecify.annotations.NullMarked;
