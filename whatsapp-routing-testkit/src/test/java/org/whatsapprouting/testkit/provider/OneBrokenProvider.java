package org.whatsapprouting.testkit.provider;

import java.net.http.HttpClient;
import org.junit.jupiter.api.extension.ExtendWith;
import org.whatsapprouting.testkit.planted.UntilFound;

/** The contract, run on the provider with a bug. Not a test by itself: {@link ProviderPlantedBugsTest} starts it. */
@ExtendWith(UntilFound.class)
class OneBrokenProvider implements MessagingProviderContract {
    private final PlainHarness harness;

    OneBrokenProvider(String name) {
        PlantedBug bug = PlantedBug.named(name);
        this.harness = new PlainHarness(
                bug, HttpClient.newBuilder().followRedirects(bug.redirects()).build());
    }

    @Override
    public ProviderHarness harness() {
        return harness;
    }
}
