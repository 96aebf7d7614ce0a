package org.whatsapprouting.persistence.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.HistoryRow;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.api.store.Version;

/** Rows as the api's values; the numbers are places in the lists of columns of the statements. */
final class Rows {
    private Rows() {}

    static Session.Row<StoredRecord> records(TenantId tenant, RecordKind kind) {
        return row -> new StoredRecord(
                new RecordKey(tenant, kind, row.getString(1)),
                new Version(row.getLong(2), row.getLong(3)),
                row.getString(4),
                row.getString(5),
                new Columns(
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getLong(11),
                        time(row, 12),
                        row.getString(13)));
    }

    static Pending pending(ResultSet row) throws SQLException {
        OriginKey key = new OriginKey(row.getString(2), row.getBytes(3));
        return new Pending(
                row.getLong(1),
                new Arrival(
                        new TenantId(row.getString(4)),
                        key.inboxKey(),
                        row.getString(5),
                        row.getString(6),
                        Nanos.time(row.getLong(7))));
    }

    static HistoryRow history(ResultSet row) throws SQLException {
        return new HistoryRow(row.getLong(1), row.getString(2), Nanos.time(row.getLong(3)), row.getString(4));
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? null : Nanos.time(nanos);
    }
}
