package org.whatsapprouting.provider.kaleyra;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.provider.kaleyra.internal.AnswerReader;
import org.whatsapprouting.provider.support.HttpCaller;

/**
 * Registers the provider {@code kaleyra}: WhatsApp by Kaleyra. Found through
 * {@link java.util.ServiceLoader}.
 *
 * <p>All accounts of one factory share their connections to Kaleyra.
 */
public final class KaleyraProviderFactory implements MessagingProviderFactory {
    private static final List<String> FILE_HOSTS = List.of(".kaleyra.io", ".kaleyra.ai", ".kaleyra.com");

    private final List<String> fileHosts;
    private final HttpCaller http = new HttpCaller(AnswerReader.MAX_ANSWER);

    /** For {@link java.util.ServiceLoader} and for hosts that register it themselves. */
    public KaleyraProviderFactory() {
        this(List.of());
    }

    /**
     * For hosts that know of more servers where Kaleyra keeps files of customers.
     *
     * @param moreFileHosts names of servers in lower case; one that begins with a dot stands for all that end so
     */
    public KaleyraProviderFactory(List<String> moreFileHosts) {
        this.fileHosts =
                Stream.concat(FILE_HOSTS.stream(), moreFileHosts.stream()).toList();
    }

    @Override
    public String id() {
        return "kaleyra";
    }

    @Override
    public Set<Setting> settings() {
        return KaleyraSettings.ALL;
    }

    @Override
    public MessagingProvider create(ProviderConfig config) {
        return new KaleyraProvider(config, http, fileHosts);
    }
}
