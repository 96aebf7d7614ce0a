package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.during;
import static org.whatsapprouting.core.Plans.goToIf;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.reply;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.Interval;
import org.whatsapprouting.api.model.IntervalId;
import org.whatsapprouting.api.model.WorkingTime;
import org.whatsapprouting.api.provider.SendOutcome;

@DisplayName("AutoReply: the truth table of the three modes (AR-02, AR-03, AR-04)")
class AutoReplyTest {
    private static final Action[] ALL_MODES = {
        reply("once", Mode.ONE_TIME, "once"),
        reply("always", Mode.ALWAYS, "always"),
        reply("first", Mode.FIRST_MESSAGE, "first")
    };

    @Test
    @DisplayName("reached on each of three messages: once, three times, once")
    void reachedEachTime() {
        try (var centre = TestCentre.with(ALL_MODES).open()) {
            centre.says("1", "m1");
            assertThat(centre.provider.texts()).containsExactly("once", "always", "first");
            centre.says("1", "m2");
            centre.says("1", "m3");
            assertThat(centre.provider.texts()).containsExactly("once", "always", "first", "always", "always");
        }
    }

    @Test
    @DisplayName("Scenario 2: an Always reply answers each of three messages (AR-03)")
    void scenario2() {
        try (var centre = TestCentre.with(ALL_MODES[1]).open()) {
            centre.says("1", "m1");
            centre.says("1", "m2");
            centre.says("1", "m3");
            assertThat(centre.provider.texts()).containsExactly("always", "always", "always");
        }
    }

    @Test
    @DisplayName(
            "Scenario 3: a First Message reply while closed says nothing at night if the first came by day (AR-04)")
    void scenario3() {
        var setup = TestCentre.with(during("closed", ALL_MODES[2]));
        setup.more().interval(interval("closed", "18:00", "07:59"));
        try (var centre = setup.open()) {
            centre.says("1", "m1 in working hours");
            centre.advance(10 * 3_600);
            centre.says("1", "m2 at night");
            assertThat(centre.provider.texts()).isEmpty();
            centre.says("2", "somebody else's first, at night");
            assertThat(centre.provider.texts()).containsExactly("first");
        }
    }

    @Test
    @DisplayName("outside its interval on the first message: one time on the second, first message never")
    void outsideIntervalFirst() {
        var setup = TestCentre.with(
                during("from-eleven", ALL_MODES[0]),
                during("from-eleven", ALL_MODES[1]),
                during("from-eleven", ALL_MODES[2]));
        setup.more().interval(interval("from-eleven", "11:00", "23:59"));
        try (var centre = setup.open()) {
            centre.says("1", "m1");
            assertThat(centre.provider.texts()).isEmpty();
            centre.advance(3_600);
            centre.says("1", "m2");
            assertThat(centre.provider.texts()).containsExactly("once", "always");
            centre.says("1", "m3");
            assertThat(centre.provider.texts()).containsExactly("once", "always", "always");
        }
    }

    @Test
    @DisplayName("jumped over on the first message: one time on the second, first message never")
    void jumpedOverFirst() {
        try (var centre = TestCentre.with(
                        goToIf("skip", "interaction.firstMessage", "end"),
                        ALL_MODES[0],
                        ALL_MODES[1],
                        ALL_MODES[2],
                        Plans.tag("end", "vip"))
                .open()) {
            centre.says("1", "m1");
            assertThat(centre.provider.texts()).isEmpty();
            centre.says("1", "m2");
            assertThat(centre.provider.texts()).containsExactly("once", "always");
        }
    }

    @Test
    @DisplayName("an agent owns the interaction from the second message on: nothing more is sent (F-05)")
    void ownedFromSecond() {
        try (var centre = TestCentre.with(ALL_MODES[0], ALL_MODES[1], ALL_MODES[2], queue("q", "q", 0))
                .queue(Plans.beepall("q", TestCentre.A))
                .open()) {
            centre.logIn(TestCentre.A);
            centre.says("1", "m1");
            centre.accept(TestCentre.A);
            centre.says("1", "m2");
            centre.says("1", "m3");
            assertThat(centre.provider.texts()).containsExactly("once", "always", "first");
        }
    }

    @Test
    @DisplayName("a new interaction after the close begins all counts anew (F-11)")
    void afterTheClose() {
        try (var centre = TestCentre.with(ALL_MODES[0], ALL_MODES[1], ALL_MODES[2], queue("q", "q", 0))
                .queue(Plans.beepall("q", TestCentre.A))
                .open()) {
            centre.logIn(TestCentre.A);
            centre.says("1", "m1");
            centre.accept(TestCentre.A);
            centre.ask(centre.engine.interactions().close(TestCentre.A, centre.newestId(), DispositionPath.of("Sold")));
            centre.says("1", "m4");
            assertThat(centre.provider.texts()).containsExactly("once", "always", "first", "once", "always", "first");
            assertThat(centre.all()).hasSize(2);
        }
    }

    @Test
    @DisplayName("two one-time replies are each sent once: the count is per action")
    void perAction() {
        try (var centre = TestCentre.with(reply("one", Mode.ONE_TIME, "one"), reply("two", Mode.ONE_TIME, "two"))
                .open()) {
            centre.says("1", "m1");
            centre.says("1", "m2");
            assertThat(centre.provider.texts()).containsExactly("one", "two");
        }
    }

    @Test
    @DisplayName("a one-time reply that could not be sent does not count (G-30)")
    void failedReplyDoesNotCount() {
        try (var centre = TestCentre.with(ALL_MODES[0]).open()) {
            centre.provider.outcomes.add(new SendOutcome.Rejected(RejectReason.OTHER, "1", ""));
            centre.says("1", "m1");
            assertThat(centre.events(RoutingEvent.AutoReplyUndone.class)).hasSize(1);
            centre.says("1", "m2");
            assertThat(centre.provider.texts()).containsExactly("once", "once");
            centre.says("1", "m3");
            assertThat(centre.provider.texts()).hasSize(2);
        }
    }

    @Test
    @DisplayName("no reply is sent when the service window is closed: the webhook came a day late (G-30, promise 7)")
    void lateWebhook() {
        try (var centre = TestCentre.with(ALL_MODES[1]).open()) {
            var late = centre.message("m1", "1", "hello");
            centre.advance(24 * 3_600 + 1);
            centre.receive(late);
            assertThat(centre.provider.sent).isEmpty();
            assertThat(centre.newest().messageCount()).isEqualTo(1);
        }
    }

    static Interval interval(String id, String from, String to) {
        return new Interval(
                new IntervalId(id),
                id,
                null,
                false,
                List.of(new WorkingTime.Custom(
                        new WorkingTime.TimeRange(LocalTime.parse(from), LocalTime.parse(to)),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        null,
                        null)));
    }
}
