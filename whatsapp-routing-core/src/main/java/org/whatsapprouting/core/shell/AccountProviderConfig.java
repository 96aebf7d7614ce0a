package org.whatsapprouting.core.shell;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.host.SecretSource;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;

/** An account's settings at its provider, with references resolved when they are asked for. */
final class AccountProviderConfig implements ProviderConfig {
    private final AccountId account;
    private final String provider;
    private final Map<String, Setting> declared = new HashMap<>();
    private final Map<String, String> values;
    private final SecretSource secrets;
    private final InstantSource clock;

    AccountProviderConfig(
            AccountId account,
            String provider,
            Set<Setting> declared,
            Map<String, String> values,
            SecretSource secrets,
            InstantSource clock) {
        this.account = account;
        this.provider = provider;
        declared.forEach(setting -> this.declared.put(setting.name(), setting));
        this.values = values;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public AccountId account() {
        return account;
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
        Setting setting = setting(name);
        String value = values.get(name);
        return Optional.ofNullable(value != null ? value : setting.defaultValue());
    }

    @Override
    public URI address(String name) {
        String value = text(name);
        String resolved = value.startsWith("http:") || value.startsWith("https:")
                ? value
                : secrets.resolve(value)
                        .map(Secret::reveal)
                        .or(() -> Optional.ofNullable(setting(name).defaultValue()))
                        .orElseThrow(() -> unresolved(name, value));
        try {
            var address = new URI(resolved);
            if (address.isAbsolute() && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException notAnAddress) {
            throw notAnAddress(name, resolved);
        }
        throw notAnAddress(name, resolved);
    }

    @Override
    public Secret secret(String name) {
        return optionalSecret(name).orElseThrow(() -> missing(name));
    }

    @Override
    public Optional<Secret> optionalSecret(String name) {
        return optionalText(name)
                .map(reference -> secrets.resolve(reference).orElseThrow(() -> unresolved(name, reference)));
    }

    private Setting setting(String name) {
        Setting setting = declared.get(name);
        if (setting == null) {
            throw new IllegalArgumentException("Provider '" + provider + "' asks for its setting '" + name
                    + "', which it does not declare; it declares " + declared.keySet() + ".");
        }
        return setting;
    }

    private IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("Account '" + account + "' needs the setting '" + name + "' of provider '"
                + provider + "', which has no value. Add it to the account's provider settings.");
    }

    private IllegalStateException unresolved(String name, String reference) {
        return new IllegalStateException("Account '" + account + "', setting '" + name + "': the reference '"
                + reference + "' cannot be resolved. Set what it names, or give another secret source.");
    }

    private IllegalArgumentException notAnAddress(String name, String value) {
        return new IllegalArgumentException("Account '" + account + "', setting '" + name
                + "' must be an absolute http or https address, but '" + value + "' was found.");
    }
}
