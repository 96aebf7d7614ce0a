package org.whatsapprouting.api.store;

/** The kinds of records. A store treats them alike; it may keep them in tables of their own. */
public enum RecordKind {
    /** The configuration of a tenant. */
    CONFIGURATION,
    /** One saved version of a plan. */
    PLAN,
    /** One identifier of a customer, pointing to his contact. */
    IDENTITY,
    /** A customer at an account. */
    CONTACT,
    /** An interaction. */
    INTERACTION,
    /** A message of an interaction; its id starts with the interaction's id and {@code /}. */
    MESSAGE,
    /** An agent's presence and load. */
    AGENT,
    /** A queue's memory. */
    QUEUE,
    /** A job that touches many records, one after the other. */
    JOB,
    /** A note that a queue is to be dispatched. */
    MARK,
    /** Something authentic that could not be used, kept as it came. */
    RAW,
    /** A delivery report that came before the send result it belongs to. */
    STATUS
}
