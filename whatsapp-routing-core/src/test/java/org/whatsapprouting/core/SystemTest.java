package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.goTo;
import static org.whatsapprouting.core.Plans.goToIf;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.reply;
import static org.whatsapprouting.core.Plans.system;
import static org.whatsapprouting.core.Plans.tag;
import static org.whatsapprouting.core.TestCentre.A;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.UnmanagedReason;
import org.whatsapprouting.api.host.SystemResult;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.simulate.Crank;
import org.whatsapprouting.core.view.InteractionView;

@DisplayName("System: a command of the host, its answer, and the pass that waits for it (SY-01 to SY-03, G-12)")
class SystemTest {
    private final ScriptedCommands commands = new ScriptedCommands();

    @Test
    @DisplayName(
            "the answer is a variable for a condition and for a text; the command gets the message as data (SY-02)")
    void answers() {
        commands.answers.add(new SystemResult.Ended(0, "gold"));
        try (var centre = open(
                system("s", "look-up", "LEVEL"),
                goToIf("if", "LEVEL == \"gold\" && LEVEL_EXIT == 0", "vip"),
                reply("plain", Mode.ALWAYS, "not gold"),
                tag("vip", "vip"),
                reply("gold", Mode.ALWAYS, "You are {{LEVEL}}."))) {
            centre.says("5215550001", "'; rm -rf /");
            assertThat(centre.provider.texts()).containsExactly("You are gold.");
            assertThat(centre.newest().tags()).containsExactly(new TagId("vip"));
            assertThat(commands.asked).hasSize(1);
            assertThat(commands.asked.get(0).data())
                    .containsEntry("message.from", "5215550001")
                    .containsEntry("message.body", "'; rm -rf /")
                    .containsEntry("interaction.firstMessage", true);
            assertThat(commands.asked.get(0).toString()).doesNotContain("rm -rf");
        }
    }

    @Test
    @DisplayName(
            "failure, another exit code and an endless answer leave the variable empty, and the plan goes on (SY-03)")
    void failures() {
        commands.answers.add(new SystemResult.Ended(0, "old"));
        commands.answers.add(new SystemResult.Failed("timeout"));
        commands.answers.add(new SystemResult.Ended(3, "half an answer"));
        commands.answers.add(new SystemResult.Ended(0, "x".repeat(4_097)));
        try (var centre = open(system("s", "look-up", "V"), reply("r", Mode.ALWAYS, "<{{V}}{{V_EXIT}}>"))) {
            for (int i = 0; i < 4; i++) {
                centre.says("1", "hello");
            }
            assertThat(centre.provider.texts()).containsExactly("<old0>", "<>", "<3>", "<0>");
            assertThat(explanations(centre))
                    .contains("command look-up failed: timeout")
                    .contains("answer-too-long");
        }
    }

