package org.whatsapprouting.provider.twilio;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;

/** Settings out of a map, with the declared defaults; secrets stand in it themselves. */
record TestConfig(Map<String, String> values, Instant now) implements ProviderConfig {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final String ACCOUNT = "AC" + "0".repeat(31) + "1";
    static final String SERVICE = "MG" + "0".repeat(31) + "2";
    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    static final String NUMBER = "15550002222";

    static TestConfig standard() {
        return new TestConfig(Map.of("accountSid", ACCOUNT, "authToken", TOKEN, "from", "+" + NUMBER), NOW);
    }

    /** Returns these settings with others added: name, value, name, value … */
    TestConfig with(String... namesAndValues) {
        var all = new TreeMap<>(values);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new TestConfig(all, now);
    }

    /** Returns these settings without one. */
    TestConfig without(String name) {
        var rest = new TreeMap<>(values);
        rest.remove(name);
        return new TestConfig(rest, now);
    }

    @Override
    public AccountId account() {
        return new AccountId("support");
    }

    @Override
    public InstantSource clock() {
        return InstantSource.fixed(now);
    }

    @Override
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> new IllegalArgumentException("No setting " + name));
    }

    @Override
    public Optional<String> optionalText(String name) {
        Setting setting = TwilioSettings.ALL.stream()
                .filter(declared -> declared.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not declared: " + name));
        return Optional.ofNullable(values.getOrDefault(name, setting.defaultValue()));
    }

    @Override
    public URI address(String name) {
        return URI.create(text(name));
    }

    @Override
    public Secret secret(String name) {
        return optionalSecret(name).orElseThrow(() -> new IllegalStateException("Cannot resolve env:" + name));
    }

    @Override
    public Optional<Secret> optionalSecret(String name) {
        if ("unresolvable".equals(values.get(name))) {
            throw new IllegalStateException("Cannot resolve env:" + name);
        }
        return optionalText(name).map(Secret::of);
    }

    @Override
    public String toString() {
        return "TestConfig" + Arrays.toString(values.keySet().toArray());
    }
}
