package org.whatsapprouting.api.host;

import java.util.Optional;

/**
 * The host's contact manager (mission A-05, M-12). Without one the engine makes contacts by itself and knows of a customer
 * what the provider says. With one, it is asked when an interaction begins, before the plan runs, so that conditions and
 * texts can use what it knows.
 *
 * <p>Safe for any thread. Called from threads of its own, never inside a commit nor while a provider waits.
 */
public interface ContactDirectory {

    /**
     * Looks a customer up; makes him, if he is not known and the host wants him to be. Waits for the answer, within the
     * time the host gave to the engine's builder: the plan runs without it when that is over, and an answer that comes later
     * is dropped. May be asked again about the same customer, also when a process ended meanwhile.
     *
     * @return what is known of him, or empty for nothing; an exception counts as nothing too
     */
    Optional<ContactCard> lookUp(ContactQuery query);
}
