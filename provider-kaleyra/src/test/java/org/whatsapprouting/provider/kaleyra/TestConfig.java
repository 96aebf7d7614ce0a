package org.whatsapprouting.provider.kaleyra;

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
import org.whatsapprouting.testkit.fake.KaleyraEndpoint;
import org.whatsapprouting.testkit.fake.KaleyraWebhooks;

/** Settings out of a map, with the declared defaults; secrets stand in it themselves. */
record TestConfig(Map<String, String> values) implements ProviderConfig {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final String SID = "HXAP0000000000IN";
    static final String KEY = "test-api-key";
    static final String NUMBER = "15550001111";
    static final String USER = "kaleyra";
    static final String PASSWORD = "test-callback-password";
    static final KaleyraWebhooks FIRST = new KaleyraWebhooks(false, USER, PASSWORD, NUMBER);
    static final KaleyraWebhooks SECOND = new KaleyraWebhooks(true, USER, PASSWORD, NUMBER);

    static TestConfig first() {
        return second().with("apiVersion", "v1");
    }

    static TestConfig second() {
        return new TestConfig(Map.of(
                "baseUrl", "https://api.in.kaleyra.io",
                "sid", SID,
                "apiKey", KEY,
                "whatsappNumber", NUMBER,
                "callbackAuth", "BASIC",
                "callbackAuthName", USER,
                "callbackSecret", PASSWORD));
    }

    static FakeProviderServer<KaleyraEndpoint> fake() {
        return FakeProviderServer.start(new KaleyraEndpoint(SID, KEY, NUMBER));
    }

    /** Returns these settings with others added: name, value, name, value … */
    TestConfig with(String... namesAndValues) {
        var all = new TreeMap<>(values);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new TestConfig(all);
    }

    /** Returns these settings as they lead to a fake. */
    TestConfig at(FakeProviderServer<?> fake) {
        return with("baseUrl", fake.baseUrl().toString());
    }

    /** Returns these settings as they are while the secret source does not know this one. */
    TestConfig without(String name) {
        var rest = new TreeMap<>(values);
        rest.remove(name);
        return new TestConfig(rest);
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
        return optionalText(name).orElseThrow(() -> new IllegalArgumentException("No setting " + name));
    }

    @Override
    public Optional<String> optionalText(String name) {
        Setting setting = KaleyraSettings.ALL.stream()
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
