package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.goTo;
import static org.whatsapprouting.core.Plans.goToIf;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.roundRobin;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;

@DisplayName("Configurations are checked as a whole before they are in force")
class ConfigurationTest {
    private static Tenant with(Tenant now, List<Queue> queues, Action... plan) {
        var account = now.accounts().get(0).withPlan(new RoutingPlan(PlanVersion.FIRST, List.of(plan)));
        return now.withAccounts(List.of(account)).withQueues(queues);
    }

    @Test
    @DisplayName("an engine does not start with a faulty one, and tells everything that is wrong (GI-04, G-07)")
    void start() {
        var faulty = TestCentre.with(
                        goTo("jump", "nowhere"), goToIf("branch", "message.bod == 'x'", "q"), queue("q", "r", 0))
                .queue(beepall("q", A));
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(faulty::open)
                .satisfies(wrong -> assertThat(wrong.problems()).hasSize(3))
                .withMessageContaining("'nowhere'")
                .withMessageContaining("message.bod")
                .withMessageContaining("'r'");
    }

    @Test
    @DisplayName("saving a faulty one fails and leaves the one in force as it is")
    void save() {
        try (var centre =
                TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A)).open()) {
            var configuration = centre.engine.configuration();
            Tenant before = configuration.current();
            assertThatExceptionOfType(InvalidConfigurationException.class)
                    .isThrownBy(
                            () -> centre.ask(configuration.save(with(before, before.queues(), queue("q", "gone", 0)))));
            assertThat(configuration.current()).isEqualTo(before);
            centre.logIn(A);
            centre.says("1", "hello");
            assertThat(centre.offers(A)).hasSize(1);
        }
    }

    @Test
    @DisplayName("a queue's strategy can be changed while somebody waits; the next offer follows the new one (Q-01)")
    void changedStrategy() {
        try (var centre =
                TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A, B)).open()) {
            centre.logIn(A, B);
            centre.says("1", "hello");
            assertThat(centre.asked()).containsExactly(A, B);
            Tenant now = centre.engine.configuration().current();
            var changed = with(now, List.of(roundRobin("q", 10, 5, A, B)), queue("q", "q", 0));
            centre.ask(centre.engine.configuration().save(changed));
            centre.advance(20);
            assertThat(centre.asked()).hasSize(1);
        }
    }

    @Test
    @DisplayName("a configuration of another tenant is refused")
    void otherTenant() {
        try (var centre = TestCentre.with(Plans.tag("t", "vip")).open()) {
            var other = Tenant.builder(new TenantId("other")).build();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> centre.ask(centre.engine.configuration().save(other)))
                    .withMessageContaining("other");
        }
    }
}
