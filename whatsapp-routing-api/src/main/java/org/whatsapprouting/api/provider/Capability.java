package org.whatsapprouting.api.provider;

/** What a provider can do. The engine asks before it sends; what is not listed is not tried. */
public enum Capability {
    /** Sends plain text. */
    TEXT,
    /** Sends files. */
    MEDIA,
    /** Sends places. */
    LOCATION,
    /** Sends address book cards. */
    CONTACTS,
    /** Sends approved templates, so also outside the service window. */
    TEMPLATE,
    /** Sends choices as buttons. */
    BUTTONS,
    /** Sends choices as a list. */
    LIST,
    /** Sends reactions. */
    REACTION,
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
    SIGNED_WEBHOOKS,
    /** Lets inbound files be downloaded. */
    MEDIA_DOWNLOAD
}
