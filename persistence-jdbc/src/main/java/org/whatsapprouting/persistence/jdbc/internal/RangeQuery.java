package org.whatsapprouting.persistence.jdbc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Range;

/**
 * The text and values of a range. The text is put together from constants alone; whatever a caller gave is a value.
 *
 * @param text the statement
 * @param values its parameters, in order
 */
record RangeQuery(String text, List<Object> values) {
    private static final String SELECT = "select id, version_boot, version_number, document, content,"
            + " lane, owner, status, account, reference, lane_order, due, search"
            + " from records where tenant = ? and kind = ?";

    static RangeQuery of(TenantId tenant, Range range) {
        StringBuilder text = new StringBuilder(SELECT);
        List<Object> values = new ArrayList<>();
        values.add(tenant.value());
        values.add(range.kind().name());
        new TreeMap<>(range.equal()).forEach((column, value) -> {
            text.append(equal(column));
            values.add(value);
        });
        String prefix = range.idPrefix();
        if (prefix != null && !prefix.isEmpty()) {
            text.append(" and id >= ?");
            values.add(prefix);
            String end = behind(prefix);
            if (end != null) {
                text.append(" and id < ?");
                values.add(end);
            }
        }
        Range.Cursor after = range.after();
        if (after != null) {
            text.append(after(range.sort()));
            if (range.sort() == Range.Sort.BY_ORDER) {
                values.add(after.order());
            }
            values.add(after.id());
        }
        text.append(order(range.sort())).append(" limit ?");
        values.add(range.limit());
        return new RangeQuery(text.toString(), values);
    }

    private static String equal(Range.Column column) {
        return switch (column) {
            case LANE -> " and lane = ?";
            case OWNER -> " and owner = ?";
            case STATUS -> " and status = ?";
            case ACCOUNT -> " and account = ?";
            case REFERENCE -> " and reference = ?";
        };
    }

    private static String after(Range.Sort sort) {
        return switch (sort) {
            case BY_ORDER -> " and (lane_order, id) > (?, ?)";
            case BY_ID -> " and id > ?";
            case BY_ID_DESCENDING -> " and id < ?";
        };
    }

    private static String order(Range.Sort sort) {
        return switch (sort) {
            case BY_ORDER -> " order by lane_order, id";
            case BY_ID -> " order by id";
            case BY_ID_DESCENDING -> " order by id desc";
        };
    }

    /** Returns the smallest text, by code point, behind all that start with a prefix; or null if there is none. */
    private static @Nullable String behind(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return prefix.substring(0, end) + Character.toString(next);
            }
        }
        return null;
    }
}
