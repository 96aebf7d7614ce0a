package org.whatsapprouting.core;

import java.util.List;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.host.RoutingListener;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.core.shell.Shell;

/**
 * Everything that happened in a contact centre, in commit order and without gaps. Keep the position of the last entry you
 * have dealt with and go on after it: each entry is then seen at least once.
 */
public final class Feed {
    private final Shell shell;
    private final TenantId tenant;

    Feed(Shell shell, TenantId tenant) {
        this.shell = shell;
        this.tenant = tenant;
    }

    /**
     * Returns entries after a position.
     *
     * @param after the position of the last entry seen, or 0 for all
     * @param max how many at the most, 1 to 1,000
     */
    public List<HistoryEntry> read(long after, int max) {
        return shell.history(tenant, null, after, max);
    }

    /** Adds a listener that hears of new entries of all tenants at once; a fast path, not a guarantee. */
    public Subscription listen(RoutingListener listener) {
        shell.listen(listener);
        return () -> shell.unlisten(listener);
    }

    /** Ends listening. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
