package org.whatsapprouting.core.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.HistoryRow;

/** The history of all tenants: whole feeds, and the entries of each subject. Not thread-safe. */
final class MemoryHistory {
    private final Map<Feed, List<HistoryRow>> feeds = new HashMap<>();
    private long lastPosition;

    private record Feed(TenantId tenant, @Nullable String subject) {}

    /** Returns the position of the change's entry, or 0 if it has none. */
    long add(Change change) {
        Change.HistoryText text = change.history();
        if (text == null) {
            return 0;
        }
        HistoryRow row = new HistoryRow(++lastPosition, text.subject(), change.at(), text.document());
        feed(new Feed(change.tenant(), null)).add(row);
        if (text.subject() != null) {
            feed(new Feed(change.tenant(), text.subject())).add(row);
        }
        return row.position();
    }

    List<HistoryRow> read(TenantId tenant, @Nullable String subject, long after, int max) {
        List<HistoryRow> feed = feeds.getOrDefault(new Feed(tenant, subject), List.of());
        int from = firstBehind(feed, after);
        return List.copyOf(feed.subList(from, (int) Math.min(feed.size(), (long) from + max)));
    }

    private List<HistoryRow> feed(Feed feed) {
        return feeds.computeIfAbsent(feed, any -> new ArrayList<>());
    }

    private static int firstBehind(List<HistoryRow> feed, long position) {
        int low = 0;
        int high = feed.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (feed.get(middle).position() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
