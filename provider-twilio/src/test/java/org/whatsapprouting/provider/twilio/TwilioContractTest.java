package org.whatsapprouting.provider.twilio;

import org.junit.jupiter.api.DisplayName;
import org.whatsapprouting.testkit.provider.MessagingProviderContract;
import org.whatsapprouting.testkit.provider.ProviderHarness;

@DisplayName("Twilio keeps the provider contract")
class TwilioContractTest implements MessagingProviderContract {
    @Override
    public ProviderHarness harness() {
        return new TwilioHarness();
    }
}
