package org.whatsapprouting.benchmarks;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.provider.meta.MetaProviderFactory;

/**
 * The settings of one account at Meta, most of them as they are by default. Its secrets are there already, so what a secret
 * store costs is not measured.
 */
final class MetaConfig implements ProviderConfig {
    private final AccountId account = new AccountId("support");
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Secret> secrets;

    MetaConfig(String appSecret) {
        for (Setting setting : new MetaProviderFactory().settings()) {
            if (setting.defaultValue() != null) {
                texts.put(setting.name(), setting.defaultValue());
            }
        }
        texts.put("phoneNumberId", "106540352242922");
        this.secrets = Map.of(
                "appSecret", Secret.of(appSecret),
                "accessToken", Secret.of("EAAtoken"),
                "verifyToken", Secret.of("verify"));
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
        return optionalText(name).orElseThrow();
    }

    @Override
    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    @Override
    public URI address(String name) {
        return URI.create(text(name));
    }

    @Override
    public Secret secret(String name) {
        return optionalSecret(name).orElseThrow();
    }

    @Override
    public Optional<Secret> optionalSecret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }
}
