package org.whatsapprouting.testkit.provider;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Set;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.testkit.fake.FakeEndpoint;
import org.whatsapprouting.testkit.fake.MetaEndpoint;
import org.whatsapprouting.testkit.fake.MetaWebhooks;
import org.whatsapprouting.testkit.fake.ProviderWebhooks;

/** The plain provider, or what a bug makes of it. */
record PlainHarness(PlantedBug bug, HttpClient http) implements ProviderHarness {
    static final String TOKEN = "EAAplaintoken";
    private static final String SECRET = "plain-webhook-secret";
    private static final String NUMBER = "106540352242922";

    @Override
    public MessagingProviderFactory factory() {
        return new MessagingProviderFactory() {
            @Override
            public String id() {
                return "plain";
            }

            @Override
            public Set<Setting> settings() {
                return Set.of(
                        Setting.required("token", bug.open() ? Setting.Kind.TEXT : Setting.Kind.SECRET, "The token."),
                        Setting.required("webhookSecret", Setting.Kind.SECRET, "Signs webhooks."),
                        Setting.required("number", Setting.Kind.TEXT, bug.nameless() ? "" : "The number."),
                        Setting.required("baseUrl", Setting.Kind.ADDRESS, "Where it is."));
            }

            @Override
            public MessagingProvider create(ProviderConfig config) {
                return bug.plant().of(config, http);
            }
        };
    }

    @Override
    public FakeEndpoint endpoint() {
        return bug.renewing() ? new RenewingEndpoint(TOKEN, NUMBER) : new MetaEndpoint(TOKEN, NUMBER);
    }

    @Override
    public boolean renewsTokens() {
        return bug.renewing();
    }

    @Override
    public Map<String, String> settings(URI fake) {
        return Map.of("token", TOKEN, "webhookSecret", SECRET, "number", NUMBER, "baseUrl", fake.toString());
    }

    @Override
    public ProviderWebhooks webhooks() {
        return new MetaWebhooks(SECRET, "1", NUMBER);
    }
}
