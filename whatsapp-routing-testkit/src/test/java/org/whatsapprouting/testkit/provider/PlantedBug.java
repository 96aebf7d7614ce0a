package org.whatsapprouting.testkit.provider;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.ProviderConfig;

/**
 * A mistake somebody could make when he writes a provider.
 *
 * @param name what is wrong
 * @param plant makes a provider with the mistake
 * @param clauses the part of the contract that has to find it
 */
record PlantedBug(String name, Plant plant, Set<Class<?>> clauses) {
    /** Makes a provider. */
    interface Plant {
        MessagingProvider of(ProviderConfig config, HttpClient http);
    }

    /** Nothing is wrong: the control. */
    static final PlantedBug NONE = new PlantedBug("none", PlainProvider::new, Set.of());

    /** The control for mistakes with access tokens. */
    static final PlantedBug NONE_RENEWING = new PlantedBug(TokenBugs.RENEWS + "none", RenewingProvider::new, Set.of());

    static List<PlantedBug> all() {
        return Stream.of(
                        SendBugs.all(),
                        OutcomeBugs.all(),
                        TokenBugs.all(),
                        WebhookBugs.all(),
                        ServiceBugs.all(),
                        OtherBugs.all())
                .flatMap(List::stream)
                .toList();
    }

    static PlantedBug named(String name) {
        return Stream.concat(Stream.of(NONE, NONE_RENEWING), all().stream())
                .filter(bug -> bug.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    boolean nameless() {
        return name.equals(OtherBugs.NAMELESS);
    }

    boolean open() {
        return name.equals(OtherBugs.OPEN);
    }

    boolean renewing() {
        return name.startsWith(TokenBugs.RENEWS);
    }

    HttpClient.Redirect redirects() {
        return name.equals(OutcomeBugs.FOLLOWS) ? HttpClient.Redirect.ALWAYS : HttpClient.Redirect.NEVER;
    }
}
