package org.whatsapprouting.provider.twilio.internal;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whatsapprouting.api.message.MediaRef;

/**
 * Where a file of a customer is (Twilio 1.9). Of the address in a webhook only the ids count: it is fetched from where the
 * account's calls go, as a file of the account.
 */
public final class MediaAddress {
    private static final Pattern LINK = Pattern.compile(
            "(https?://[^/?#@]+)(/2010-04-01/Accounts/(AC[0-9A-Za-z]{1,64})/Messages/[SM]M[0-9A-Za-z]{1,64}/Media/ME[0-9A-Za-z]{1,64})");
    private static final Pattern TWILIO = Pattern.compile("https://([a-z0-9-]+\\.)+twilio\\.com(:443)?");

    private MediaAddress() {}

    /**
     * Returns the address to fetch a file from.
     *
     * @param api where the account's calls go
     * @throws IOException if the reference is not one of a file of this account at Twilio
     */
    public static URI of(MediaRef ref, URI api, String accountSid) throws IOException {
        Matcher link = LINK.matcher(ref.link() == null ? "" : ref.link());
        boolean known = link.matches()
                && link.group(3).equals(accountSid)
                && (TWILIO.matcher(link.group(1)).matches() || link.group(1).equals(api.toString()));
        if (!known) {
            throw new IOException("The reference is not to a file of this account at Twilio, so nothing was fetched.");
        }
        return URI.create(api + link.group(2));
    }
}
