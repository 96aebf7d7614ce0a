package org.whatsapprouting.api.store;

import org.whatsapprouting.api.model.TenantId;

/**
 * Names a record.
 *
 * @param tenant whose it is
 * @param kind what it is
 * @param id unique within tenant and kind; 1 to 200 characters, compared by code point, case and trailing spaces count
 */
public record RecordKey(TenantId tenant, RecordKind kind, String id) implements Comparable<RecordKey> {
    private static final int MAX_LENGTH = 200;

    /** @throws IllegalArgumentException if the id is empty or longer than 200 characters */
    public RecordKey {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The id of a record has 1 to " + MAX_LENGTH + " characters, but this one has " + id.length() + ".");
        }
    }

    /** Orders by tenant, kind and id: the order in which guards are compared, so that writers do not deadlock. */
    @Override
    public int compareTo(RecordKey other) {
        int byTenant = tenant.value().compareTo(other.tenant.value());
        if (byTenant != 0) {
            return byTenant;
        }
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }
}
