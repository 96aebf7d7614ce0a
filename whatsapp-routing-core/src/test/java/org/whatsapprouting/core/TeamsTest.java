package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.agent;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.roundRobin;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;
import static org.whatsapprouting.core.TestCentre.C;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.SkillId;
import org.whatsapprouting.api.model.Team;
import org.whatsapprouting.api.model.TeamId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.view.InteractionView;

@DisplayName("Members by team and by skill, and what becomes of those who leave (Q-09, QA-02, G-17, G-18)")
class TeamsTest {
    private static final TeamId NIGHT = new TeamId("night");
    private static final SkillId ENGLISH = new SkillId("english");

    private static TestCentre open(Queue queue, AgentId... team) {
        var setup = TestCentre.with(queue("q", "q", 0)).queue(queue);
        setup.more().team(Team.of("night", team));
        return setup.open();
    }

    private static Queue byTeam(Queue queue) {
        return queue.withTeams(List.of(NIGHT));
    }

    private static void save(TestCentre centre, UnaryOperator<Tenant> change) {
        centre.ask(centre.engine
                .configuration()
                .save(change.apply(centre.engine.configuration().current())));
        centre.crank.settle();
    }

    private static Tenant team(Tenant tenant, AgentId... agents) {
        return tenant.withTeams(List.of(Team.of("night", agents)));
    }

    private static Tenant members(Tenant tenant, AgentId... agents) {
        return tenant.withQueues(List.of(tenant.queues().get(0).withMembers(List.of(agents))));
    }

    private static Tenant english(Tenant tenant, int ofA, int ofB, int ofC) {
        var levels = Map.of(A, ofA, B, ofB, C, ofC);
        return tenant.withAgents(tenant.agents().stream()
                .map(agent -> agent.withSkills(Map.of(ENGLISH, levels.get(agent.id()))))
                .toList());
    }

    private static void next(TestCentre centre, String phone, AgentId expected) {
        centre.says(phone, "x");
        assertThat(centre.asked()).containsExactly(expected);
        centre.accept(expected);
    }

    @Test
    @DisplayName("the agents of a team are members, in line after those named one by one, each once (Q-09, G-18)")
    void byTeam() {
        try (var centre = open(byTeam(roundRobin("q", 60, 5, B)), C, B, A)) {
            centre.logIn(A, B, C);
            next(centre, "1", B);
            next(centre, "2", C);
            next(centre, "3", A);
            next(centre, "4", B);
        }
    }

    @Test
    @DisplayName("who joins the team is asked at the next commit, also for what waits already (Q-09, promise 4)")
    void joins() {
        try (var centre = open(byTeam(beepall("q")))) {
            centre.logIn(A);
            centre.says("1", "x");
            assertThat(centre.asked()).isEmpty();
            save(centre, tenant -> team(tenant, A));
            assertThat(centre.asked()).containsExactly(A);
        }
    }

    @Test
    @DisplayName("who leaves the team while it rings at all is asked no longer, and his accept is refused (Q-09)")
    void leavesBeepall() {
        try (var centre = open(byTeam(beepall("q")), A, B)) {
            centre.logIn(A, B);
            centre.says("1", "x");
            var late = centre.offer(A).id();
            save(centre, tenant -> team(tenant, B));
            assertThat(centre.asked()).containsExactly(B);
            assertThat(centre.ask(centre.engine.agents().accept(late))).isInstanceOf(AcceptOutcome.NotFound.class);
        }
    }

    @Test
    @DisplayName(
            "who leaves the team while it rings at him alone loses the offer at the next commit; the next is asked")
    void leavesRoundRobin() {
        try (var centre = open(byTeam(roundRobin("q", 60, 5)), A, B)) {
            centre.logIn(A, B);
            centre.says("1", "x");
            var late = centre.offer(A).id();
            save(centre, tenant -> team(tenant, B));
            assertThat(centre.asked()).containsExactly(B);
            assertThat(centre.events(RoutingEvent.OfferEnded.class))
                    .singleElement()
                    .satisfies(end -> assertThat(end.why()).isEqualTo(OfferEnd.WITHDRAWN));
            assertThat(centre.ask(centre.engine.agents().accept(late))).isInstanceOf(AcceptOutcome.Ended.class);
        }
    }

