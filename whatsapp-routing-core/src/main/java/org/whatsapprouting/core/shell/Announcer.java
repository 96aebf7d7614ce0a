package org.whatsapprouting.core.shell;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.host.RoutingListener;

/** Tells listeners what was committed, in order. Safe for any thread. */
final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final List<RoutingListener> listeners;
    private final Executor executor;

    Announcer(List<RoutingListener> listeners, Executor executor) {
        this.listeners = new CopyOnWriteArrayList<>(listeners);
        this.executor = executor;
    }

    void add(RoutingListener listener) {
        listeners.add(listener);
    }

    void remove(RoutingListener listener) {
        listeners.remove(listener);
    }

    void tell(HistoryEntry entry) {
        if (!listeners.isEmpty()) {
            executor.execute(() -> listeners.forEach(listener -> tell(listener, entry)));
        }
    }

    private static void tell(RoutingListener listener, HistoryEntry entry) {
        try {
            listener.committed(entry);
        } catch (RuntimeException | LinkageError failure) {
            LOG.warn("A listener failed at position {}", entry.position(), LogSafe.trace(failure));
        }
    }
}
