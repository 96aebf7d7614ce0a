package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.goTo;
import static org.whatsapprouting.core.Plans.goToIf;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.reply;
import static org.whatsapprouting.core.Plans.roundRobin;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.core.outcome.SaveOutcome;

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
    @DisplayName("what the provider cannot send is told before it is saved, and saved all the same (AR-07, S-06)")
    void abilities() {
        var setup = TestCentre.with(reply("greet", Mode.ALWAYS, "hi"), queue("q", "q", 0))
                .queue(beepall("q", A));
        setup.lacking.addAll(Set.of(Capability.IMAGE, Capability.TEMPLATE));
        try (var centre = setup.open()) {
            var configuration = centre.engine.configuration();
            var picture = new Content.Media(
                    Content.Media.Type.IMAGE, new MediaRef("media-1", null, "image/png", null), null, null);
            var wanted = with(
                    configuration.current(),
                    configuration.current().queues(),
                    reply("greet", Mode.ALWAYS, "hi"),
                    Action.of("picture", new Application.AutoReply(Mode.ALWAYS, picture)));
            assertThat(configuration.check(wanted))
                    .extracting(problem -> problem.severity() + " " + problem.path() + " " + problem.code())
                    .containsExactly(
                            "WARNING accounts[0].recontactTemplates NOT_SUPPORTED",
                            "WARNING accounts[0].plan[1] NOT_SUPPORTED");
            assertThat(configuration.check(wanted).get(1).message())
                    .contains("'scripted'", "no capability IMAGE", "never sent");
            assertThat(centre.ask(configuration.save(wanted))).isInstanceOf(SaveOutcome.Saved.class);
            centre.says("1", "hello");
            assertThat(centre.provider.texts()).containsExactly("hi");
        }
    }

    @Test
    @DisplayName("what was made from a configuration that is not the present one is refused if its number is given")
    void outdated() {
        try (var centre =
                TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A)).open()) {
            var configuration = centre.engine.configuration();
            var before = configuration.saved();
            assertThat(before.number()).isEqualTo(1);
            var one = before.tenant().withQueues(List.of(beepall("q", A, B)));
            var two = before.tenant().withQueues(List.of(beepall("q", B)));
            assertThat(centre.ask(configuration.save(one, before.number()))).isEqualTo(new SaveOutcome.Saved(2));
            assertThat(centre.ask(configuration.save(two, before.number()))).isEqualTo(new SaveOutcome.Outdated(2));
            assertThat(configuration.saved().tenant()).isEqualTo(one);
            assertThat(centre.ask(configuration.save(two, 2))).isEqualTo(new SaveOutcome.Saved(3));
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
