package org.whatsapprouting.core.plan;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.provider.Capability;

/** In which form a provider can send a content, if in any. */
public final class Sendable {
    private Sendable() {}

    /**
     * Returns a content as a provider can send it: as it is, in the nearest form of the same sort, or as text. Null if the
     * customer would not get what was meant.
     *
     * @throws IllegalArgumentException if only customers send content of this kind
     */
    public static @Nullable Content form(Content whole, Predicate<Capability> can) {
        Content content =
                whole instanceof Content.Framed framed && can.test(needed(whole)) ? Frames.fit(framed, can) : whole;
        if (content == null) {
            return null;
        }
        if (can.test(needed(content)) && (!(content instanceof Content.Choice choice) || ChoiceLimits.allow(choice))) {
            return content;
        }
        if (content instanceof Content.Media media
                && media.type() == Content.Media.Type.VOICE
                && can.test(Capability.AUDIO)) {
            return new Content.Media(Content.Media.Type.AUDIO, media.ref(), media.caption(), media.filename());
        }
        return can.test(Capability.TEXT) ? InWords.of(content) : null;
    }

    /**
     * Which capability a provider lacks that cannot send a content in any form.
     *
     * @throws IllegalArgumentException if only customers send content of this kind
     */
    public static Capability missing(Content content, Predicate<Capability> can) {
        Capability needed = needed(content);
        boolean header = content instanceof Content.Framed framed && framed.header() instanceof Content.Media;
        return header && can.test(needed) ? Capability.HEADER : needed;
    }

    /**
     * Which capability a provider needs to send a content as it is.
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
        if (content instanceof Content.Media media) {
            return media(media.type());
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
        if (content instanceof Content.LinkButton) {
            return Capability.LINK_BUTTON;
        }
        if (content instanceof Content.FlowStart) {
            return Capability.FLOW;
        }
        if (content instanceof Content.Request request) {
            return request(request.what());
        }
        if (content instanceof Content.Products products) {
            return products(products);
        }
        throw new IllegalArgumentException(
                "Content of kind '" + content.kind() + "' only comes from customers; a business cannot send it.");
    }

    private static Capability media(Content.Media.Type type) {
        return switch (type) {
            case IMAGE -> Capability.IMAGE;
            case VIDEO -> Capability.VIDEO;
            case AUDIO -> Capability.AUDIO;
            case VOICE -> Capability.VOICE;
            case DOCUMENT -> Capability.DOCUMENT;
            case STICKER -> Capability.STICKER;
        };
    }

    private static Capability request(Content.Request.What what) {
        return switch (what) {
            case LOCATION -> Capability.LOCATION_REQUEST;
            case CONTACT -> Capability.CONTACT_REQUEST;
            case ADDRESS -> Capability.ADDRESS_REQUEST;
        };
    }

    private static Capability products(Content.Products products) {
        return switch (products.kind()) {
            case "catalog" -> Capability.CATALOG;
            case "product" -> Capability.PRODUCT;
            default -> Capability.PRODUCT_LIST;
        };
    }
}
