package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Contacts;
import org.whatsapprouting.provider.support.JsonFields;

/** Reads address book cards. A shared own number comes without a name, as vCard and phones only. */
final class CardReader {
    private CardReader() {}

    static Contacts read(JsonNode cards) {
        return new Contacts(cards.valueStream().map(CardReader::card).toList());
    }

    private static Contacts.Card card(JsonNode card) {
        return new Contacts.Card(
                name(card.path("name")),
                phones(card),
                ContentReader.texts(card, "emails", "email"),
                JsonFields.id(card.path("org"), "company"),
                JsonFields.id(card, "vcard"));
    }

    private static @Nullable String name(JsonNode name) {
        String full = JsonFields.id(name, "formatted_name");
        if (full != null) {
            return full;
        }
        String joined = Stream.of("first_name", "middle_name", "last_name")
                .map(part -> JsonFields.id(name, part))
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
        return joined.isEmpty() ? null : joined;
    }

    private static List<String> phones(JsonNode card) {
        return JsonFields.list(card, "phones").stream()
                .map(phone -> {
                    String written = JsonFields.id(phone, "phone");
                    return written == null ? JsonFields.id(phone, "wa_id") : written;
                })
                .filter(phone -> phone != null)
                .toList();
    }
}
