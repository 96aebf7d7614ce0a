package org.whatsapprouting.persistence.jdbc.internal;

/** The statements, by name. Their texts stand in the files {@code statements.sql}; only ranges are put together in code. */
public enum Sql {
    FIND_RECORD,
    FIND_VERSION,
    INSERT_RECORD,
    UPDATE_RECORD,
    UPSERT_RECORD,
    DELETE_RECORD,
    FIND_DUE,
    FIND_NEXT_DUE,
    FIND_ORIGIN,
    TAKE_ORIGIN,
    ANSWER_ORIGIN,
    FORGET_ORIGINS,
    ADD_PENDING,
    FIND_PENDING,
    TAKE_PENDING,
    LIST_PENDING,
    ADD_HISTORY,
    READ_FEED,
    READ_SUBJECT,
    READ_NUMBER,
    WRITE_NUMBER
}
