package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.StrictJson;

/** Keeps what could not be read. */
final class Unreadable {
    private Unreadable() {}

    /** @param why what it is, for people; without anything from the element */
    static InboundEvent.Unrecognised element(Change change, JsonNode element, String why) {
        return new InboundEvent.Unrecognised(
                EventKeys.content(change, element), change.number(), change.received(), why, StrictJson.write(element));
    }
}
