package org.whatsapprouting.testkit.provider;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;

/**
 * Settings of the account {@code support} out of a map, for a provider's tests: checked against what the provider declares,
 * with its defaults. Secrets stand in the map themselves. It fails as an engine's settings do, so that a provider meets here
 * what it meets there. Immutable.
 */
public final class GivenConfig implements ProviderConfig {
    /** The time of every account that is not given another. */
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final MessagingProviderFactory factory;
    private final Map<String, Setting> declared = new HashMap<>();
    private final Map<String, String> values;
    private final Set<String> unresolvable;
    private final InstantSource clock;

    /**
     * Checks settings.
     *
     * @param factory whose settings they are
     * @param values their names and values; what the provider requires may be absent, so that its own complaint can be seen
     * @throws IllegalArgumentException if the provider does not declare one of them
     */
    public GivenConfig(MessagingProviderFactory factory, Map<String, String> values) {
        this(factory, values, Set.of(), InstantSource.fixed(NOW));
    }

    private GivenConfig(
            MessagingProviderFactory factory,
            Map<String, String> values,
            Set<String> unresolvable,
            InstantSource clock) {
        this.factory = factory;
        this.values = Map.copyOf(values);
        this.unresolvable = Set.copyOf(unresolvable);
        this.clock = clock;
        factory.settings().forEach(setting -> declared.put(setting.name(), setting));
        values.keySet().forEach(this::declared);
    }

    /**
     * Returns these settings with others added or put in their place.
     *
     * @param namesAndValues name, value, name, value and so on
     */
    public GivenConfig with(String... namesAndValues) {
        var all = new HashMap<>(values);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new GivenConfig(factory, all, unresolvable, clock);
    }

    /** Returns these settings where one is not given. */
    public GivenConfig without(String name) {
        var rest = new HashMap<>(values);
        rest.remove(name);
        return new GivenConfig(factory, rest, unresolvable, clock);
    }

    /** Returns these settings while the secret source cannot resolve one of them. */
    public GivenConfig unresolvable(String name) {
        var all = new HashSet<>(unresolvable);
        all.add(name);
        return new GivenConfig(factory, values, all, clock);
    }

    /** Returns these settings with another clock. */
    public GivenConfig at(InstantSource other) {
        return new GivenConfig(factory, values, unresolvable, other);
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
        return clock;
    }

    @Override
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
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
        return optionalSecret(name).orElseThrow(() -> missing(name));
    }

    @Override
    public Optional<Secret> optionalSecret(String name) {
        if (declared(name).kind() != Setting.Kind.SECRET) {
            throw new IllegalArgumentException("Setting '" + name + "' is not a secret; read it with text().");
        }
        if (unresolvable.contains(name)) {
            throw new IllegalStateException("The secret source cannot resolve env:" + name + ".");
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

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("Setting '" + name + "' has no value and no default.");
    }
}
