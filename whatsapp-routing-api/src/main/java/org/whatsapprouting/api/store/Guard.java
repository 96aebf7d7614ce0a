package org.whatsapprouting.api.store;

/**
 * A record a decision rests on without writing it: it must still have this version at commit.
 *
 * @param key the record
 * @param read the version that was read, {@link Version#ABSENT} if there was none
 */
public record Guard(RecordKey key, Version read) {}
