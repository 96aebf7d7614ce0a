package org.whatsapprouting.core.decide;

import org.whatsapprouting.api.host.ContactQuery;
import org.whatsapprouting.api.host.SystemRequest;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;

/** Something to do in the world after a decision is committed. Its result comes back as a command. */
public sealed interface Effect {

    /**
     * Give a message to the provider.
     *
     * @param id which message
     * @param attempt the fence of the attempt
     * @param message what the provider gets
     */
    record Send(MessageId id, int attempt, OutboundMessage message) implements Effect {}

    /**
     * Run a System command.
     *
     * @param interaction whose pass waits for the answer
     * @param run the fence of the run
     * @param request what to run
     */
    record Run(InteractionId interaction, long run, SystemRequest request) implements Effect {}

    /**
     * Ask the host's contact manager.
     *
     * @param run the fence of the question
     * @param query whom to look up
     */
    record AskContacts(long run, ContactQuery query) implements Effect {}

    /**
     * Write a line to the log (mission Noop row).
     *
     * @param value what the administrator wrote
     */
    record Log(String value) implements Effect {}
}
