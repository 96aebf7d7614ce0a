package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.close;
import static org.whatsapprouting.core.Plans.during;
import static org.whatsapprouting.core.Plans.goTo;
import static org.whatsapprouting.core.Plans.goToIf;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.reply;
import static org.whatsapprouting.core.Plans.tag;
import static org.whatsapprouting.core.TestCentre.A;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.UnmanagedReason;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.outcome.SaveOutcome;
import org.whatsapprouting.core.view.InteractionView;

@DisplayName("A pass walks the plan (F-01 to F-08, G-01, G-04 to G-08)")
class PlanTest {

    @Test
    @DisplayName("the end of the plan: open, unread, unmanaged and visible; the next message walks again (G-05)")
    void endOfPlan() {
        try (var centre = TestCentre.with(tag("t", "vip")).open()) {
            centre.says("1", "hello");
            var interaction = centre.newest();
            assertThat(interaction.state()).isEqualTo(InteractionView.State.UNMANAGED);
            assertThat(interaction.unread()).isTrue();
            assertThat(interaction.tags()).containsExactly(new TagId("vip"));
            centre.says("1", "hello?");
            assertThat(centre.events(RoutingEvent.BecameUnmanaged.class)).hasSize(2);
        }
    }

    @Test
    @DisplayName(
            "Scenario 17: GoToP(1) at position 1 stops at the step budget with an event; nothing is lost (G-08, G-05)")
    void scenario17() {
        try (var centre = TestCentre.with(goTo("first", "first")).open()) {
            centre.logIn(A);
            centre.says("1", "hello");
            assertThat(centre.events(RoutingEvent.BecameUnmanaged.class))
                    .extracting(RoutingEvent.BecameUnmanaged::reason)
                    .containsExactly(UnmanagedReason.STEP_BUDGET);
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.UNMANAGED);
            assertThat(centre.newest().unread()).isTrue();
            centre.says("1", "hello?");
            assertThat(centre.events(RoutingEvent.BecameUnmanaged.class)).hasSize(2);
        }
    }

    @Test
    @DisplayName("a plan that jumps in a circle over other actions stops at the step budget too (G-08)")
    void circle() {
        try (var centre = TestCentre.with(tag("t", "vip"), goTo("back", "t")).open()) {
            centre.says("1", "hello");
            assertThat(centre.events(RoutingEvent.BecameUnmanaged.class).get(0).reason())
                    .isEqualTo(UnmanagedReason.STEP_BUDGET);
        }
    }

    @Test
    @DisplayName(
            "Scenario 16: a customer's quote is text, and his text is never part of a condition (GI-03, promise 8)")
    void scenario16() {
        Action[] plan = {
            goToIf("branch", "message.body == \"I'm here\"", "yes"),
            reply("no", Mode.ALWAYS, "no"),
            close("end"),
            reply("yes", Mode.ALWAYS, "yes")
        };
        try (var centre = TestCentre.with(plan).open()) {
            centre.says("1", "I'm here");
            centre.says("2", "' || 'a' == 'a");
            centre.says("3", "\" || true || \"");
            assertThat(centre.provider.texts()).containsExactly("yes", "no", "no");
        }
    }

    @Test
    @DisplayName(
            "outside its interval an action is skipped, also when jumped to, and the explanation says until when (G-04)")
    void outsideInterval() {
        var setup = TestCentre.with(
                goTo("jump", "night"), tag("never", "vip"), during("night", reply("night", Mode.ALWAYS, "we sleep")));
        setup.more().interval(AutoReplyTest.interval("night", "22:00", "05:59"));
        try (var centre = setup.open()) {
            centre.says("1", "hello");
            assertThat(centre.provider.texts()).isEmpty();
            var entries = centre.engine.interactions().history(centre.newestId());
            assertThat(entries.get(0).explanation().words())
                    .contains("3 night: skipped, outside interval night, next open 2026-11-23T22:00:00Z");
            centre.advance(13 * 3_600);
            centre.says("1", "hello");
            assertThat(centre.provider.texts()).containsExactly("we sleep");
        }
    }

    @Test
    @DisplayName(
            "a pass that arrives elsewhere leaves the first queue; one that arrives at the same keeps its clock (G-01)")
    void leavesAndKeeps() {
        try (var centre = TestCentre.with(
                        goToIf("branch", "message.body == 'billing'", "b"),
                        queue("s", "sales", 60),
                        queue("b", "bill", 60))
                .queue(beepall("sales", A))
                .queue(beepall("bill", A))
                .open()) {
            centre.logIn(A);
            centre.says("1", "hello");
            assertThat(centre.newest().queue().value()).isEqualTo("sales");
            centre.advance(40);
            centre.says("1", "hello?");
            centre.advance(20);
            assertThat(centre.newest().queue().value())
                    .describedAs("the clock of the first stay goes on, so its time is over after 60 s")
                    .isEqualTo("bill");
            centre.says("2", "hello");
            centre.says("2", "billing");
            assertThat(centre.newest().queue().value()).isEqualTo("bill");
            assertThat(centre.offers(A)).allMatch(offer -> offer.queue().value().equals("bill"));
        }
    }

    @Test
    @DisplayName("Close ends the interaction with its disposition; the next message begins a new one (CL-01, G-06)")
    void closes() {
        try (var centre = TestCentre.with(
                        Action.of("bye", new Application.Close(DispositionPath.of("Sold"))), tag("never", "vip"))
                .open()) {
            centre.says("1", "hello");
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.CLOSED);
            assertThat(centre.newest().disposition().lowest()).isEqualTo("Sold");
            assertThat(centre.newest().tags()).isEmpty();
            centre.says("1", "hello again");
            assertThat(centre.all()).hasSize(2);
        }
    }

    @Test
    @DisplayName("a changed plan is a new version: who waits goes on under his, the next message uses the newest")
    void versions() {
        try (var centre = TestCentre.with(queue("q", "q", 60), reply("old", Mode.ALWAYS, "old"))
                .queue(beepall("q", A))
                .open()) {
            centre.says("1", "hello");
            save(centre, queue("q", "q", 60), reply("new", Mode.ALWAYS, "new"));
            centre.advance(60);
            assertThat(centre.provider.texts()).containsExactly("old");
            centre.says("2", "hello");
            centre.advance(60);
            assertThat(centre.provider.texts()).containsExactly("old", "new");
            assertThat(centre.engine
                            .configuration()
                            .current()
                            .accounts()
                            .get(0)
                            .plan()
                            .version())
                    .isEqualTo(new PlanVersion(2));
        }
    }

    @Test
    @DisplayName("saving what is in force already changes nothing")
    void unchanged() {
        try (var centre = TestCentre.with(tag("t", "vip")).open()) {
            var outcome = centre.ask(centre.engine
                    .configuration()
                    .save(centre.engine.configuration().current()));
            assertThat(outcome).isEqualTo(new SaveOutcome.Unchanged(1));
        }
    }

    @Test
    @DisplayName("an agent removed from the account is not asked from the next commit on")
    void removedMember() {
        try (var centre =
                TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A)).open()) {
            centre.logIn(A);
            centre.says("1", "hello");
            assertThat(centre.offers(A)).hasSize(1);
            Tenant now = centre.engine.configuration().current();
            saveAccount(centre, now.accounts().get(0).withAgents(Set.of()));
            assertThat(centre.offers(A)).isEmpty();
        }
    }

    private static void save(TestCentre centre, Action... actions) {
        Account account = centre.engine.configuration().current().accounts().get(0);
        saveAccount(centre, account.withPlan(new RoutingPlan(PlanVersion.FIRST, List.of(actions))));
    }

    private static void saveAccount(TestCentre centre, Account account) {
        Tenant now = centre.engine.configuration().current();
        var changed = now.withAccounts(List.of(account));
        centre.ask(centre.engine.configuration().save(changed));
        centre.crank.settle();
    }

    @Test
    @DisplayName("a jump leads to the action it named, wherever that was moved and whatever was put before it (G-09)")
    void jumpsAfterEditing() {
        try (var centre = TestCentre.with(goTo("jump", "two"), close("one"), tag("two", "vip"))
                .open()) {
            centre.says("1", "before");
            assertThat(centre.newest().tags()).containsExactly(new TagId("vip"));
            var now = centre.engine.configuration().current();
            var account = now.accounts().get(0);
            var plan = account.plan()
                    .withInserted(1, goTo("zero", "jump"))
                    .withInserted(4, close("three"))
                    .withMoved(new ActionId("two"), 5);
            centre.ask(centre.engine.configuration().save(now.withAccounts(List.of(account.withPlan(plan)))));
            centre.says("2", "after");
            assertThat(centre.newest().tags()).containsExactly(new TagId("vip"));
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.UNMANAGED);
        }
    }

    @Test
    @DisplayName("an account may keep who waits where he is, without another pass for each message (G-01)")
    void continues() {
        try (var centre = TestCentre.with(reply("hi", Mode.ALWAYS, "hello"), queue("q", "q", 10), tag("t", "vip"))
                .queue(beepall("q", A))
                .settings(settings -> settings.withReplay(AccountSettings.Replay.CONTINUE))
                .open()) {
            centre.says("1", "one");
            centre.says("1", "two");
            assertThat(centre.provider.texts()).containsExactly("hello");
            centre.advance(10);
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.UNMANAGED);
            centre.says("1", "three");
            assertThat(centre.provider.texts()).containsExactly("hello", "hello");
        }
    }
}
