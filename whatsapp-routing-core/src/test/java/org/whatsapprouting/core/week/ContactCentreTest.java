package org.whatsapprouting.core.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.core.view.InteractionView;

/**
 * Three sites in three zones, shifts, lunch, transfers, rejections, closed service windows, and a provider that is down
 * for two hours; a contact manager and a command of the host that fail now and then; a queue that is drained while somebody
 * waits in it: everybody is answered or visibly unmanaged, and what was counted is what is there.
 */
@DisplayName("A contact centre lives through some days, and everything is counted (promises 1 to 7 and 10)")
class ContactCentreTest {

    @Test
    @DisplayName("one day of a small one")
    void oneDay() {
        live(1, 4, 40, 1_000);
    }

    @Test
    @Tag("long")
    @Timeout(600)
    @DisplayName("seven days, 200,000 messages, 45 agents")
    void sevenDays() {
        live(7, 15, 7_500, 200_000);
    }

    private static void live(int days, int agentsEach, int conversationsEach, int messages) {
        var threads = ManagementFactory.getThreadMXBean();
        long begun = System.nanoTime();
        long used = threads.getCurrentThreadCpuTime();
        var week = new Week(days, agentsEach, conversationsEach, 1);
        try (var engine = week.engine) {
            week.live();
            WeekFigures figures = week.figures;
            long last = week.recount.follow(engine.feed());
            week.recount.checkAll(week.crank.instant());
            everybodyIsSeen(week);
            System.out.println(figures.words(
                    last, (System.nanoTime() - begun) / 1e9, (threads.getCurrentThreadCpuTime() - used) / 1e9));

            assertThat(figures.messages).isGreaterThanOrEqualTo(messages);
            assertThat(week.recount.made(RecordKind.INTERACTION)).isEqualTo(figures.opened);
            assertThat(week.talks).hasSize((int) figures.opened);
            assertThat(figures.lookUps).as("the host is asked about each").isGreaterThanOrEqualTo(figures.opened);
            assertThat(figures.answered + figures.unmanaged + figures.answerLost)
                    .isEqualTo(figures.opened);
            assertThat(new long[] {
                        figures.retries,
                        figures.rejects,
                        figures.missed,
                        figures.pauses,
                        figures.takenOver,
                        figures.commands,
                        figures.lookUps
                    })
                    .as("all of it happened: %s", figures.words(last, 0, 0))
                    .doesNotContain(0);
            if (days > 1) {
                assertThat(new long[] {
                            figures.taken,
                            figures.transfers,
                            figures.returns,
                            figures.windowClosed,
                            figures.dispositionsOwed,
                            figures.unmanaged,
                            figures.drained
                        })
                        .as("in a long time this too: %s", figures.words(last, 0, 0))
                        .doesNotContain(0);
            }
        }
    }

    /** Each interaction has an agent's answer, or stands in the list as unmanaged. */
    private static void everybodyIsSeen(Week week) {
        Set<InteractionId> unmanaged = unmanaged(week);
        for (Talk talk : week.talks.values()) {
            if (talk.answered) {
                week.figures.answered++;
            } else if (talk.lost) {
                week.figures.answerLost++;
            } else {
                assertThat(unmanaged).as("nobody answered it").contains(talk.id);
                week.figures.unmanaged++;
            }
        }
    }

    private static Set<InteractionId> unmanaged(Week week) {
        var found = new HashSet<InteractionId>();
        InteractionId after = null;
        do {
            var page = week.engine.interactions().list(new InteractionFilter(true, null, null, null, null, after, 500));
            page.items().stream()
                    .filter(one -> one.state() == InteractionView.State.UNMANAGED)
                    .forEach(one -> found.add(one.id()));
            after = page.next();
        } while (after != null);
        return found;
    }
}