    @Test
    @DisplayName("who leaves another queue keeps the offer he has, and his slot is counted once")
    void leavesAnotherQueue() {
        var setup = TestCentre.with(queue("q", "q", 0))
                .queue(roundRobin("q", 60, 5, A))
                .queue(roundRobin("other", 60, 5, A, B))
                .capacity(1);
        try (var centre = setup.open()) {
            centre.logIn(A);
            centre.says("1", "x");
            save(
                    centre,
                    tenant -> tenant.withQueues(List.of(
                            tenant.queues().get(0), tenant.queues().get(1).withMembers(List.of(B)))));
            assertThat(centre.asked()).containsExactly(A);
            assertThat(centre.accept(A)).isInstanceOf(AcceptOutcome.Accepted.class);
        }
    }

    @Test
    @DisplayName("who leaves the account, or is removed altogether, loses what is offered to him alone (V-02, G-21)")
    void leavesTheAccount() {
        for (boolean altogether : List.of(false, true)) {
            try (var centre = TestCentre.with(agent("first", A, 60)).open()) {
                centre.logIn(A);
                centre.says("1", "x");
                assertThat(centre.asked()).containsExactly(A);
                save(centre, tenant -> {
                    var others =
                            tenant.withAccounts(List.of(tenant.accounts().get(0).withAgents(Set.of(B, C))));
                    return altogether
                            ? others.withAccounts(
                                            List.of(others.accounts().get(0).withPlan(RoutingPlan.of())))
                                    .withAgents(others.agents().subList(1, 3))
                            : others;
                });
                assertThat(centre.newest().state()).isEqualTo(InteractionView.State.WAITING);
                assertThat(centre.events(RoutingEvent.OfferEnded.class)).hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("round robin goes on after the one before him who left (G-18)")
    void memoryMoves() {
        try (var centre = open(roundRobin("q", 60, 5, A, B, C))) {
            centre.logIn(A, B, C);
            next(centre, "1", A);
            next(centre, "2", B);
            save(centre, tenant -> members(tenant, A, C));
            next(centre, "3", C);
            next(centre, "4", A);
            save(centre, tenant -> members(tenant, B, C));
            assertThat(centre.events(RoutingEvent.QueueMemoryMoved.class))
                    .extracting(RoutingEvent.QueueMemoryMoved::to)
                    .containsExactly(A, null);
            next(centre, "5", B);
        }
    }

    @Test
    @DisplayName("one who was not asked last leaves: the memory stays where it is (G-17, G-18)")
    void memoryStays() {
        try (var centre = open(roundRobin("q", 60, 5, A, B, C))) {
            centre.logIn(A, B, C);
            next(centre, "1", A);
            next(centre, "2", B);
            save(centre, tenant -> members(tenant, B, C));
            next(centre, "3", C);
            assertThat(centre.events(RoutingEvent.QueueMemoryMoved.class)).isEmpty();
        }
    }

    @Test
    @DisplayName("only who has each required skill at its level or above is asked; a level that changes counts at once")
    void skills() {
        var required = byTeam(beepall("q", A)).withRequires(Map.of(ENGLISH, 5));
        var setup = TestCentre.with(queue("q", "q", 0)).queue(required);
        setup.more().team(Team.of("night", B, C));
        try (var centre = setup.open()) {
            centre.logIn(A, B, C);
            centre.says("1", "x");
            assertThat(centre.asked()).describedAs("nobody speaks English").isEmpty();
            save(centre, tenant -> english(tenant, 4, 5, 6));
            assertThat(centre.asked()).containsExactly(B, C);
            save(centre, tenant -> english(tenant, 5, 4, 6));
            assertThat(centre.asked()).containsExactly(A, C);
        }
    }

    @Test
    @DisplayName("an agent reaches what is required of him if he has all of it")
    void reaches() {
        var able = Agent.of("x").withSkills(Map.of(ENGLISH, 5));
        assertThat(able.reaches(Map.of())).isTrue();
        assertThat(able.reaches(Map.of(ENGLISH, 5))).isTrue();
        assertThat(able.reaches(Map.of(ENGLISH, 6))).isFalse();
        assertThat(able.reaches(Map.of(ENGLISH, 1, new SkillId("sales"), 1))).isFalse();
    }
}
