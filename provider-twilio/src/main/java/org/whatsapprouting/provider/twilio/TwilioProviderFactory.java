package org.whatsapprouting.provider.twilio;

import java.util.Set;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.twilio.internal.AnswerReader;

/**
 * Registers the provider {@code twilio}: Programmable Messaging for WhatsApp. Found through {@link java.util.ServiceLoader}.
 *
 * <p>All accounts of one factory share their connections to Twilio.
 */
public final class TwilioProviderFactory implements MessagingProviderFactory {
    private final HttpCaller http = new HttpCaller(AnswerReader.MAX_ANSWER);

    /** For {@link java.util.ServiceLoader} and for hosts that register it themselves. */
    public TwilioProviderFactory() {}

    @Override
    public String id() {
        return "twilio";
    }

    @Override
    public Set<Setting> settings() {
        return TwilioSettings.ALL;
    }

    @Override
    public MessagingProvider create(ProviderConfig config) {
        return new TwilioProvider(config, http);
    }
}
