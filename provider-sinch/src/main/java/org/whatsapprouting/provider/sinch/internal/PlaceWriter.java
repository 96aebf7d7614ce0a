package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Contacts;
import org.whatsapprouting.api.message.Content.Location;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.Draft;

/** Writes places and address book cards (Sinch 1.2). */
final class PlaceWriter {
    private PlaceWriter() {}

    /** Adds a place; its title is needed, so without one it is the address or the coordinates. */
    static void location(ObjectNode message, Location place) {
        String title = place.name() != null ? place.name() : place.address();
        ObjectNode location = message.putObject("location_message")
                .put("title", title != null ? title : place.latitude() + ", " + place.longitude());
        if (place.name() != null && place.address() != null) {
            location.put("label", place.address());
        }
        location.putObject("coordinates").put("latitude", place.latitude()).put("longitude", place.longitude());
    }

    /** Adds a card, or returns why it cannot be sent. */
    static @Nullable Draft contact(ObjectNode message, Contacts contacts) {
        if (contacts.cards().size() != 1) {
            return MessageWriter.refused(
                    RejectReason.UNSUPPORTED_CONTENT,
                    "cards",
                    "Sinch takes one card in a message, but this one has "
                            + contacts.cards().size() + ".");
        }
        Contacts.Card card = contacts.cards().get(0);
        if (card.phones().isEmpty()) {
            return MessageWriter.refused(
                    RejectReason.INVALID_CONTENT, "card-phone", "A card for Sinch needs a phone number.");
        }
        ObjectNode info = message.putObject("contact_info_message");
        info.putObject("name")
                .put(
                        "full_name",
                        card.name() != null ? card.name() : card.phones().get(0));
        ArrayNode phones = info.putArray("phone_numbers");
        card.phones().forEach(phone -> phones.addObject().put("phone_number", phone));
        if (!card.emails().isEmpty()) {
            ArrayNode emails = info.putArray("email_addresses");
            card.emails().forEach(email -> emails.addObject().put("email_address", email));
        }
        if (card.organisation() != null) {
            info.putObject("organization").put("company", card.organisation());
        }
        return null;
    }
}
