package org.whatsapprouting.api.host;

import org.whatsapprouting.api.event.HistoryEntry;

/**
 * Hears of everything that happens, soon after it is committed. A listener is the fast path: it may miss entries when a
 * process ends. The feed, read from a cursor, is the guarantee.
 */
@FunctionalInterface
public interface RoutingListener {

    /**
     * Called once for each committed entry of this node, in commit order, on one engine thread, outside any commit and
     * lock. Return quickly; an exception is logged and changes nothing.
     */
    void committed(HistoryEntry entry);
}
