package org.whatsapprouting.core.plan;

import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.provider.Capability;

/** Which capability a provider needs to send a kind of content. */
public final class Sendable {
    private Sendable() {}

    /**
     * Returns the capability.
     *
     * @throws IllegalArgumentException if only customers send content of this kind
     */
    public static Capability needed(Content content) {
        if (content instanceof Content.Text) {
            return Capability.TEXT;
        }
        if (content instanceof Content.Template) {
            return Capability.TEMPLATE;
        }
        if (content instanceof Content.Media) {
            return Capability.MEDIA;
        }
        if (content instanceof Content.Location) {
            return Capability.LOCATION;
        }
        if (content instanceof Content.Contacts) {
            return Capability.CONTACTS;
        }
        if (content instanceof Content.Reaction) {
            return Capability.REACTION;
        }
        if (content instanceof Content.Choice choice) {
            return choice.style() == Content.Choice.Style.LIST ? Capability.LIST : Capability.BUTTONS;
        }
        throw new IllegalArgumentException(
                "Content of kind '" + content.kind() + "' only comes from customers; a business cannot send it.");
    }
}
