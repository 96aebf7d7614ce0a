package org.whatsapprouting.provider.meta;

import org.junit.jupiter.api.DisplayName;
import org.whatsapprouting.testkit.provider.MessagingProviderContract;
import org.whatsapprouting.testkit.provider.ProviderHarness;

@DisplayName("Meta keeps the provider contract")
class MetaContractTest implements MessagingProviderContract {
    @Override
    public ProviderHarness harness() {
        return new MetaHarness();
    }
}
