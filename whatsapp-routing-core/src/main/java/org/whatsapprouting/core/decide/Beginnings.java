package org.whatsapprouting.core.decide;

import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;

/** How states that did not exist begin. */
final class Beginnings {
    private Beginnings() {}

    /** Whether a record of this kind may exist although nobody looked: its id is not a fresh one. */
    static boolean mayExist(RecordKey key) {
        return key.kind() == RecordKind.AGENT || key.kind() == RecordKind.QUEUE;
    }

    static State of(RecordKey key, RoutingEvent event) {
        return switch (key.kind()) {
            case AGENT -> AgentState.initial(new AgentId(key.id())).after(event);
            case QUEUE -> QueueState.initial(new QueueId(key.id())).after(event);
            case CONTACT -> contact(key, event);
            case INTERACTION -> interaction(key, event);
            case MESSAGE -> message(key, event);
            default -> throw impossible(key, event);
        };
    }

    private static State contact(RecordKey key, RoutingEvent event) {
        if (event instanceof RoutingEvent.ContactCreated e) {
            return ContactState.created(e);
        }
        throw impossible(key, event);
    }

    private static State interaction(RecordKey key, RoutingEvent event) {
        if (event instanceof RoutingEvent.InteractionOpened e) {
            return InteractionState.opened(e);
        }
        throw impossible(key, event);
    }

    private static State message(RecordKey key, RoutingEvent event) {
        if (event instanceof RoutingEvent.MessageReceived e) {
            return MessageState.received(e);
        }
        if (event instanceof RoutingEvent.ReplyParked e) {
            return MessageState.parked(e);
        }
        if (event instanceof RoutingEvent.MessageQueued e) {
            return MessageState.queued(e);
        }
        throw impossible(key, event);
    }

    private static IllegalStateException impossible(RecordKey key, RoutingEvent event) {
        return new IllegalStateException("The event " + event.getClass().getSimpleName() + " concerns " + key
                + ", which does not exist and cannot begin with it.");
    }
}
