package org.whatsapprouting.core.outcome;

/** What becomes of marking an interaction: read, unread, opened, left, tagged. */
public sealed interface MarkOutcome {

    /** Done, or it was so before. */
    record Done() implements MarkOutcome {}

    /** The agent does not belong to the interaction's account, or does not own it where only the owner may. */
    record NotAllowed() implements MarkOutcome {}

    /** The interaction is closed. */
    record Closed() implements MarkOutcome {}

    /** There is no such interaction, agent or tag. */
    record NotFound() implements MarkOutcome {}
}
