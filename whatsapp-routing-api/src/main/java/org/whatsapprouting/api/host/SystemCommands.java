package org.whatsapprouting.api.host;

import java.util.Set;

/**
 * Runs what System actions name (mission SY-01 to SY-03, G-12). Off unless the host gives one to the engine's builder; the
 * artifact {@code whatsapp-routing-system-commands} has one that starts processes.
 *
 * <p>Safe for any thread. Called from threads of its own, never inside a commit nor while a provider waits.
 */
public interface SystemCommands {

    /** The names that plans may use; the same for the life of the object. */
    Set<String> names();

    /**
     * Runs a command and waits for its answer, at most 30 seconds: the engine routes on without it after 45 seconds,
     * counted from the message, and drops an answer that comes later. Run at most once for each time a customer's message
     * reaches the action; not again if the process ended meanwhile.
     *
     * @return what came of it; a command that fails is a value, not an exception
     */
    SystemResult run(SystemRequest request);
}
