package org.whatsapprouting.core.decide;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.core.condition.RoutingVariables;

/** The values of the variables of a contact (mission G-11, M-12). */
final class ContactFacts {
    private static final String CONTACT = "contact.";

    private ContactFacts() {}

    static @Nullable Object get(String name, InteractionState interaction, @Nullable ContactProfile profile) {
        if (name.equals(RoutingVariables.CONTACT_ID)) {
            return interaction.contact().value();
        }
        if (profile == null) {
            return null;
        }
        return switch (name) {
            case RoutingVariables.CONTACT_NAME -> profile.shownName();
            case RoutingVariables.CONTACT_PHONE -> profile.identity().phone();
            case RoutingVariables.CONTACT_USER_ID -> profile.identity().userId();
            case RoutingVariables.CONTACT_USERNAME -> profile.identity().username();
            default -> field(name, profile);
        };
    }

    private static @Nullable String field(String name, ContactProfile profile) {
        if (name.startsWith(RoutingVariables.CONTACT_FIELDS)) {
            return profile.fields().get(name.substring(RoutingVariables.CONTACT_FIELDS.length()));
        }
        String field = name.startsWith(CONTACT) ? name.substring(CONTACT.length()) : "";
        return RoutingVariables.CONTACT_NAMED_FIELDS.contains(field)
                ? profile.fields().get(field)
                : null;
    }
}
