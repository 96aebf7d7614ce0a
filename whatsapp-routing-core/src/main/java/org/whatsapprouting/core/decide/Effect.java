package org.whatsapprouting.core.decide;

import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.model.MessageId;

/** Something to do in the world after a decision is committed. Its result comes back as a command. */
public sealed interface Effect {

    /**
     * Give a message to the provider.
     *
     * @param id which message
     * @param message what the provider gets
     */
    record Send(MessageId id, OutboundMessage message) implements Effect {}

    /**
     * Write a line to the log (mission Noop row).
     *
     * @param value what the administrator wrote
     */
    record Log(String value) implements Effect {}
}
