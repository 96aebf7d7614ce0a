package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.ACCOUNT;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.outcome.CloseOutcome;
import org.whatsapprouting.core.outcome.SaveOutcome;

@DisplayName("Where dispositions apply, and that they stay what they were (D-05, D-09, G-27)")
class DispositionScopeTest {
    private static final DispositionPath HERE = DispositionPath.of("Here");
    private static final DispositionPath LISTED = DispositionPath.of("Listed");

    private static TestCentre open() {
        var setup = TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A));
        setup.more()
                .disposition(new Disposition(HERE, new Disposition.Scope.OfAccount(ACCOUNT)))
                .disposition(new Disposition(LISTED, new Disposition.Scope.OfList(Account.DEFAULT_LIST)));
        TestCentre centre = setup.open();
        centre.logIn(A);
        return centre;
    }

    private static InteractionId owned(TestCentre centre, String phone) {
        centre.says(phone, "hello");
        centre.accept(A);
        return centre.newestId();
    }

    private static CloseOutcome close(TestCentre centre, InteractionId id, DispositionPath path) {
        return centre.ask(centre.engine.interactions().close(A, id, path));
    }

    @Test
    @DisplayName("those of the account and of its list apply to its interactions (D-05)")
    void accountAndList() {
        try (var centre = open()) {
            assertThat(close(centre, owned(centre, "1"), HERE)).isInstanceOf(CloseOutcome.Closed.class);
            assertThat(close(centre, owned(centre, "2"), LISTED)).isInstanceOf(CloseOutcome.Closed.class);
        }
    }

    @Test
    @DisplayName("Scenario 19: a disposition that is deleted stays on what was closed with it, and closes nothing more")
    void deleted() {
        try (var centre = open()) {
            InteractionId before = owned(centre, "1");
            close(centre, before, HERE);
            Tenant now = centre.engine.configuration().current();
            var without = now.dispositions().stream()
                    .filter(disposition -> !disposition.path().equals(HERE))
                    .toList();
            centre.ask(centre.engine.configuration().save(with(now, without)));
            assertThat(centre.engine.interactions().find(before).orElseThrow().disposition())
                    .isEqualTo(HERE);
            assertThat(close(centre, owned(centre, "2"), HERE)).isInstanceOf(CloseOutcome.UnknownDisposition.class);
        }
    }

    @Test
    @DisplayName(
            "Scenario 19: those under a deleted one go with it, others stay; deleting again changes nothing (D-04)")
    void cascade() {
        var setup = TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A));
        var first = Disposition.global("Interested");
        var second = Disposition.global("Interested", "Later");
        var third = Disposition.global("Interested", "Later", "Next year");
        var elsewhere = new Disposition(first.path(), new Disposition.Scope.OfAccount(ACCOUNT));
        var alike = Disposition.global("Interested in that");
        setup.more().dispositions(List.of(first, second, third, elsewhere, alike));
        try (TestCentre centre = setup.open()) {
            centre.logIn(A);
            var before = owned(centre, "1");
            close(centre, before, third.path());
            var configuration = centre.engine.configuration();
            centre.ask(configuration.save(configuration.current().without(second)));
            assertThat(configuration.current().dispositions()).contains(first).doesNotContain(second, third);
            centre.ask(configuration.save(configuration.current().without(first)));
            assertThat(configuration.current().dispositions())
                    .containsExactlyInAnyOrder(elsewhere, alike, Disposition.global("Sold"));
            assertThat(centre.engine.interactions().find(before).orElseThrow().disposition())
                    .isEqualTo(third.path());
            assertThat(centre.ask(configuration.save(configuration.current().without(first))))
                    .isInstanceOf(SaveOutcome.Unchanged.class);
        }
    }

    @Test
    @DisplayName("there is a set to begin with, and no configuration has it unless it is put in (D-07)")
    void standard() {
        assertThat(Tenant.builder().build().dispositions()).isEmpty();
        var tenant = Tenant.builder().dispositions(Disposition.standard()).build();
        assertThat(tenant.dispositions())
                .extracting(Disposition::path)
                .extracting(DispositionPath::toString)
                .containsExactly("Fax", "Answer Machine", "Interested", "Not Interested", "Sold", "Special");
        assertThat(tenant.dispositions()).extracting(Disposition::scope).containsOnly(new Disposition.Scope.Global());
    }

    @Test
    @DisplayName("what an interaction may be closed with can be asked for (D-05)")
    void usable() {
        try (var centre = open()) {
            centre.says("1", "hello");
            assertThat(centre.engine.interactions().dispositions(centre.newestId()))
                    .containsExactlyInAnyOrder(HERE, LISTED, DispositionPath.of("Sold"));
            assertThat(centre.engine.interactions().dispositions(new InteractionId("nowhere")))
                    .isEmpty();
        }
    }

    private static Tenant with(Tenant now, List<Disposition> dispositions) {
        return now.withDispositions(dispositions);
    }
}
