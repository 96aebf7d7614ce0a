package org.whatsapprouting.api.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where providers reach the webhooks of a host (mission A-07): what its addresses start with, up to the account's id.
 * Providers ask for HTTPS; plain http is for the machine itself, to try things out.
 *
 * @param value an absolute https address without user, query and fragment, for example
 *     {@code https://chat.example.com/webhooks}; a slash at its end makes no difference
 */
public record PublicAddress(String value) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException if it is not of the form described */
    public PublicAddress {
        value = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        if (!isPublic(value)) {
            throw new IllegalArgumentException(
                    "A public address is an absolute https address without user, query and fragment, for example"
                            + " https://chat.example.com/webhooks; this one is not.");
        }
    }

    private static boolean isPublic(String text) {
        try {
            var address = new URI(text);
            boolean plain = address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
            return plain
                    && ("https".equals(address.getScheme())
                            || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost())));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
