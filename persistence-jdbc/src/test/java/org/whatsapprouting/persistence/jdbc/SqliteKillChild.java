package org.whatsapprouting.persistence.jdbc;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;

/** The process that is killed: commits without end, and prints the number of each change it was answered for. */
final class SqliteKillChild {
    static final TenantId TENANT = TenantId.DEFAULT;
    private static final int IN_FLIGHT = 32;

    private SqliteKillChild() {}

    /** Takes the file and the first number. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        RoutingStore store = open(arguments[0]);
        Semaphore free = new Semaphore(IN_FLIGHT);
        for (int i = Integer.parseInt(arguments[1]); ; i++) {
            int number = i;
            free.acquire();
            store.commit(List.of(change(number))).whenComplete((answers, failure) -> {
                out.println(
                        failure == null
                                ? number + " " + answers.get(0).getClass().getSimpleName()
                                : failure.toString());
                free.release();
            });
        }
    }

    static RoutingStore open(String file) {
        return new SqliteStoreFactory().open(new StoreConfig(Map.of("file", file)));
    }

    /** An inbound event that makes two records and an entry of history, all of which carry its number. */
    static Change change(int number) {
        Version next = new Version(1, number + 1L);
        return new Change(
                TENANT,
                new Origin.Inbound(new InboxKey(new AccountId("a"), digest(number))),
                "answer " + number,
                List.of(),
                List.of(
                        new Write.Put(
                                key(RecordKind.MESSAGE, number), Version.ABSENT, next, "{}", "hello", Columns.NONE),
                        new Write.Put(key(RecordKind.RAW, number), Version.ABSENT, next, "{}", "hello", Columns.NONE)),
                new Change.HistoryText("s", "" + number),
                Instant.EPOCH);
    }

    static RecordKey key(RecordKind kind, int number) {
        return new RecordKey(TENANT, kind, "r" + number);
    }

    private static String digest(int number) {
        String digits = Integer.toHexString(number);
        return "0".repeat(64 - digits.length()) + digits;
    }
}
