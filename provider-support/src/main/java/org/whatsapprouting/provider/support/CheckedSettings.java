package org.whatsapprouting.provider.support;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;

/**
 * Reads the settings of an account and refuses what cannot be right, in words that say what was found and what to give.
 * Safe for any thread.
 *
 * @param config the settings; secrets are never read here
 */
public record CheckedSettings(ProviderConfig config) {
    /** The name of the setting {@link #messagesPerSecond}. */
    public static final String MESSAGES_PER_SECOND = "messagesPerSecond";

    /** What Meta gives to the numbers that send most (Meta 1.12). */
    private static final int MOST_PER_SECOND = 1_000;

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The setting by which an account says that its number may send faster or slower than usual. */
    public static Setting messagesPerSecond(int usual) {
        return Setting.withDefault(
                MESSAGES_PER_SECOND,
                Setting.Kind.NUMBER,
                Integer.toString(usual),
                "How many messages the number may send in a second, 1 to " + MOST_PER_SECOND
                        + "; the engine sends no faster.");
    }

    /**
     * Returns how fast the number may send: as {@link #messagesPerSecond} says, and to each customer as WhatsApp allows.
     *
     * @throws IllegalArgumentException if it is not within the bounds
     */
    public Pacing pacing() {
        return Pacing.WHATSAPP.withPerSecond(number(MESSAGES_PER_SECOND, 1, MOST_PER_SECOND, "messages a second"));
    }

    /**
     * Returns a setting that matches a pattern as a whole.
     *
     * @param wanted what to give, for the message: "Give ‹wanted›."
     * @throws IllegalArgumentException if it is absent or does not match
     */
    public String matching(String name, String pattern, String wanted) {
        String value = config.text(name);
        if (!value.matches(pattern)) {
            throw wrong(name, value, wanted);
        }
        return value;
    }

    /** Returns what {@link #matching} does, or empty if the setting has no value. */
    public Optional<String> optionalMatching(String name, String pattern, String wanted) {
        return config.optionalText(name).map(present -> matching(name, pattern, wanted));
    }

    /**
     * Returns a whole number of seconds.
     *
     * @throws IllegalArgumentException if it is not within the bounds, which are included
     */
    public Duration seconds(String name, int least, int most) {
        return Duration.ofSeconds(number(name, least, most, "seconds"));
    }

    /**
     * Returns a whole number.
     *
     * @param unit of what, for the message: "Give 1 to 20 ‹unit›."
     * @throws IllegalArgumentException if it is not within the bounds, which are included
     */
    public int number(String name, int least, int most, String unit) {
        String wanted = least + " to " + most + " " + unit;
        int number = Integer.parseInt(matching(name, "[0-9]{1,9}", wanted));
        if (number < least || number > most) {
            throw wrong(name, Integer.toString(number), wanted);
        }
        return number;
    }

    /** Returns whether a setting that is a flag says true. */
    public boolean flag(String name) {
        return Boolean.parseBoolean(config.text(name));
    }

    /** Returns what {@link #base(String)} does, or the company's own address if the setting has no value. */
    public URI base(String name, String otherwise) {
        return config.optionalText(name).isPresent() ? base(name) : URI.create(otherwise);
    }

    /**
     * Returns an address that paths can be appended to: without query, fragment, user and ending slashes.
     *
     * @throws IllegalArgumentException if it has one of the former, or is not https and not on this machine
     */
    public URI base(String name) {
        URI address = config.address(name);
        if (address.getRawQuery() != null || address.getRawFragment() != null || address.getRawUserInfo() != null) {
            throw wrongAddress(name, address, "has a user, a query or a fragment. Give scheme, host and path only.");
        }
        boolean encrypted = "https".equals(address.getScheme());
        if (!encrypted && !("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost()))) {
            throw wrongAddress(name, address, "is not encrypted, but credentials are sent there. Use https.");
        }
        return URI.create(address.toString().replaceAll("/+$", ""));
    }

    /** Returns the exception for a value that cannot be right; the caller throws it. */
    public IllegalArgumentException wrong(String name, String value, String wanted) {
        return new IllegalArgumentException("Account '" + config.account() + "' has setting " + name + " '"
                + value.replaceAll("[^\\x20-\\x7e]", "?") + "'. Give " + wanted + ".");
    }

    /** Returns the exception for settings that are each right but do not go together; the caller throws it. */
    public IllegalArgumentException contradiction(String remedy) {
        return new IllegalArgumentException(
                "Account '" + config.account() + "' has settings that do not go together. " + remedy);
    }

    private IllegalArgumentException wrongAddress(String name, URI address, String what) {
        return new IllegalArgumentException("Account '" + config.account() + "' has a " + name + " at host '"
                + address.getHost() + "' that " + what);
    }
}
