package org.whatsapprouting.persistence.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.Range.Column;
import org.whatsapprouting.api.store.Range.Cursor;
import org.whatsapprouting.api.store.Range.Sort;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.persistence.jdbc.internal.sqlite.SqliteStore;

/** The one statement that is put together in code. */
class RangeQueryTest {
    private static final String CANARY = "x' or '1'='1";
    private static final TenantId TENANT = TenantId.DEFAULT;

    @TempDir
    Path directory;

    @Test
    @DisplayName("Promise 8: no text of a caller gets into a statement, whatever he asks for")
    void textsStayValues() {
        for (Sort sort : Sort.values()) {
            Map<Column, String> all = new EnumMap<>(Column.class);
            for (Column column : Column.values()) {
                all.put(column, CANARY);
            }
            Range range = new Range(RecordKind.MESSAGE, all, CANARY, sort, new Cursor(7, CANARY), 10);

            RangeQuery query = RangeQuery.of(TENANT, range);

            assertThat(query.text()).doesNotContain("or '1'").doesNotContain("'");
            assertThat(query.text().chars().filter(c -> c == '?').count())
                    .isEqualTo(query.values().size());
            assertThat(query.values()).filteredOn(CANARY::equals).hasSize(7);
        }
    }

    @Test
    @DisplayName("Every question the indexes are made for is answered by one of them, without sorting")
    void plans() throws SQLException {
        SqliteStore.open(directory.resolve("store.db")).close();
        Cursor after = new Cursor(7, "m");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("store.db"))) {
            for (@Nullable Cursor cursor : new Cursor[] {null, after}) {
                String lane = "INDEX records_by_lane (tenant=? AND kind=? AND lane=?";
                assertPlan(connection, Map.of(Column.LANE, "l"), null, Sort.BY_ORDER, cursor, lane);
                assertPlan(connection, Map.of(Column.LANE, "l", Column.STATUS, "s"), null, Sort.BY_ORDER, cursor, lane);
                assertPlan(
                        connection,
                        Map.of(Column.OWNER, "o"),
                        null,
                        Sort.BY_ID,
                        cursor,
                        "INDEX records_by_owner (tenant=? AND kind=? AND owner=?");
                assertPlan(
                        connection,
                        Map.of(Column.ACCOUNT, "a", Column.STATUS, "s"),
                        null,
                        Sort.BY_ID_DESCENDING,
                        cursor,
                        "INDEX records_by_account (tenant=? AND kind=? AND account=? AND status=?");
                assertPlan(
                        connection,
                        Map.of(Column.STATUS, "s"),
                        null,
                        Sort.BY_ID_DESCENDING,
                        cursor,
                        "INDEX records_by_status (tenant=? AND kind=? AND status=?");
                assertPlan(
                        connection,
                        Map.of(Column.REFERENCE, "r"),
                        null,
                        Sort.BY_ID,
                        cursor,
                        "INDEX records_by_reference (tenant=? AND kind=? AND reference=?");
                assertPlan(
                        connection,
                        Map.of(),
                        "p",
                        Sort.BY_ID,
                        cursor,
                        "INDEX sqlite_autoindex_records_1 (tenant=? AND kind=? AND id>? AND id<?");
                assertPlan(
                        connection,
                        Map.of(),
                        null,
                        Sort.BY_ID_DESCENDING,
                        cursor,
                        "INDEX sqlite_autoindex_records_1 (tenant=? AND kind=?");
            }
        }
    }

    @Test
    @DisplayName("Statements with a fixed text are answered by an index, without sorting")
    void fixedPlans() throws SQLException {
        SqliteStore.open(directory.resolve("store.db")).close();
        Statements statements = Statements.of(SqliteStore.class);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("store.db"))) {
            for (Sql name : List.of(
                    Sql.FIND_RECORD,
                    Sql.FIND_VERSION,
                    Sql.UPDATE_RECORD,
                    Sql.DELETE_RECORD,
                    Sql.FIND_DUE,
                    Sql.FIND_NEXT_DUE,
                    Sql.FIND_ORIGIN,
                    Sql.ANSWER_ORIGIN,
                    Sql.FORGET_ORIGINS,
                    Sql.FIND_PENDING,
                    Sql.TAKE_PENDING,
                    Sql.READ_FEED,
                    Sql.READ_SUBJECT)) {
                assertThat(plan(connection, statements.text(name)))
                        .as(name.name())
                        .contains("SEARCH")
                        .doesNotContain("SCAN")
                        .doesNotContain("TEMP B-TREE");
            }
        }
    }

    private static void assertPlan(
            Connection connection,
            Map<Column, String> equal,
            @Nullable String prefix,
            Sort sort,
            @Nullable Cursor after,
            String expected)
            throws SQLException {
        Range range = new Range(RecordKind.INTERACTION, equal, prefix, sort, after, 10);
        assertThat(plan(connection, RangeQuery.of(TENANT, range).text()))
                .as(range.toString())
                .contains(expected)
                .doesNotContain("TEMP B-TREE");
    }

    private static String plan(Connection connection, String text) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement statement = connection.prepareStatement("explain query plan " + text);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                plan.append(rows.getString("detail")).append('\n');
            }
        }
        return plan.toString();
    }
}
