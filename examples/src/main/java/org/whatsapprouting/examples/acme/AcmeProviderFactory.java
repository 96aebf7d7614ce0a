package org.whatsapprouting.examples.acme;

import java.time.Duration;
import java.util.Set;
import org.whatsapprouting.api.provider.*;
import org.whatsapprouting.api.provider.Setting.Kind;
import org.whatsapprouting.provider.support.*;

/** Registers the provider {@code acme}. */
public final class AcmeProviderFactory implements MessagingProviderFactory {
    @Override
    public String id() {
        return "acme";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(
                Setting.required("number", Kind.TEXT, "The business number, digits only."),
                Setting.required("token", Kind.SECRET, "The token that may send."),
                Setting.required("webhookSecret", Kind.SECRET, "What Acme signs webhooks with."),
                Setting.withDefault("timeoutSeconds", Kind.NUMBER, "30", "How long a send may take, 1 to 120."),
                Setting.withDefault("baseUrl", Kind.ADDRESS, "https://api.acme.example", "Where Acme is."));
    }

    @Override
    public MessagingProvider create(ProviderConfig config) {
        var checked = new CheckedSettings(config);
        String number = checked.matching("number", "[0-9]{5,15}", "the number's digits, without plus sign");
        Duration timeout = checked.seconds("timeoutSeconds", 1, 120);
        return new AcmeProvider(config, number, new HttpCaller(1 << 16), checked.base("baseUrl"), timeout);
    }
}
