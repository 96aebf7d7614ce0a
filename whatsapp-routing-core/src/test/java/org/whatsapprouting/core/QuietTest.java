package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.tag;
import static org.whatsapprouting.core.TestCentre.A;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.view.InteractionView;

@DisplayName("Closing what nothing happens to: off unless set (S-11, S-12, G-34)")
class QuietTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private static TestCentre.Setup idle(Action... plan) {
        return TestCentre.with(plan).settings(settings -> settings.withAutomaticClose(HALF_AN_HOUR, null));
    }

    private static TestCentre owned() {
        var centre = idle(queue("q", "q", 0)).queue(beepall("q", A)).capacity(1).open();
        centre.logIn(A);
        centre.says("1", "hello");
        centre.accept(A);
        return centre;
    }

    private static boolean isOpen(TestCentre centre) {
        return centre.newest().state() != InteractionView.State.CLOSED;
    }

    @Test
    @DisplayName("half an hour after the last message, and not before, it is closed with Timeout, and the slot is free")
    void idle() {
        try (var centre = owned()) {
            centre.advance(20 * 60);
            centre.ask(centre.engine.interactions().reply(A, centre.newestId(), new Content.Text("still there?")));
            centre.crank.settle();
            centre.advance(20 * 60);
            centre.says("1", "yes");
            InteractionId first = centre.newestId();
            centre.says("2", "me too");
            centre.advance(30 * 60 - 1);
            assertThat(centre.asked()).isEmpty();
            centre.advance(1);
            InteractionView closed = centre.engine.interactions().find(first).orElseThrow();
            assertThat(closed.disposition()).isEqualTo(DispositionPath.of("Timeout"));
            assertThat(closed.owner()).isEqualTo(A);
            assertThat(centre.asked()).as("the slot is free for the next").containsExactly(A);
            centre.says("1", "hello again");
            assertThat(centre.all()).hasSize(3);
        }
    }

    @Test
    @DisplayName("a customer in line is not idle; the time counts from when somebody took him")
    void inLine() {
        try (var centre = idle(queue("q", "q", 0)).queue(beepall("q", A)).open()) {
            centre.says("1", "hello");
            centre.advance(3 * 60 * 60);
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.WAITING);
            centre.logIn(A);
            centre.accept(A);
            centre.advance(30 * 60 - 1);
            assertThat(isOpen(centre)).isTrue();
            centre.advance(1);
            assertThat(isOpen(centre)).isFalse();
        }
    }

    @Test
    @DisplayName("who is unmanaged is closed as such, that long after his last message (S-12)")
    void unmanaged() {
        try (var centre = TestCentre.with(tag("t", "vip"))
                .settings(settings -> settings.withAutomaticClose(HALF_AN_HOUR, TEN_MINUTES))
                .open()) {
            centre.says("1", "hello");
            centre.advance(9 * 60);
            centre.says("1", "hello?");
            centre.advance(10 * 60 - 1);
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.UNMANAGED);
            centre.advance(1);
            assertThat(centre.newest().disposition()).isEqualTo(DispositionPath.of("Unmanaged"));
        }
    }

    @Test
    @DisplayName("who is unmanaged has that time from when the last queue gave up, however long he waited there")
    void afterTheQueue() {
        try (var centre = TestCentre.with(queue("q", "q", 60 * 60))
                .queue(beepall("q", A))
                .settings(settings -> settings.withAutomaticClose(null, TEN_MINUTES))
                .open()) {
            centre.says("1", "hello");
            centre.advance(60 * 60 + 9 * 60);
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.UNMANAGED);
            centre.advance(60);
            assertThat(isOpen(centre)).isFalse();
        }
    }

    @Test
    @DisplayName("an agent who takes an unmanaged one stops that clock")
    void takenOver() {
        try (var centre = TestCentre.with(tag("t", "vip"))
                .settings(settings -> settings.withAutomaticClose(null, TEN_MINUTES))
                .open()) {
            centre.logIn(A);
            centre.says("1", "hello");
            centre.ask(centre.engine.interactions().takeOver(A, centre.newestId()));
            centre.advance(24 * 60 * 60);
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.ASSIGNED);
        }
    }

    @Test
    @DisplayName("without a word nothing is ever closed by itself (G-34)")
    void off() {
        try (var centre = TestCentre.with(tag("t", "vip")).open()) {
            centre.says("1", "hello");
            centre.advance(30L * 24 * 60 * 60);
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.UNMANAGED);
        }
    }

    @Test
    @DisplayName("a time that was changed meanwhile counts as it is now; switched off, nothing is closed")
    void changed() {
        try (var centre = owned()) {
            save(centre, Duration.ofHours(2));
            centre.advance(2 * 60 * 60 - 1);
            assertThat(isOpen(centre)).isTrue();
            save(centre, null);
            centre.advance(24 * 60 * 60);
            assertThat(isOpen(centre)).isTrue();
        }
    }

    private static void save(TestCentre centre, Duration idle) {
        Tenant now = centre.engine.configuration().current();
        Account account = now.accounts().get(0);
        Account changed = account.withSettings(account.settings().withAutomaticClose(idle, null));
        centre.ask(centre.engine.configuration().save(now.withAccounts(List.of(changed))));
        centre.crank.settle();
    }

    @Test
    @DisplayName("a disposition the owner owes is settled by it, and his pause ends (G-26)")
    void owed() {
        var centre = idle(queue("q", "q", 0))
                .queue(beepall("q", A))
                .settings(settings -> settings.withMandatoryDisposition(new PauseId("lunch")))
                .open();
        try (centre) {
            centre.logIn(A);
            centre.says("1", "hello");
            centre.accept(A);
            centre.ask(centre.engine.interactions().close(A, centre.newestId(), null));
            centre.says("2", "me too");
            assertThat(centre.asked()).as("he is in his pause").isEmpty();
            centre.advance(30 * 60);
            assertThat(centre.asked()).containsExactly(A);
        }
    }

    @Test
    @DisplayName("the time runs on over a restart")
    void restart() {
        var store = new InMemoryStore();
        var setup = idle(tag("t", "vip")).store(new FaultyStore(store));
        try (var centre = setup.open()) {
            centre.says("1", "hello");
        }
        var again = idle(tag("t", "vip"))
                .store(new FaultyStore(store))
                .start(TestCentre.START.plus(HALF_AN_HOUR))
                .seed(2);
        try (var centre = again.open()) {
            centre.crank.settle();
            assertThat(isOpen(centre)).isFalse();
        }
    }
}
