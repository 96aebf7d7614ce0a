package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Contacts.Card;
import org.whatsapprouting.provider.support.Draft;

/** Writes places, cards and reactions (Meta 1.9). */
final class CardWriter {
    private static final int MOST_CARDS = 257;
    private static final int NAME = 1_000;

    private CardWriter() {}

    static @Nullable Draft place(ObjectNode body, Content.Location place) {
        if (!(Math.abs(place.latitude()) <= 90) || !(Math.abs(place.longitude()) <= 180)) {
            return Limits.invalid("place", "A place has -90 to 90 degrees north and -180 to 180 degrees east.");
        }
        Draft problem = Limits.first(
                Limits.optional("name", place.name(), NAME), Limits.optional("address", place.address(), NAME));
        ObjectNode location = body.put("type", "location").putObject("location");
        location.put("latitude", place.latitude()).put("longitude", place.longitude());
        put(location, "name", place.name());
        put(location, "address", place.address());
        return problem;
    }

    static @Nullable Draft cards(ObjectNode body, Content.Contacts contacts) {
        Draft problem = Limits.count("cards", contacts.cards().size(), MOST_CARDS);
        ArrayNode cards = body.put("type", "contacts").putArray("contacts");
        for (Card card : contacts.cards()) {
            problem = Limits.first(problem, card(cards.addObject(), card));
        }
        return problem;
    }

    /** A card needs a full name and one part of it; a card without a name goes by its first number. */
    private static @Nullable Draft card(ObjectNode to, Card card) {
        String name = card.name() != null && !card.name().isBlank()
                ? card.name()
                : card.phones().stream().findFirst().orElse("");
        to.putObject("name").put("formatted_name", name).put("first_name", name);
        if (!card.phones().isEmpty()) {
            ArrayNode phones = to.putArray("phones");
            card.phones().forEach(phone -> phones.addObject().put("phone", phone));
        }
        if (!card.emails().isEmpty()) {
            ArrayNode emails = to.putArray("emails");
            card.emails().forEach(email -> emails.addObject().put("email", email));
        }
        if (card.organisation() != null && !card.organisation().isBlank()) {
            to.putObject("org").put("company", card.organisation());
        }
        return Limits.needed("name on a card", name, NAME);
    }

    static @Nullable Draft reaction(ObjectNode body, Content.Reaction reaction) {
        String emoji = reaction.emoji() == null ? "" : reaction.emoji();
        body.put("type", "reaction")
                .putObject("reaction")
                .put("message_id", reaction.providerMessageId())
                .put("emoji", emoji);
        return Limits.needed("id of the message reacted to", reaction.providerMessageId(), NAME);
    }

    private static void put(ObjectNode to, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            to.put(name, value);
        }
    }
}
