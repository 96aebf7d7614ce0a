package org.whatsapprouting.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.simulate.Crank;
import org.whatsapprouting.core.simulate.SimulatorProvider;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.core.view.InteractionView;

@DisplayName("Whatever a command does, the interaction is routed on, and the explanation says why (SY-03)")
class RoutesOnTest {
    private static final AgentId ANA = new AgentId("ana");

    @TempDir
    Path directory;

    @Test
    @DisplayName("the worst command: reads nothing, floods, starts a child and sleeps")
    void worst() {
        Program worst = new Scripts(directory)
                .program("sleep 600 &", "while :; do echo flood; done &", "wait")
                .timeout(Duration.ofSeconds(2))
                .maxOutput(50_000);
        InteractionView interaction = route(worst);
        assertThat(interaction.state()).isEqualTo(InteractionView.State.WAITING);
        assertThat(interaction.queue()).hasToString("support");
    }

    @Test
    @DisplayName("a good one decides where the customer goes")
    void good() {
        InteractionView interaction =
                route(new Scripts(directory).program("grep -q '\"body\":\"I need help\"' && echo vip"));
        assertThat(interaction.queue()).hasToString("vip");
    }

    private InteractionView route(Program program) {
        var support = Queue.of("support", Queue.Strategy.BEEPALL, ANA);
        var vip = Queue.of("vip", Queue.Strategy.BEEPALL, ANA);
        var plan = RoutingPlan.of(
                Action.of("ask", new Application.SystemCommand("look-up", "LEVEL")),
                Action.of("if", new Application.GoToIf("LEVEL == \"vip\"", new ActionId("to-vip"), null)),
                Action.of("to-support", new Application.Queue(support.id(), Duration.ZERO)),
                Action.of("to-vip", new Application.Queue(vip.id(), Duration.ZERO)));
        var shop = Account.of("shop", "SHOP", ProviderSettings.of("simulator"), plan, ANA);
        var tenant = Tenant.builder()
                .agent(Agent.of("ana"))
                .queue(support)
                .queue(vip)
                .account(shop)
                .build();
        var crank = new Crank(Instant.parse("2026-11-23T10:00:00Z"), 1);
        try (var programs = Programs.builder().program("look-up", program).build();
                var engine = RoutingEngine.builder()
                        .tenant(tenant)
                        .systemCommands(programs)
                        .crank(crank)
                        .start()) {
            crank.ask(engine.webhooks().receive(shop.id(), SimulatorProvider.says("m1", "5215550001", "I need help")));
            crank.settle();
            var explained = new StringBuilder();
            engine.feed()
                    .read(0, 100)
                    .forEach(entry -> explained.append(entry.explanation().words()));
            assertThat(explained).containsPattern("command look-up (ended with 0|failed: too-much-output)");
            return engine.interactions()
                    .list(InteractionFilter.newest(1))
                    .items()
                    .get(0);
        }
    }
}
