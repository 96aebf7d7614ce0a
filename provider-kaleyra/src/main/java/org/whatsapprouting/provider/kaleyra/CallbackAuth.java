package org.whatsapprouting.provider.kaleyra;

/** How callbacks prove where they are from (Kaleyra 1.6). */
enum CallbackAuth {
    /** By user and password. */
    BASIC,
    /** By a header of the customer's own. */
    HEADER,
    /** By a bearer token, which the host's token address gives out. */
    BEARER,
    /** By a part of the address. */
    URL_SECRET,
    /** Not at all. */
    NONE
}