    @Test
    @DisplayName("a command the host has not registered is refused when the plan is saved")
    void unknown() {
        assertThatThrownBy(() -> open(system("s", "lookup", "V")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("look-up");
    }

    @Test
    @DisplayName("who types while the command runs is routed all the same: each message gets its pass, in order (3.4)")
    void serial() {
        try (var centre = open(system("s", "look-up", "V"), reply("r", Mode.ALWAYS, "{{message.body}}"))) {
            centre.crank.hostTakes(Duration.ofSeconds(2));
            centre.says("1", "one");
            centre.advance(1);
            centre.says("1", "two");
            centre.says("1", "three");
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.ROUTING);
            assertThat(centre.provider.texts()).isEmpty();
            centre.advance(1);
            assertThat(centre.provider.texts()).containsExactly("one");
            centre.advance(2);
            assertThat(centre.provider.texts()).containsExactly("one", "two");
            centre.advance(2);
            assertThat(centre.provider.texts()).containsExactly("one", "two", "three");
            assertThat(commands.asked).hasSize(3);
        }
    }

    @Test
    @DisplayName("while it runs the wait stays as it is: place, offer and clock (3.4)")
    void keepsTheWait() {
        var setup = TestCentre.with(system("s", "look-up", "V"), queue("q", "support", 60))
                .queue(beepall("support", A))
                .commands(commands);
        try (var centre = setup.open()) {
            centre.logIn(A);
            centre.says("1", "one");
            var offer = centre.offer(A);
            centre.crank.hostTakes(Duration.ofSeconds(2));
            centre.says("1", "two");
            assertThat(centre.offer(A)).isEqualTo(offer);
            centre.advance(2);
            assertThat(centre.offer(A)).isEqualTo(offer);
            assertThat(centre.events(RoutingEvent.WaitBegan.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "a wait whose time ends while a command runs ends when the pass is done, and the next action runs (F-07)")
    void waitEndsMeanwhile() {
        var setup = TestCentre.with(
                        system("s", "look-up", "V"), queue("q", "support", 10), reply("late", Mode.ALWAYS, "Nobody."))
                .queue(beepall("support", A))
                .commands(commands);
        try (var centre = setup.open()) {
            centre.says("1", "one");
            centre.advance(9);
            centre.crank.hostTakes(Duration.ofSeconds(5));
            centre.says("1", "two");
            centre.advance(4);
            assertThat(centre.provider.texts()).isEmpty();
            centre.advance(1);
            assertThat(centre.provider.texts()).containsExactly("Nobody.");
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.UNMANAGED);
        }
    }

    @Test
    @DisplayName("who accepts meanwhile ends the pass; the late answer changes nothing")
    void acceptedMeanwhile() {
        var setup = TestCentre.with(system("s", "look-up", "V"), tag("t", "vip"), queue("q", "support", 60))
                .queue(beepall("support", A))
                .commands(commands);
        try (var centre = setup.open()) {
            centre.logIn(A);
            centre.says("1", "one");
            centre.crank.hostTakes(Duration.ofSeconds(2));
            commands.answers.add(new SystemResult.Ended(0, "late"));
            centre.says("1", "two");
            assertThat(centre.accept(A)).isInstanceOf(AcceptOutcome.Accepted.class);
            int before = centre.history().size();
            centre.advance(60);
            assertThat(centre.history()).hasSize(before);
            assertThat(centre.events(RoutingEvent.PassDropped.class)).hasSize(1);
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.ASSIGNED);
        }
    }

    @Test
    @DisplayName("a process that ends while the command runs loses nothing: the pass goes on without an answer")
    void processEnds() {
        var store = new InMemoryStore();
        var setup = TestCentre.with(system("s", "look-up", "V"), reply("r", Mode.ALWAYS, "<{{V}}>"))
                .commands(commands)
                .store(store);
        var first = setup.open();
        first.crank.hostTakes(Duration.ofHours(1));
        first.says("1", "one");
        Crank stopped = first.crank;
        try (var centre = TestCentre.with(system("s", "look-up", "V"), reply("r", Mode.ALWAYS, "<{{V}}>"))
                .commands(commands)
                .store(store)
                .seed(2)
                .start(stopped.instant().plusSeconds(44))
                .open()) {
            centre.crank.settle();
            assertThat(centre.provider.texts()).isEmpty();
            centre.advance(1);
            assertThat(centre.provider.texts()).containsExactly("<>");
            assertThat(explanations(centre)).contains("no-answer");
        }
    }

    @Test
    @DisplayName("a circle through a command ends at the step budget, however often it pauses (G-08)")
    void circle() {
        try (var centre = open(system("s", "look-up", "V"), goTo("again", "s"))) {
            centre.says("1", "hello");
            assertThat(commands.asked).hasSize(500);
            assertThat(centre.events(RoutingEvent.BecameUnmanaged.class))
                    .extracting(RoutingEvent.BecameUnmanaged::reason)
                    .containsExactly(UnmanagedReason.STEP_BUDGET);
        }
    }

    private TestCentre open(org.whatsapprouting.api.model.Action... plan) {
        return TestCentre.with(plan).commands(commands).open();
    }

    private static String explanations(TestCentre centre) {
        var words = new StringBuilder();
        centre.history()
                .forEach(entry -> words.append(entry.explanation().words()).append('\n'));
        return words.toString();
    }
}
