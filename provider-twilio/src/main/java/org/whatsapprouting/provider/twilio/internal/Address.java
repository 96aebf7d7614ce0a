package org.whatsapprouting.provider.twilio.internal;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One side of a message, for example {@code whatsapp:+15550001111} or {@code whatsapp:US.13491208655302741918} (Twilio
 * 1.4). Exactly one of phone, user id and parent id is given.
 *
 * @param channel the channel in lower case, or null if the address does not say
 * @param phone the number with country code, digits only
 * @param userId the id of a customer towards this business
 * @param parentUserId the id of a customer towards a group of businesses
 */
record Address(
        @Nullable String channel,
        @Nullable String phone,
        @Nullable String userId,
        @Nullable String parentUserId) {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{1,32}");
    private static final Pattern PARENT_ID = Pattern.compile("[A-Za-z]{2}\\.ENT\\.[A-Za-z0-9]{1,128}");
    private static final Pattern USER_ID = Pattern.compile("[A-Za-z]{2}\\.[A-Za-z0-9]{1,128}");

    /** Reads an address, or returns null if it is none. */
    static @Nullable Address of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int colon = text.indexOf(':');
        String channel = colon < 0 ? null : text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        if (PHONE.matcher(rest).matches()) {
            return new Address(channel, rest.startsWith("+") ? rest.substring(1) : rest, null, null);
        }
        if (PARENT_ID.matcher(rest).matches()) {
            return new Address(channel, null, null, rest);
        }
        return USER_ID.matcher(rest).matches() ? new Address(channel, null, rest, null) : null;
    }

    boolean isWhatsApp() {
        return channel == null || channel.equals("whatsapp");
    }
}
