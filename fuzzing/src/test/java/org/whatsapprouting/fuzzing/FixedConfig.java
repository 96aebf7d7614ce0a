package org.whatsapprouting.fuzzing;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;

/** Settings out of a map, with the declared defaults; secrets stand in it themselves. */
record FixedConfig(Set<Setting> declared, Map<String, String> values) implements ProviderConfig {

    @Override
    public AccountId account() {
        return new AccountId("support");
    }

    @Override
    public InstantSource clock() {
        return InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    }

    @Override
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> new IllegalArgumentException("No setting " + name));
    }

    @Override
    public Optional<String> optionalText(String name) {
        if (values.containsKey(name)) {
            return Optional.of(values.get(name));
        }
        return declared.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .map(Setting::defaultValue);
    }

    @Override
    public URI address(String name) {
        return URI.create(text(name));
    }

    @Override
    public Secret secret(String name) {
        return Secret.of(text(name));
    }

    @Override
    public Optional<Secret> optionalSecret(String name) {
        return optionalText(name).map(Secret::of);
    }
}
