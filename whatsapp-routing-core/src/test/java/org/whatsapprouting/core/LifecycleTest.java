package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.TestCentre.A;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.JobId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.outcome.SaveOutcome;
import org.whatsapprouting.core.view.InteractionView;
import org.whatsapprouting.core.view.JobView;

@DisplayName("Switching off, draining and removing accounts and queues; closing many at once (A-13, G-39)")
class LifecycleTest {

    private static TestCentre open() {
        TestCentre centre =
                TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A)).open();
        centre.logIn(A);
        return centre;
    }

    private static SaveOutcome save(TestCentre centre, UnaryOperator<Tenant> change) {
        var outcome = centre.ask(centre.engine
                .configuration()
                .save(change.apply(centre.engine.configuration().current())));
        centre.crank.settle();
        return outcome;
    }

    private static Tenant with(Tenant tenant, List<Account> accounts, boolean queues) {
        return tenant.withAccounts(accounts).withQueues(queues ? tenant.queues() : List.of());
    }

    private static SaveOutcome enable(TestCentre centre, boolean enabled) {
        return save(centre, tenant -> {
            Account account = tenant.accounts().get(0);
            return with(tenant, List.of(account.withSettings(account.settings().withEnabled(enabled))), true);
        });
    }

    @Test
    @DisplayName("an account that is off keeps messages, visible and unmanaged; on again, the next message is routed")
    void off() {
        try (var centre = open()) {
            enable(centre, false);
            centre.says("1", "anybody?");
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.UNMANAGED);
            assertThat(centre.asked()).isEmpty();
            enable(centre, true);
            centre.says("1", "hello?");
            assertThat(centre.asked()).containsExactly(A);
            assertThat(centre.newest().messageCount()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("an account with open interactions and a queue with waiters cannot be removed; drained they can")
    void removal() {
        try (var centre = open()) {
            centre.says("1", "hello");
            assertThat(save(centre, tenant -> with(tenant, List.of(), false)))
                    .isEqualTo(new SaveOutcome.InUse(Set.of(TestCentre.ACCOUNT), Set.of(new QueueId("q"))));
            assertThat(centre.asked()).containsExactly(A);
            centre.ask(centre.engine.supervisor("sue").close(centre.newestId(), null));
            assertThat(save(centre, tenant -> with(tenant, List.of(), false))).isInstanceOf(SaveOutcome.Saved.class);
        }
    }

    @Test
    @DisplayName("a job closes many, passes over what is closed or unknown, and says when it is done")
    void bulkClose() {
        try (var centre = open()) {
            for (int i = 0; i < 30; i++) {
                centre.says("c" + i, "hello");
            }
            var targets = new ArrayList<InteractionId>();
            centre.all().forEach(interaction -> targets.add(interaction.id()));
            centre.ask(centre.engine.supervisor("sue").close(targets.get(3), null));
            targets.add(new InteractionId("nowhere"));
            centre.ask(centre.engine.supervisor("sue").closeAll(targets, null));
            centre.crank.settle();
            assertThat(centre.all()).allMatch(interaction -> interaction.state() == InteractionView.State.CLOSED);
            assertThat(centre.events(RoutingEvent.JobFinished.class))
                    .extracting(RoutingEvent.JobFinished::done, RoutingEvent.JobFinished::skipped)
                    .containsExactly(tuple(29, 2));
            assertThat(centre.asked()).isEmpty();
            var job = centre.events(RoutingEvent.JobFinished.class).get(0).job();
            assertThat(centre.engine.supervisor("sue").job(job)).contains(new JobView(job, 29, 2, true));
            assertThat(centre.engine.supervisor("sue").job(new JobId("none"))).isEmpty();
        }
    }
}
