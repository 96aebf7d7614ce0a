package org.whatsapprouting.provider.meta;

import java.util.Set;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.provider.meta.internal.AnswerReader;
import org.whatsapprouting.provider.support.HttpCaller;

/**
 * Registers the provider {@code meta}: the WhatsApp Cloud API. Found through {@link java.util.ServiceLoader}.
 *
 * <p>All accounts of one factory share their connections to Meta.
 */
public final class MetaProviderFactory implements MessagingProviderFactory {
    private final HttpCaller http = new HttpCaller(AnswerReader.MAX_ANSWER);

    /** For {@link java.util.ServiceLoader} and for hosts that register it themselves. */
    public MetaProviderFactory() {}

    @Override
    public String id() {
        return "meta";
    }

    @Override
    public Set<Setting> settings() {
        return MetaSettings.ALL;
    }

    @Override
    public MessagingProvider create(ProviderConfig config) {
        return new MetaProvider(config, http);
    }
}
