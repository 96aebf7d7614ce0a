package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.Failure;
import org.whatsapprouting.api.message.InboundEvent.StatusReported;
import org.whatsapprouting.api.message.InboundEvent.Unrecognised;
import org.whatsapprouting.api.message.RejectReason;

class StatusTest {
    private final List<InboundEvent> events = Webhooks.events(Webhooks.recorded("statuses.json"));

    @Test
    @DisplayName("Meta 1.6: each status says how far which message has come, when, and under which reference of ours")
    void reached() {
        assertThat(events.get(0))
                .isEqualTo(new StatusReported(
                        "status|106540352242922|wamid.a|sent|",
                        "106540352242922",
                        Instant.ofEpochSecond(1_763_812_800),
                        "wamid.a",
                        DeliveryStatus.SENT,
                        "i7~2",
                        null));
        assertThat(events.subList(0, 4))
                .extracting(event -> ((StatusReported) event).status())
                .containsExactly(
                        DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ, DeliveryStatus.PLAYED);
    }

    @Test
    @DisplayName("a failure has its class, its code and words without the customer's number")
    void failed() {
        assertThat(failure(4))
                .isEqualTo(new Failure(
                        RejectReason.SERVICE_WINDOW_CLOSED,
                        "131047",
                        "Message failed to send because more than 24 hours have passed since the customer +***1234"
                                + " last replied to this number."));
        assertThat(failure(5))
                .isEqualTo(new Failure(RejectReason.RECIPIENT_UNREACHABLE, "131026", "Message undeliverable"));
        assertThat(((StatusReported) events.get(6)).failure()).isNull();
        assertThat(failure(7)).isEqualTo(new Failure(RejectReason.OTHER, "999999", "Something new"));
    }

    @Test
    @DisplayName("statuses nobody knows, and those without an id, are kept raw")
    void unknown() {
        assertThat(events.subList(8, 11)).allSatisfy(event -> assertThat(event).isInstanceOf(Unrecognised.class));
        assertThat(((Unrecognised) events.get(9)).raw()).contains("\"status\":\"warming_up\"");
    }

    @Test
    @DisplayName("each participant of a group reports for himself")
    void group() {
        assertThat(events).hasSize(13);
        assertThat(events.subList(11, 13))
                .extracting(InboundEvent::eventKey)
                .containsExactly(
                        "status|106540352242922|wamid.g|read|16505550001",
                        "status|106540352242922|wamid.g|read|US.777");
    }

    private Failure failure(int index) {
        return ((StatusReported) events.get(index)).failure();
    }
}
