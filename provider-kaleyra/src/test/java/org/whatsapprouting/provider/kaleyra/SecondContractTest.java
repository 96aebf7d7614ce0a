package org.whatsapprouting.provider.kaleyra;

import org.junit.jupiter.api.DisplayName;
import org.whatsapprouting.testkit.provider.MessagingProviderContract;
import org.whatsapprouting.testkit.provider.ProviderHarness;

@DisplayName("Kaleyra keeps the provider contract with the second version of its API")
class SecondContractTest implements MessagingProviderContract {
    @Override
    public ProviderHarness harness() {
        return new KaleyraHarness(true);
    }
}
