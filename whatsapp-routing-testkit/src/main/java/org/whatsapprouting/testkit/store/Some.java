package org.whatsapprouting.testkit.store;

import java.time.Instant;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.Version;

/** The values the clauses are told with. */
final class Some {
    static final TenantId TENANT = new TenantId("north");
    static final TenantId OTHER_TENANT = new TenantId("south");
    static final AccountId ACCOUNT = new AccountId("sales");
    static final AccountId OTHER_ACCOUNT = new AccountId("support");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Origin ENGINE = new Origin.Engine();

    private Some() {}

    static RecordKey interaction(String id) {
        return new RecordKey(TENANT, RecordKind.INTERACTION, id);
    }

    static RecordKey mark(String id) {
        return new RecordKey(TENANT, RecordKind.MARK, id);
    }

    /** A version: the running number {@code number} of the writer's life {@code boot}. */
    static Version v(long boot, long number) {
        return new Version(boot, number);
    }

    static InboxKey inbox(int number) {
        return inbox(ACCOUNT, number);
    }

    static InboxKey inbox(AccountId account, int number) {
        return new InboxKey(account, padded(number, 64));
    }

    static Origin.Inbound inbound(int number) {
        return new Origin.Inbound(inbox(number));
    }

    static Origin.Pending appended(int number) {
        return new Origin.Pending(inbox(number));
    }

    static Origin.Command command(String id) {
        return new Origin.Command(new CommandId(id));
    }

    static Arrival arrival(int number) {
        return arrival(inbox(number));
    }

    static Arrival arrival(InboxKey key) {
        return new Arrival(TENANT, key, "contact", "{\"event\":\"" + key.digest() + "\"}", NOON);
    }

    /** A number with leading zeros, so that texts sort like numbers. */
    static String padded(int number, int length) {
        String digits = String.valueOf(number);
        return "0".repeat(length - digits.length()) + digits;
    }
}
