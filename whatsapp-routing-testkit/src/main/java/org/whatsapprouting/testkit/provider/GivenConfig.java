package org.whatsapprouting.testkit.provider;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;

/** Settings out of a map, checked against what the provider declares; secrets stand in it themselves. */
final class GivenConfig implements ProviderConfig {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Map<String, Setting> declared = new HashMap<>();
    private final Map<String, String> values;

    GivenConfig(MessagingProviderFactory factory, Map<String, String> values) {
        this.values = Map.copyOf(values);
        factory.settings().forEach(setting -> declared.put(setting.name(), setting));
        values.keySet().forEach(this::declared);
        declared.values().forEach(setting -> {
            if (setting.required() && !values.containsKey(setting.name())) {
                throw new IllegalArgumentException("The harness gives no value for '" + setting.name() + "'.");
            }
        });
    }

    /** The values of all secrets. */
    List<String> secrets() {
        return values.entrySet().stream()
                .filter(value -> declared(value.getKey()).kind() == Setting.Kind.SECRET)
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public AccountId account() {
        return new AccountId("support");
    }

    @Override
    public InstantSource clock() {
        return InstantSource.fixed(NOW);
    }

    @Override
    public String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new IllegalArgumentException("Setting '" + name + "' has no value and no default."));
    }

    @Override
    public Optional<String> optionalText(String name) {
        Setting setting = declared(name);
        if (setting.kind() == Setting.Kind.SECRET) {
            throw new IllegalArgumentException("Setting '" + name + "' is a secret; read it with secret().");
        }
        return Optional.ofNullable(values.getOrDefault(name, setting.defaultValue()));
    }

    @Override
    public URI address(String name) {
        return URI.create(text(name));
    }

    @Override
    public Secret secret(String name) {
        return optionalSecret(name)
                .orElseThrow(() -> new IllegalStateException("The secret source cannot resolve env:" + name + "."));
    }

    @Override
    public Optional<Secret> optionalSecret(String name) {
        if (declared(name).kind() != Setting.Kind.SECRET) {
            throw new IllegalArgumentException("Setting '" + name + "' is not a secret; read it with text().");
        }
        return Optional.ofNullable(values.get(name)).map(Secret::of);
    }

    private Setting declared(String name) {
        Setting setting = declared.get(name);
        if (setting == null) {
            throw new IllegalArgumentException("The provider does not declare a setting '" + name + "', only "
                    + Set.copyOf(declared.keySet()) + ".");
        }
        return setting;
    }
}
