package org.whatsapprouting.provider.sinch;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.provider.sinch.internal.AnswerReader;
import org.whatsapprouting.provider.support.HttpCaller;

/**
 * Registers the provider {@code sinch}: WhatsApp by Sinch's Conversation API. Found through
 * {@link java.util.ServiceLoader}.
 *
 * <p>All accounts of one factory share their connections to Sinch.
 */
public final class SinchProviderFactory implements MessagingProviderFactory {
    private static final List<String> FILE_HOSTS = List.of(".sinch.com");

    private final List<String> fileHosts;
    private final HttpCaller http = new HttpCaller(AnswerReader.MAX_ANSWER);

    /** For {@link java.util.ServiceLoader} and for hosts that register it themselves. */
    public SinchProviderFactory() {
        this(List.of());
    }

    /**
     * For hosts that know of more servers where Sinch keeps files of customers.
     *
     * @param moreFileHosts names of servers in lower case; one that begins with a dot stands for all that end so
     */
    public SinchProviderFactory(List<String> moreFileHosts) {
        this.fileHosts =
                Stream.concat(FILE_HOSTS.stream(), moreFileHosts.stream()).toList();
    }

    @Override
    public String id() {
        return "sinch";
    }

    @Override
    public Set<Setting> settings() {
        return SinchSettings.ALL;
    }

    @Override
    public MessagingProvider create(ProviderConfig config) {
        return new SinchProvider(config, http, fileHosts);
    }
}
