package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.roundRobin;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.Pause;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.core.outcome.CloseOutcome;
import org.whatsapprouting.core.outcome.PresenceOutcome;
import org.whatsapprouting.core.outcome.PresenceOutcome.Presence;

@DisplayName("Mandatory disposition with its pause (S-05, G-26)")
class DispositionPauseTest {
    private static final PauseId WRITING = new PauseId("writing");

    private static TestCentre open() {
        var setup = TestCentre.with(queue("q", "q", 0))
                .queue(roundRobin("q", 60, 5, A, B))
                .settings(s -> s.withMandatoryDisposition(WRITING));
        setup.more().pause(new Pause(WRITING, "Writing"));
        TestCentre centre = setup.open();
        centre.logIn(A);
        return centre;
    }

    private static CloseOutcome close(TestCentre centre, InteractionId id, String... labels) {
        var outcome = centre.ask(
                centre.engine.interactions().close(A, id, labels.length == 0 ? null : DispositionPath.of(labels)));
        centre.crank.settle();
        return outcome;
    }

    private static PresenceOutcome now(TestCentre centre) {
        return centre.ask(centre.engine.agents().logIn(A));
    }

    @Test
    @DisplayName("Scenario 12: refused, and he is in the pause; he disposes: closed, and he is what he was")
    void scenario12() {
        try (var centre = open()) {
            centre.says("1", "hello");
            centre.accept(A);
            assertThat(close(centre, centre.newestId()))
                    .isEqualTo(new CloseOutcome.DispositionRequired(WRITING, List.of(DispositionPath.of("Sold"))));
            assertThat(now(centre)).isEqualTo(new PresenceOutcome.Now(A, Presence.PAUSED, WRITING));
            centre.says("2", "hello");
            assertThat(centre.offers(A)).isEmpty();
            assertThat(close(centre, centre.all().get(1).id(), "Sold")).isInstanceOf(CloseOutcome.Closed.class);
            assertThat(now(centre)).isEqualTo(new PresenceOutcome.Now(A, Presence.AVAILABLE, null));
            assertThat(centre.offers(A))
                    .describedAs("and he is asked again at once")
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("he was in a pause of his own: that is what comes back, not 'available'")
    void ownPauseComesBack() {
        try (var centre = open()) {
            centre.says("1", "hello");
            centre.accept(A);
            centre.ask(centre.engine.agents().pause(A, new PauseId("lunch")));
            close(centre, centre.newestId());
            assertThat(now(centre)).isEqualTo(new PresenceOutcome.Now(A, Presence.PAUSED, WRITING));
            close(centre, centre.newestId(), "Sold");
            assertThat(now(centre)).isEqualTo(new PresenceOutcome.Now(A, Presence.PAUSED, new PauseId("lunch")));
        }
    }

    @Test
    @DisplayName("two owed: the pause lasts until the last is settled; resuming does not end it")
    void twoOwed() {
        try (var centre = open()) {
            centre.says("1", "hello");
            centre.accept(A);
            centre.says("2", "hello");
            centre.accept(A);
            var first = centre.all().get(1).id();
            var second = centre.all().get(0).id();
            close(centre, first);
            close(centre, second);
            close(centre, first, "Sold");
            centre.ask(centre.engine.agents().resume(A));
            assertThat(now(centre)).isEqualTo(new PresenceOutcome.Now(A, Presence.PAUSED, WRITING));
            assertThat(centre.ask(centre.engine.supervisor("sue").close(second, null)))
                    .describedAs("a supervisor may override, which settles it too")
                    .isInstanceOf(CloseOutcome.Closed.class);
            assertThat(now(centre)).isEqualTo(new PresenceOutcome.Now(A, Presence.AVAILABLE, null));
        }
    }

    @Test
    @DisplayName("what was offered to him goes elsewhere when he enters the pause")
    void offersAreWithdrawn() {
        try (var centre = open()) {
            centre.says("1", "hello");
            centre.accept(A);
            centre.says("2", "hello");
            assertThat(centre.offers(A)).hasSize(1);
            centre.logIn(B);
            close(centre, centre.all().get(1).id());
            assertThat(centre.offers(A)).isEmpty();
            assertThat(centre.offers(B)).hasSize(1);
        }
    }
}
