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

    private static Tenant with(Tenant now, List<Disposition> dispositions) {
        return now.withDispositions(dispositions);
    }
}
