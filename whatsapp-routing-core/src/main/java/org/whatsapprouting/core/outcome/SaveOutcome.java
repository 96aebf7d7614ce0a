package org.whatsapprouting.core.outcome;

/** What becomes of saving a configuration. */
public sealed interface SaveOutcome {

    /**
     * It is in force from the next commit on.
     *
     * @param number how often the tenant's configuration was saved
     */
    record Saved(long number) implements SaveOutcome {}

    /** It is the one in force already; nothing changed. */
    record Unchanged(long number) implements SaveOutcome {}
}
