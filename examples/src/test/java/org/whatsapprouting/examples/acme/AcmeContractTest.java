package org.whatsapprouting.examples.acme;

import org.junit.jupiter.api.DisplayName;
import org.whatsapprouting.testkit.provider.MessagingProviderContract;
import org.whatsapprouting.testkit.provider.ProviderHarness;

@DisplayName("Acme keeps the provider contract")
class AcmeContractTest implements MessagingProviderContract {
    @Override
    public ProviderHarness harness() {
        return new AcmeHarness();
    }
}
