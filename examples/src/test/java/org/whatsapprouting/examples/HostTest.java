package org.whatsapprouting.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.simulate.Crank;
import org.whatsapprouting.core.simulate.SimulatorProvider;

/** How a host tests itself: no network, no database, no threads, and time that moves when the test says so. */
@DisplayName("A host's own test")
class HostTest {
    private static final AgentId ANA = new AgentId("ana");
    private static final AccountId SHOP = new AccountId("shop");
    private static final Queue SUPPORT = Queue.of("support", Queue.Strategy.BEEPALL, ANA);
    private static final RoutingPlan PLAN =
            RoutingPlan.of(Action.of("to-support", new Application.Queue(SUPPORT.id(), Duration.ZERO)));
    private static final Tenant TENANT = Tenant.builder()
            .agent(Agent.of("ana"))
            .queue(SUPPORT)
            .account(Account.of("shop", "SHOP", ProviderSettings.of("simulator"), PLAN, ANA))
            .build();

    // snippet: test
    @Test
    @DisplayName("an offer that nobody answers is withdrawn after 15 s and made again 5 s later (G-16)")
    void offerComesAgain() {
        var crank = new Crank(Instant.parse("2026-01-05T09:00:00Z"), 1);
        var builder = RoutingEngine.builder().tenant(TENANT).store(new InMemoryStore());
        try (var engine = builder.crank(crank).start()) {
            crank.ask(engine.agents().logIn(ANA));
            crank.ask(engine.webhooks().receive(SHOP, SimulatorProvider.says("m1", "5215550001111", "Hello!")));
            assertThat(engine.agents().offers(ANA)).hasSize(1);
            crank.advance(Duration.ofSeconds(15));
            assertThat(engine.agents().offers(ANA)).isEmpty();
            crank.advance(Duration.ofSeconds(5));
            assertThat(engine.agents().offers(ANA)).hasSize(1);
        }
    }
    // end
}
