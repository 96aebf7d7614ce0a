package org.whatsapprouting.provider.sinch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.StatusReported;
import org.whatsapprouting.api.message.RejectReason;

/** How far messages of ours have come (Sinch 1.4). */
class StatusTest {
    private static final String TO = "15551230000";

    @ParameterizedTest
    @CsvSource({"QUEUED_ON_CHANNEL, SENT", "DELIVERED, DELIVERED", "READ, READ"})
    @DisplayName("each status is reported with our reference (P-06)")
    void reached(String named, DeliveryStatus status) {
        assertThat(Received.one(TestConfig.WEBHOOKS.report("01OUR", named, TO, TestConfig.NOW, "i7~2", null)))
                .isEqualTo(new StatusReported(
                        "status|01APP|01OUR|" + named, "01APP", TestConfig.NOW, "01OUR", status, "i7~2", null));
    }

    @ParameterizedTest
    @CsvSource({
        "OUTSIDE_ALLOWED_SENDING_WINDOW, UNSPECIFIED_SUB_CODE, SERVICE_WINDOW_CLOSED",
        "RATE_LIMITED, , LIMIT",
        "CHANNEL_FAILURE, , OTHER",
        "CHANNEL_FAILURE, INACTIVE_SENDER, ACCOUNT",
        "DELIVERY_TIMED_OUT, , EXPIRED",
        "NO_CHANNELS_LEFT, , RECIPIENT_UNREACHABLE",
        "RECIPIENT_NOT_OPTED_IN, , OPTED_OUT",
        "CHANNEL_REJECT, , POLICY",
        "CHANNEL_REJECT, ATTACHMENT_REJECTED, MEDIA",
        "UNKNOWN_APP, , ACCOUNT",
        "NO_PERMISSION, , NOT_AUTHORISED",
        "MEDIA_NOT_REACHABLE, , MEDIA",
        "TEMPLATE_NOT_FOUND, , TEMPLATE",
        "BAD_REQUEST, , INVALID_CONTENT",
        "UNSUPPORTED_OPERATION, , UNSUPPORTED_CONTENT",
        "A_NEW_ONE, , OTHER"
    })
    @DisplayName("a failure has our class and Sinch's code, also one nobody knows")
    void failures(String code, String subcode, RejectReason reason) {
        var given = Map.of("code", code, "sub_code", subcode == null ? "" : subcode, "description", "to 15551230000");
        var event = (StatusReported)
                Received.one(TestConfig.WEBHOOKS.report("01OUR", "FAILED", TO, TestConfig.NOW, null, given));
        assertThat(event.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(event.reference()).isNull();
        assertThat(event.failure()).isNotNull();
        assertThat(event.failure().reason()).isEqualTo(reason);
        assertThat(event.failure().code()).startsWith(code).doesNotContain("UNSPECIFIED");
        assertThat(event.failure().detail()).isEqualTo("to ***0000");
    }

    @ParameterizedTest
    @CsvSource({
        "CHANNEL_FAILURE, 131047, SERVICE_WINDOW_CLOSED",
        "UNKNOWN, 131026, RECIPIENT_UNREACHABLE",
        "INTERNAL_ERROR, 132001, TEMPLATE",
        "A_NEW_ONE, 131051, UNSUPPORTED_CONTENT",
        "A_NEW_ONE, x, OTHER",
        "CHANNEL_REJECT, 131047, POLICY"
    })
    @DisplayName("where Sinch's code says nothing, WhatsApp's own does")
    void channelCodes(String code, String channelCode, RejectReason reason) {
        var given = Map.of("code", code, "channel_code", channelCode, "description", "");
        var event = (StatusReported)
                Received.one(TestConfig.WEBHOOKS.report("01OUR", "FAILED", TO, TestConfig.NOW, null, given));
        assertThat(event.failure().reason()).isEqualTo(reason);
        assertThat(event.failure().code()).isEqualTo(code + "/" + channelCode);
    }

    @Test
    @DisplayName("a message that Sinch took is reported as sent, which resolves a send whose answer was lost")
    void submitted() {
        var event = (StatusReported) Received.one(TestConfig.WEBHOOKS.callback(
                "message_submit_notification", Map.of("message_id", "01OUR", "metadata", "i7~2"), TestConfig.NOW, ""));
        assertThat(event.status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(event.reference()).isEqualTo("i7~2");
        var correlated = (StatusReported) Received.one(TestConfig.WEBHOOKS.callback(
                "message_submit_notification", Map.of("message_id", "01OUR"), TestConfig.NOW, "i7~2"));
        assertThat(correlated.reference()).isEqualTo("i7~2");
    }

    @Test
    @DisplayName("switching the channel is news, and an unknown status is kept raw")
    void others() {
        assertThat(Received.one(TestConfig.WEBHOOKS.report("01OUR", "SWITCHING_CHANNEL", TO, TestConfig.NOW, "", null)))
                .isInstanceOf(InboundEvent.AccountNotice.class);
        assertThat(Received.one(TestConfig.WEBHOOKS.report("01OUR", "EATEN", TO, TestConfig.NOW, "", null)))
                .isInstanceOfSatisfying(
                        InboundEvent.Unrecognised.class,
                        kept -> assertThat(kept.raw()).contains("EATEN"));
    }
}
