package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.core.view.MessageView;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.StatusPlan;
import org.whatsapprouting.testkit.fake.StatusReports;

@DisplayName("Delivery reports that come late, twice and out of order, from each provider through the engine")
@Timeout(60)
class StatusOrderTest {
    static final List<String> PROVIDERS = Troubled.ALL;

    private static final int ORDERS = 20;

    @ParameterizedTest(name = "{0}")
    @FieldSource("PROVIDERS")
    @DisplayName("in any order: a message ends as read, and never falls back on the way")
    void rises(String provider) throws Exception {
        var random = new Random(20261123);
        try (var troubled = new Troubled(provider)) {
            var seen = new Rising(troubled);
            StatusReports reports = troubled.reports(seen::look);
            for (int i = 0; i < ORDERS; i++) {
                reports.plan(StatusPlan.read()
                        .doubled(Duration.ofMinutes(random.nextInt(3)))
                        .reordered(random)
                        .late(Duration.ofMinutes(random.nextInt(10))));
                troubled.reply("reply " + i);
                if (random.nextBoolean()) {
                    play(troubled, reports);
                }
            }
            play(troubled, reports);
            assertThat(troubled.statuses()).hasSize(ORDERS).containsOnly(DeliveryStatus.READ);
            assertThat(seen.looks).isEqualTo(ORDERS * 6);
            assertThat(troubled.requests()).isEqualTo(ORDERS);
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PROVIDERS")
    @DisplayName("failed and delivered: what happened wins, whichever is heard first")
    void failures(String provider) throws Exception {
        try (var troubled = new Troubled(provider)) {
            StatusReports reports = troubled.reports(() -> {});
            var sentThenFailed = StatusPlan.of(DeliveryStatus.SENT, DeliveryStatus.FAILED);
            var failedThenRead = StatusPlan.of(DeliveryStatus.FAILED, DeliveryStatus.DELIVERED, DeliveryStatus.READ);
            for (StatusPlan plan : List.of(
                    sentThenFailed,
                    sentThenFailed.backwards(),
                    failedThenRead,
                    failedThenRead.backwards(),
                    failedThenRead.backwards().doubled(Duration.ofSeconds(1)))) {
                reports.plan(plan);
                troubled.reply("reply");
                play(troubled, reports);
            }
            assertThat(troubled.statuses())
                    .containsExactly(
                            DeliveryStatus.FAILED,
                            DeliveryStatus.FAILED,
                            DeliveryStatus.READ,
                            DeliveryStatus.READ,
                            DeliveryStatus.READ);
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PROVIDERS")
    @DisplayName(
            "of a send that nobody answered: the first report settles it, the others change nothing but for the better")
    void settles(String provider) throws Exception {
        try (var troubled = new Troubled(provider)) {
            var seen = new Rising(troubled);
            StatusReports reports = troubled.reports(seen::look);
            reports.plan(
                    StatusPlan.read().backwards().doubled(Duration.ofMinutes(2)).late(Duration.ofSeconds(30)));
            troubled.next(FakeAnswer.reset().afterTaking());
            troubled.reply("one");
            troubled.reply("two");
            assertThat(troubled.statuses()).containsExactly(DeliveryStatus.UNCONFIRMED, DeliveryStatus.QUEUED);
            play(troubled, reports);
            assertThat(troubled.statuses()).containsExactly(DeliveryStatus.READ, DeliveryStatus.READ);
            assertThat(troubled.takenTexts()).containsExactly("one", "two");
            assertThat(troubled.requests()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("before the send is even answered: it counts all the same, at four providers at once")
    void early() throws Exception {
        try (var four = new FourAccounts()) {
            var reports = new ArrayList<StatusReports>();
            for (Company company : four.companies) {
                var each = new StatusReports(
                        company.webhooks(),
                        four.clock.instant(),
                        call -> company.call(four.center, call).make());
                each.plan(StatusPlan.read().early());
                company.server().reportTo(each);
                reports.add(each);
            }
            four.api.post("/api/agents/ana/login", "");
            four.everywhere(at -> four.says(at, "IN1", "5215550000001", "Hello"));
            four.events.await(RoutingEvent.SendAccepted.class, Company.ALL.size());
            four.clock.advance(Duration.ofMinutes(1));
            for (StatusReports each : reports) {
                each.advanceTo(four.clock.instant());
            }
            four.events.await(RoutingEvent.StatusReported.class, Company.ALL.size() * 3);
            for (Company company : four.companies) {
                var id = new InteractionId(four.interaction(company));
                assertThat(four.center.engine().interactions().messages(id))
                        .as("%s", company)
                        .filteredOn(message -> !message.inbound())
                        .extracting(MessageView::status)
                        .containsExactly(DeliveryStatus.READ);
            }
        }
    }

    /** Lets every report arrive at its time. */
    private static void play(Troubled troubled, StatusReports reports) throws Exception {
        for (Instant next = reports.next(); next != null; next = reports.next()) {
            troubled.advance(Duration.between(troubled.crank.instant(), next));
            reports.advanceTo(next);
        }
    }

    /** Looks at the replies after each report. */
    private static final class Rising {
        private final Troubled troubled;
        private List<DeliveryStatus> before = List.of();
        private int looks;

        Rising(Troubled troubled) {
            this.troubled = troubled;
        }

        void look() {
            List<DeliveryStatus> now = troubled.statuses();
            for (int i = 0; i < before.size(); i++) {
                assertThat(now.get(i)).as("reply %d", i).isGreaterThanOrEqualTo(before.get(i));
            }
            before = now;
            looks++;
        }
    }
}
