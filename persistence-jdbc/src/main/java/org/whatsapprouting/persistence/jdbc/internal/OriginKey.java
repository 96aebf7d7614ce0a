package org.whatsapprouting.persistence.jdbc.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Origin;

/**
 * Where an origin is kept. Ids hold no slash, so that scopes of accounts and tenants cannot meet.
 *
 * @param scope what the id is unique in: {@code account/} and its id for inbound events, {@code tenant/} and its id for
 *     commands
 * @param id the bytes of the digest or of the command's id
 */
public record OriginKey(String scope, byte[] id) {
    private static final String ACCOUNT = "account/";
    private static final String TENANT = "tenant/";
    private static final HexFormat HEX = HexFormat.of();

    /** Returns where a change's origin is kept, or null for the engine's own changes. */
    public static @Nullable OriginKey of(Change change) {
        Origin origin = change.origin();
        if (origin instanceof Origin.Inbound inbound) {
            return of(inbound.key());
        }
        if (origin instanceof Origin.Pending pending) {
            return of(pending.key());
        }
        return origin instanceof Origin.Command command
                ? new OriginKey(
                        TENANT + change.tenant().value(), command.id().value().getBytes(StandardCharsets.UTF_8))
                : null;
    }

    /** Returns where an inbound event is kept. */
    public static OriginKey of(InboxKey key) {
        return new OriginKey(ACCOUNT + key.account().value(), HEX.parseHex(key.digest()));
    }

    /** Returns the inbound event that is kept here. */
    InboxKey inboxKey() {
        return new InboxKey(new AccountId(scope.substring(ACCOUNT.length())), HEX.formatHex(id));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OriginKey key && scope.equals(key.scope) && Arrays.equals(id, key.id);
    }

    @Override
    public int hashCode() {
        return 31 * scope.hashCode() + Arrays.hashCode(id);
    }
}
