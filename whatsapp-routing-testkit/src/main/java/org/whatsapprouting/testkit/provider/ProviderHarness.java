package org.whatsapprouting.testkit.provider;

import java.net.URI;
import java.util.Map;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.testkit.fake.FakeEndpoint;
import org.whatsapprouting.testkit.fake.ProviderWebhooks;

/** What the contract has to know of one provider: how to make it, and how its messaging company words things. */
public interface ProviderHarness {

    /** A new factory. */
    MessagingProviderFactory factory();

    /** A new fake of the company, which knows the account of {@link #settings}. */
    FakeEndpoint endpoint();

    /**
     * The settings of one account. Secrets stand in it themselves, each at least eight characters long and unlike anything
     * else. Calls go to the fake, and time out after about a second.
     *
     * @param fake where the fake listens, without path
     */
    Map<String, String> settings(URI fake);

    /** The company's webhooks for the account of {@link #settings}. */
    ProviderWebhooks webhooks();

    /** A gate: the provider sends by calling a service. Closed for one that only pretends. */
    default boolean callsService() {
        return true;
    }

    /** A gate: webhooks are checked, by signature or by a secret of another sort. Closed for one that only pretends. */
    default boolean checksWebhooks() {
        return true;
    }

    /** A gate: the company names types that may be new to us. Closed for one that only knows text. */
    default boolean hasTypes() {
        return true;
    }

    /**
     * A gate: the provider gets its access tokens from the company, by requests that are
     * {@linkplain FakeEndpoint#isAside aside}, and the fake can {@linkplain FakeEndpoint#expireTokens let them expire}. Closed
     * for one whose token is a setting.
     */
    default boolean renewsTokens() {
        return false;
    }
}
