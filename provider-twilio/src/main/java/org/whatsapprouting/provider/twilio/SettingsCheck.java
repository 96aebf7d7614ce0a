package org.whatsapprouting.provider.twilio;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.provider.twilio.internal.WebUrl;

/** Reads settings that must look a certain way, and says what is wrong with those that do not. */
final class SettingsCheck {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final ProviderConfig config;

    SettingsCheck(ProviderConfig config) {
        this.config = config;
    }

    String required(String name, String pattern, String wanted) {
        return matching(name, config.text(name), pattern, wanted);
    }

    @Nullable
    String optional(String name, String pattern, String wanted) {
        Optional<String> value = config.optionalText(name);
        return value.isEmpty() ? null : matching(name, value.get(), pattern, wanted);
    }

    /** A number from 1. */
    int number(String name, int most, String unit) {
        String wanted = "1 to " + most + " " + unit;
        int number = Integer.parseInt(required(name, "[0-9]{1,9}", wanted));
        if (number < 1 || number > most) {
            throw wrong(name, Integer.toString(number), wanted);
        }
        return number;
    }

    /** An address Twilio calls. It may hold a user with a password, so it is never repeated as a whole. */
    @Nullable
    String callback(String name) {
        String value = config.optionalText(name).orElse(null);
        if (value == null) {
            return null;
        }
        WebUrl url = WebUrl.of(value);
        if (url == null || !value.matches("[\\x21-\\x7e]+")) {
            throw wrongAddress(name, "is not an absolute https address. Give it exactly as Twilio knows it.");
        }
        if (!url.isHttps() && !THIS_MACHINE.contains(url.host())) {
            throw wrongAddress(name, "is not encrypted. Use https.");
        }
        if (url.host().contains("_")) {
            throw wrongAddress(name, "has an underscore in its host, which Twilio refuses. Use another host name.");
        }
        return value;
    }

    /** Where calls go, with credentials. */
    URI base(String name, String otherwise) {
        URI base = config.optionalText(name).isPresent() ? config.address(name) : URI.create(otherwise);
        if (base.getRawQuery() != null || base.getRawFragment() != null || base.getRawUserInfo() != null) {
            throw wrongAddress(name, "has a user, a query or a fragment. Give scheme, host and path only.");
        }
        boolean encrypted = "https".equals(base.getScheme());
        if (!encrypted && !("http".equals(base.getScheme()) && THIS_MACHINE.contains(base.getHost()))) {
            throw wrongAddress(name, "is not encrypted, but credentials are sent there. Use https.");
        }
        return URI.create(base.toString().replaceAll("/+$", ""));
    }

    IllegalArgumentException wrong(String name, String value, String wanted) {
        return new IllegalArgumentException("Account '" + config.account() + "' has setting " + name + " '"
                + value.replaceAll("[^\\x20-\\x7e]", "?") + "'. Give " + wanted + ".");
    }

    IllegalArgumentException contradiction(String remedy) {
        return new IllegalArgumentException(
                "Account '" + config.account() + "' has settings that do not go together. " + remedy);
    }

    private IllegalArgumentException wrongAddress(String name, String what) {
        return new IllegalArgumentException("Account '" + config.account() + "' has a " + name + " that " + what);
    }

    private String matching(String name, String value, String pattern, String wanted) {
        if (!value.matches(pattern)) {
            throw wrong(name, value, wanted);
        }
        return value;
    }
}
