/** What happened and why: the events of the history, and explanations as data. They hold ids and codes, never customer content. */
@NullMarked
package org.whatsapprouting.api.event;

import org.jspecify.annotations.NullMarked;
