package org.whatsapprouting.provider.sinch;

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
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.SinchEndpoint;
import org.whatsapprouting.testkit.fake.SinchWebhooks;

/** Settings out of a map, with the declared defaults; secrets stand in it themselves. */
record TestConfig(Map<String, String> values, InstantSource clock) implements ProviderConfig {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final String PROJECT = "c36f3d3d-1513-4edd-ae42-11995557ff61";
    static final String APP = "01APP";
    static final String KEY_ID = "test-key-id";
    static final String KEY_SECRET = "test-key-secret";
    static final String WEBHOOK_SECRET = "s3cret";
    static final SinchWebhooks WEBHOOKS = new SinchWebhooks(WEBHOOK_SECRET, PROJECT, APP, InstantSource.fixed(NOW));

    static TestConfig standard() {
        return new TestConfig(
                Map.of(
                        "projectId", PROJECT,
                        "appId", APP,
                        "region", "eu",
                        "keyId", KEY_ID,
                        "keySecret", KEY_SECRET,
                        "webhookSecret", WEBHOOK_SECRET),
                InstantSource.fixed(NOW));
    }

    /** Returns settings that lead to a fake. */
    static TestConfig at(FakeProviderServer<?> fake) {
        String address = fake.baseUrl().toString();
        return standard().with("baseUrl", address, "authUrl", address);
    }

    static FakeProviderServer<SinchEndpoint> fake() {
        return FakeProviderServer.start(new SinchEndpoint(PROJECT, APP, KEY_ID, KEY_SECRET));
    }

    /** Returns these settings with others added: name, value, name, value … */
    TestConfig with(String... namesAndValues) {
        var all = new TreeMap<>(values);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new TestConfig(all, clock);
    }

    /** Returns these settings as they are while the secret source does not know this one. */
    TestConfig without(String name) {
        var rest = new TreeMap<>(values);
        rest.remove(name);
        return new TestConfig(rest, clock);
    }

    /** Returns these settings with another clock. */
    TestConfig at(InstantSource other) {
        return new TestConfig(values, other);
    }

    @Override
    public AccountId account() {
        return new AccountId("support");
    }

    @Override
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> new IllegalArgumentException("No setting " + name));
    }

    @Override
    public Optional<String> optionalText(String name) {
        Setting setting = SinchSettings.ALL.stream()
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
        return optionalText(name).map(Secret::of);
    }

    @Override
    public String toString() {
        return "TestConfig" + Arrays.toString(values.keySet().toArray());
    }
}
