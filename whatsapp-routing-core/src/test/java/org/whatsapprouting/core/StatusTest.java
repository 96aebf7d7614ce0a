package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.reply;
import static org.whatsapprouting.core.ScriptedProvider.status;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.provider.SendOutcome;

@DisplayName("Delivery reports: they only rise, and none is lost (G-31)")
class StatusTest {

    private static TestCentre open() {
        TestCentre centre = TestCentre.with(reply("hi", Mode.ONE_TIME, "hi")).open();
        centre.says("1", "hello");
        return centre;
    }

    private static String sentAs(TestCentre centre) {
        return "wamid." + centre.newestId() + "~2";
    }

    private static DeliveryStatus stands(TestCentre centre) {
        return centre.engine.interactions().messages(centre.newestId()).get(1).status();
    }

    @Test
    @DisplayName("read before delivered: stays read")
    void neverBackwards() {
        try (var centre = open()) {
            centre.receive(status(sentAs(centre), DeliveryStatus.READ, centre.crank.instant()));
            assertThat(stands(centre)).isEqualTo(DeliveryStatus.READ);
            centre.receive(status(sentAs(centre), DeliveryStatus.DELIVERED, centre.crank.instant()));
            assertThat(stands(centre)).isEqualTo(DeliveryStatus.READ);
            assertThat(centre.events(RoutingEvent.StatusReported.class))
                    .extracting(RoutingEvent.StatusReported::applied)
                    .containsExactly(true, false);
        }
    }

    @Test
    @DisplayName("failed after delivered is recorded and not applied; delivered after failed wins")
    void failedAndDelivered() {
        try (var centre = open()) {
            centre.receive(status(sentAs(centre), DeliveryStatus.DELIVERED, centre.crank.instant()));
            centre.receive(status(sentAs(centre), DeliveryStatus.FAILED, centre.crank.instant()));
            assertThat(stands(centre)).isEqualTo(DeliveryStatus.DELIVERED);
        }
        try (var centre = open()) {
            centre.receive(status(sentAs(centre), DeliveryStatus.FAILED, centre.crank.instant()));
            assertThat(stands(centre)).isEqualTo(DeliveryStatus.FAILED);
            centre.receive(status(sentAs(centre), DeliveryStatus.DELIVERED, centre.crank.instant()));
            assertThat(stands(centre)).isEqualTo(DeliveryStatus.DELIVERED);
        }
    }

    @Test
    @DisplayName("the same report twice counts once (promise 2)")
    void twice() {
        try (var centre = open()) {
            var delivered = status(sentAs(centre), DeliveryStatus.DELIVERED, centre.crank.instant());
            centre.receive(delivered);
            centre.receive(delivered);
            assertThat(centre.events(RoutingEvent.StatusReported.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName("a report that comes before the send's own answer waits for it and is joined")
    void beforeTheAnswer() {
        try (var centre = TestCentre.with(reply("hi", Mode.ONE_TIME, "hi")).open()) {
            centre.receive(status("wamid.early", DeliveryStatus.DELIVERED, centre.crank.instant()));
            centre.provider.outcomes.add(new SendOutcome.Accepted("wamid.early"));
            centre.says("1", "hello");
            assertThat(stands(centre)).isEqualTo(DeliveryStatus.DELIVERED);
        }
    }

    @Test
    @DisplayName("reports about a message that is not ours are given up after a day, and nothing stays due")
    void notOurs() {
        try (var centre = open()) {
            centre.receive(status("wamid.foreign", DeliveryStatus.DELIVERED, centre.crank.instant()));
            centre.advance(3 * 24 * 3_600);
            assertThat(stands(centre)).isEqualTo(DeliveryStatus.SENT);
        }
    }

    @Test
    @DisplayName("a late failure report takes back a one-time reply (G-30)")
    void lateFailure() {
        try (var centre = open()) {
            centre.receive(new InboundEvent.StatusReported(
                    "f",
                    null,
                    centre.crank.instant(),
                    sentAs(centre),
                    DeliveryStatus.FAILED,
                    null,
                    new InboundEvent.Failure(RejectReason.RECIPIENT_UNREACHABLE, "131026", "")));
            centre.says("1", "again");
            assertThat(centre.provider.texts()).containsExactly("hi", "hi");
        }
    }
}
