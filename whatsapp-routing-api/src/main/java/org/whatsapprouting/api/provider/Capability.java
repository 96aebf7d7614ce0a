package org.whatsapprouting.api.provider;

/**
 * What a provider can do. The engine asks before it sends; what is not listed is not tried. Kinds of content come first, one
 * constant each, so that a table of providers and kinds can be read off.
 */
public enum Capability {
    /** Sends plain text. */
    TEXT,
    /** Sends pictures. */
    IMAGE,
    /** Sends films. */
    VIDEO,
    /** Sends sound files. */
    AUDIO,
    /** Sends sounds that are shown as recorded in the app. */
    VOICE,
    /** Sends other files. */
    DOCUMENT,
    /** Sends stickers. */
    STICKER,
    /** Sends places. */
    LOCATION,
    /** Sends address book cards. */
    CONTACTS,
    /** Sends reactions. */
    REACTION,
    /** Sends choices as buttons. */
    BUTTONS,
    /** Sends choices as a list. */
    LIST,
    /** Sends a button that opens an address. */
    LINK_BUTTON,
    /** Asks for the customer's place. */
    LOCATION_REQUEST,
    /** Asks for the customer's phone number. */
    CONTACT_REQUEST,
    /** Asks for a postal address. */
    ADDRESS_REQUEST,
    /** Opens a form in the chat. */
    FLOW,
    /** Shows one product of a catalogue. */
    PRODUCT,
    /** Shows several products of a catalogue. */
    PRODUCT_LIST,
    /** Shows a catalogue. */
    CATALOG,
    /** Sends approved templates, so also outside the service window. */
    TEMPLATE,

    /**
     * Shows a line or a file above what can be touched. Without it the line goes before the text, and what has a file is not
     * sent.
     */
    HEADER,
    /** Shows a small line below what can be touched. Without it the line goes behind the text. */
    FOOTER,
    /** Shows which message an answer belongs to. Without it an answer is sent all the same. */
    QUOTE,
    /** Tells customers that their messages were read. */
    READ_RECEIPTS,
    /** Shows customers that somebody is writing. */
    TYPING,
    /** Takes files before they are sent. */
    MEDIA_UPLOAD,
    /** Lets inbound files be downloaded. */
    MEDIA_DOWNLOAD,
    /** Says which templates there are. */
    TEMPLATE_LISTING,
    /** Reports how far a message has come. */
    DELIVERY_STATUS,
    /** Repeats our reference in its reports, so that an unknown send can be resolved. */
    STATUS_ECHO,
    /** Takes an idempotency key, so that sending twice delivers once. */
    IDEMPOTENCY_KEY,
    /**
     * Signs its webhooks, so that {@link MessagingProvider#receive} can tell what is authentic. Without it the engine asks
     * for the account's token in the address first (mission A-08).
     */
    SIGNED_WEBHOOKS;

    /** Returns whether this is a kind of content, and not a service around it. */
    public boolean isContent() {
        return compareTo(TEMPLATE) <= 0;
    }
}
