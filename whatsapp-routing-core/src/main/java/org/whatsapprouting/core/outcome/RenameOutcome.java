package org.whatsapprouting.core.outcome;

/** What becomes of giving a contact another name. */
public sealed interface RenameOutcome {

    /** Done, or it was so before. */
    record Done() implements RenameOutcome {}

    /** There is no such contact, or he was erased. */
    record NotFound() implements RenameOutcome {}
}
