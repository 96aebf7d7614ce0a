package org.whatsapprouting.provider.sinch;

import org.junit.jupiter.api.DisplayName;
import org.whatsapprouting.testkit.provider.MessagingProviderContract;
import org.whatsapprouting.testkit.provider.ProviderHarness;

@DisplayName("Sinch keeps the provider contract")
class SinchContractTest implements MessagingProviderContract {
    @Override
    public ProviderHarness harness() {
        return new SinchHarness();
    }
}
