package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.core.outcome.CloseOutcome;

@DisplayName("Closing, with a disposition or without (D-01, D-03, D-05, D-08, G-27)")
class ClosingTest {

    private static TestCentre open() {
        var setup = TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A, B));
        setup.more()
                .disposition(Disposition.global("Interested"))
                .disposition(Disposition.global("Interested", "Later"))
                .disposition(
                        new Disposition(DispositionPath.of("Here"), new Disposition.Scope.OfQueue(new QueueId("q"))))
                .disposition(new Disposition(
                        DispositionPath.of("Elsewhere"), new Disposition.Scope.OfQueue(new QueueId("other"))));
        setup.queue(beepall("other"));
        TestCentre centre = setup.open();
        centre.logIn(A);
        centre.says("1", "hello");
        centre.accept(A);
        return centre;
    }

    private static CloseOutcome close(TestCentre centre, String... labels) {
        return centre.ask(centre.engine
                .interactions()
                .close(A, centre.newestId(), labels.length == 0 ? null : DispositionPath.of(labels)));
    }

    @Test
    @DisplayName("without a disposition it stays empty; closing again says so")
    void plain() {
        try (var centre = open()) {
            assertThat(close(centre)).isInstanceOf(CloseOutcome.Closed.class);
            assertThat(centre.newest().disposition()).isNull();
            assertThat(centre.newest().owner()).isEqualTo(A);
            assertThat(close(centre)).isInstanceOf(CloseOutcome.AlreadyClosed.class);
        }
    }

    @Test
    @DisplayName("an agent may stop at any level (D-03); the list shows the lowest (D-09)")
    void anyLevel() {
        try (var centre = open()) {
            assertThat(close(centre, "Interested", "Later")).isInstanceOf(CloseOutcome.Closed.class);
            assertThat(centre.newest().disposition().lowest()).isEqualTo("Later");
        }
        try (var centre = open()) {
            assertThat(close(centre, "Interested")).isInstanceOf(CloseOutcome.Closed.class);
        }
    }

    @Test
    @DisplayName("a disposition out of scope is refused and the usable ones are named (D-05, G-27)")
    void outOfScope() {
        try (var centre = open()) {
            var refused = (CloseOutcome.UnknownDisposition) close(centre, "Elsewhere");
            assertThat(refused.usable())
                    .containsExactlyInAnyOrderElementsOf(List.of(
                            DispositionPath.of("Sold"),
                            DispositionPath.of("Interested"),
                            DispositionPath.of("Interested", "Later"),
                            DispositionPath.of("Here")));
            assertThat(close(centre, "Here")).isInstanceOf(CloseOutcome.Closed.class);
        }
    }

    @Test
    @DisplayName("only the owner closes; an unknown interaction is not found")
    void onlyTheOwner() {
        try (var centre = open()) {
            var interactions = centre.engine.interactions();
            assertThat(centre.ask(interactions.close(B, centre.newestId(), null)))
                    .isEqualTo(new CloseOutcome.NotOwner(A));
            assertThat(centre.ask(interactions.close(A, new InteractionId("nowhere"), null)))
                    .isInstanceOf(CloseOutcome.NotFound.class);
        }
    }
}
