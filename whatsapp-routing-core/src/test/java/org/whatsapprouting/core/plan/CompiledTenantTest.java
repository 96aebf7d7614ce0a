package org.whatsapprouting.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.Interval;
import org.whatsapprouting.api.model.IntervalId;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.WorkingTime;
import org.whatsapprouting.core.condition.Outcome;

@DisplayName("Compiled tenant")
class CompiledTenantTest {
    private static final AgentId ANA = new AgentId("ana");
    private static final AgentId BEN = new AgentId("ben");
    private static final AgentId CEM = new AgentId("cem");
    private static final AccountId SUPPORT = new AccountId("support");
    private static final IntervalId MORNING = new IntervalId("morning");

    private static Queue queue(String id, int weight, AgentId... members) {
        return new Queue(
                new QueueId(id),
                id,
                Queue.Strategy.BEEPALL,
                Duration.ofSeconds(15),
                Duration.ZERO,
                weight,
                List.of(members));
    }

    private static Account account(boolean membersOnly, Action... actions) {
        var settings = AccountSettings.defaults()
                .withZone(ZoneId.of("America/Sao_Paulo"))
                .withOfferToMembersOnly(membersOnly);
        return new Account(
                SUPPORT,
                "Support",
                "SUP",
                null,
                Account.DEFAULT_LIST,
                new ProviderSettings("meta", Map.of()),
                settings,
                RoutingPlan.of(actions),
                Set.of(ANA, BEN));
    }

    private static Tenant tenant(Account account) {
        var morning = new WorkingTime.Custom(
                new WorkingTime.TimeRange(LocalTime.of(8, 0), LocalTime.of(11, 59)),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null);
        return Tenant.builder()
                .account(account)
                .agent(Agent.of("ana"))
                .agent(Agent.of("ben"))
                .agent(Agent.of("cem"))
                .queue(queue("light", 0, CEM, ANA, BEN))
                .queue(queue("heavy", 9, ANA))
                .queue(queue("middle", 5, ANA))
                .interval(new Interval(MORNING, "Morning", null, false, List.of(morning)))
                .build();
    }

    private static final Action[] PLAN = {
        new Action(new ActionId("greet"), new Application.Noop("x"), MORNING),
        Action.of("branch", new Application.GoToIf("VAR1 == '1'", new ActionId("q"), null)),
        Action.of("crm", new Application.SystemCommand("crm", "VAR1")),
        Action.of("q", new Application.Queue(new QueueId("light"), Duration.ZERO))
    };

    @Test
    @DisplayName("finds everything by id, and says null for what is not there")
    void lookups() {
        var compiled = CompiledTenant.of(tenant(account(true, PLAN)));
        assertThat(compiled.account(SUPPORT))
                .isEqualTo(compiled.tenant().accounts().get(0));
        assertThat(compiled.agent(CEM)).isEqualTo(Agent.of("cem"));
        assertThat(compiled.queue(new QueueId("none"))).isNull();
        assertThat(compiled.interval(MORNING)).isNotNull();
        assertThatThrownBy(() -> compiled.plan(new AccountId("none"))).hasMessageContaining("It has [support]");
    }

    @Test
    @DisplayName("an agent's queues come by weight, heaviest first (G-23)")
    void queuesOf() {
        var compiled = CompiledTenant.of(tenant(account(true, PLAN)));
        assertThat(compiled.queuesOf(ANA)).extracting(q -> q.id().value()).containsExactly("heavy", "middle", "light");
        assertThat(compiled.queuesOf(new AgentId("none"))).isEmpty();
    }

    @Test
    @DisplayName(
            "only members of the account are eligible, in the order of the queue, unless the account says otherwise (G-21)")
    void eligible() {
        var light = new QueueId("light");
        assertThat(CompiledTenant.of(tenant(account(true, PLAN))).eligible(light, SUPPORT))
                .containsExactly(Agent.of("ana"), Agent.of("ben"));
        assertThat(CompiledTenant.of(tenant(account(false, PLAN))).eligible(light, SUPPORT))
                .containsExactly(Agent.of("cem"), Agent.of("ana"), Agent.of("ben"));
        assertThat(CompiledTenant.of(tenant(account(true, PLAN))).eligible(new QueueId("none"), SUPPORT))
                .isEmpty();
    }

    @Test
    @DisplayName("a plan is arrays by place, with its conditions and its intervals in the zone of the account")
    void plan() {
        var plan = CompiledTenant.of(tenant(account(true, PLAN))).plan(SUPPORT);
        assertThat(plan.size()).isEqualTo(4);
        assertThat(plan.action(3)).isEqualTo(PLAN[3]);
        assertThat(plan.application(2)).isEqualTo(PLAN[2].application());
        assertThat(plan.indexOf(new ActionId("q"))).isEqualTo(3);
        assertThat(plan.indexOf(new ActionId("none"))).isEqualTo(CompiledPlan.ABSENT);
        assertThat(plan.interval(1)).isNull();
        assertThat(plan.interval(0)).isNotNull();
        assertThat(plan.interval(0).isOpenAt(Instant.parse("2026-11-22T11:00:00Z")))
                .isTrue();
        assertThat(plan.interval(0).isOpenAt(Instant.parse("2026-11-22T15:00:00Z")))
                .isFalse();
        assertThat(plan.condition(1).evaluate(name -> "1")).isEqualTo(Outcome.TRUE);
        assertThatThrownBy(() -> plan.condition(0)).hasMessageContaining("Only GoToIf");
    }

    @Test
    @DisplayName("an older plan that names what is gone is still walked: never open, never true (G-07)")
    void olderPlan() {
        var older = RoutingPlan.of(
                new Action(new ActionId("a"), new Application.Noop("x"), new IntervalId("gone")),
                Action.of("b", new Application.GoToIf("what used to be allowed", null, null)));
        var plan = CompiledTenant.of(tenant(account(true, PLAN))).compile(SUPPORT, older);
        assertThat(plan.interval(0).isOpenAt(Instant.EPOCH)).isFalse();
        assertThat(plan.condition(1).evaluate(name -> null)).isEqualTo(Outcome.REFUSED);
        assertThat(plan.condition(1).evaluate(name -> null).isTrue()).isFalse();
    }
}
