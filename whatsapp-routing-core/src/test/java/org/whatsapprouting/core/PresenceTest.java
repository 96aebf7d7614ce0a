package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.core.outcome.PresenceOutcome;
import org.whatsapprouting.core.outcome.PresenceOutcome.Presence;
import org.whatsapprouting.core.view.OfferView;

@DisplayName("Agents come, pause and go (X-02, Q-11)")
class PresenceTest {
    private static final PauseId LUNCH = new PauseId("lunch");

    private static TestCentre open() {
        return TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A, B)).open();
    }

    @Test
    @DisplayName("log in, pause, resume, log out: each says what he is now; repeating changes nothing")
    void cycle() {
        try (var centre = open()) {
            var agents = centre.engine.agents();
            assertThat(centre.ask(agents.logIn(A))).isEqualTo(now(Presence.AVAILABLE, null));
            assertThat(centre.ask(agents.logIn(A))).isEqualTo(now(Presence.AVAILABLE, null));
            assertThat(centre.ask(agents.pause(A, LUNCH))).isEqualTo(now(Presence.PAUSED, LUNCH));
            assertThat(centre.ask(agents.logIn(A))).isEqualTo(now(Presence.PAUSED, LUNCH));
            assertThat(centre.ask(agents.resume(A))).isEqualTo(now(Presence.AVAILABLE, null));
            assertThat(centre.ask(agents.logOut(A))).isEqualTo(now(Presence.LOGGED_OUT, null));
            assertThat(centre.ask(agents.logOut(A))).isEqualTo(now(Presence.LOGGED_OUT, null));
        }
    }

    @Test
    @DisplayName("what all agents are doing can be asked, also of those who were never here (X-02)")
    void all() {
        try (var centre = open()) {
            centre.logIn(A, B);
            centre.ask(centre.engine.agents().pause(B, LUNCH));
            centre.says("1", "hello");
            centre.accept(A);
            assertThat(centre.engine.agents().all())
                    .extracting(view -> view.agent().id() + " " + view.presence() + " " + view.pause() + " "
                            + view.owned() + " " + view.owed())
                    .containsExactly("a AVAILABLE null 1 []", "b PAUSED lunch 0 []", "c LOGGED_OUT null 0 []");
        }
    }

    @Test
    @DisplayName("who is logged out can neither pause nor resume; unknown agents and pauses are told apart")
    void refusals() {
        try (var centre = open()) {
            var agents = centre.engine.agents();
            assertThat(centre.ask(agents.resume(A))).isInstanceOf(PresenceOutcome.LoggedOut.class);
            assertThat(centre.ask(agents.pause(A, LUNCH))).isInstanceOf(PresenceOutcome.LoggedOut.class);
            assertThat(centre.ask(agents.pause(A, new PauseId("nap"))))
                    .isInstanceOf(PresenceOutcome.UnknownPause.class);
            assertThat(centre.ask(agents.logIn(new AgentId("zoe")))).isInstanceOf(PresenceOutcome.NotFound.class);
        }
    }

    @Test
    @DisplayName("a paused agent keeps what he owns and gets nothing new; after the pause he is asked again (Q-11)")
    void pausedKeeps() {
        try (var centre = open()) {
            centre.logIn(A);
            centre.says("1", "hello");
            centre.accept(A);
            centre.ask(centre.engine.agents().pause(A, LUNCH));
            centre.says("2", "hello");
            assertThat(centre.offers(A)).isEmpty();
            centre.says("1", "still there?");
            assertThat(centre.all().get(1).owner()).isEqualTo(A);
            assertThat(centre.all().get(1).messageCount()).isEqualTo(2);
            centre.ask(centre.engine.agents().resume(A));
            centre.crank.settle();
            assertThat(centre.offers(A))
                    .extracting(OfferView::interaction)
                    .containsExactlyInAnyOrder(
                            centre.all().get(0).id(), centre.all().get(1).id());
        }
    }

    @Test
    @DisplayName("a command id given again answers as the first time and changes nothing")
    void once() {
        try (var centre = open()) {
            var id = new CommandId("click-1");
            var tenant = centre.engine.tenant(TenantId.DEFAULT);
            assertThat(centre.ask(tenant.once(id).agents().logIn(A))).isEqualTo(now(Presence.AVAILABLE, null));
            centre.ask(centre.engine.agents().logOut(A));
            assertThat(centre.ask(tenant.once(id).agents().logIn(A))).isEqualTo(now(Presence.AVAILABLE, null));
            assertThat(centre.ask(centre.engine.agents().logOut(A))).isEqualTo(now(Presence.LOGGED_OUT, null));
        }
    }

    private static PresenceOutcome.Now now(Presence presence, PauseId pause) {
        return new PresenceOutcome.Now(A, presence, pause);
    }
}
