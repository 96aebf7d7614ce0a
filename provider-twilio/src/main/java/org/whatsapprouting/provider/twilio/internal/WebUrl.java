package org.whatsapprouting.provider.twilio.internal;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address in parts, each as it is written. {@code java.net.URI} is of no use here: signatures are made over the text,
 * and whoever decodes and encodes it again gets another one (Twilio 1.6).
 *
 * @param scheme with {@code ://}
 * @param user with {@code @}, or empty
 * @param host the host alone
 * @param port with {@code :}, or empty
 * @param path with slash, or empty
 * @param query without question mark, or null
 */
public record WebUrl(
        String scheme,
        String user,
        String host,
        String port,
        String path,
        @Nullable String query) {
    private static final Pattern PARTS = Pattern.compile(
            "(?i)(https?://)([^/?#]*@)?(\\[[^]/?#]*]|[^:/?#@]+)(:[0-9]*)?(/[^?#]*)?(?:\\?([^#]*))?(?:#.*)?");

    /** Takes an absolute http or https address apart; the fragment is dropped. Returns null if it is none. */
    public static @Nullable WebUrl of(String address) {
        Matcher parts = PARTS.matcher(address);
        return parts.matches()
                ? new WebUrl(
                        parts.group(1),
                        orEmpty(parts.group(2)),
                        parts.group(3),
                        orEmpty(parts.group(4)),
                        orEmpty(parts.group(5)),
                        parts.group(6))
                : null;
    }

    /** Says why Twilio could not call an address or should not, without repeating it; null if it can. */
    public static @Nullable String fault(String address) {
        WebUrl url = address.matches("[\\x21-\\x7e]+") ? of(address) : null;
        if (url == null) {
            return "is not an absolute https address. Give it exactly as Twilio knows it.";
        }
        if (!url.isHttps() && !Set.of("localhost", "127.0.0.1", "[::1]").contains(url.host())) {
            return "is not encrypted. Use https.";
        }
        return url.host().contains("_")
                ? "has an underscore in its host, which Twilio refuses. Use another host name."
                : null;
    }

    /** The port that goes without saying, with colon. */
    String defaultPort() {
        return isHttps() ? ":443" : ":80";
    }

    /** Returns whether it is encrypted. */
    boolean isHttps() {
        return "https://".equalsIgnoreCase(scheme);
    }

    /** Returns this server's address of another path and query. */
    WebUrl at(String otherPath, @Nullable String otherQuery) {
        return new WebUrl(scheme, user, host, port, otherPath, otherQuery);
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }

    /** Leaves the user out, who may come with a password. */
    @Override
    public String toString() {
        return scheme + host + port + path;
    }
}
