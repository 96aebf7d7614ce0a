package org.whatsapprouting.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.StatusReported;
import org.whatsapprouting.api.message.InboundEvent.Unrecognised;
import org.whatsapprouting.api.message.RejectReason;

/** Twilio 1.5: how far a message of ours has come. */
class StatusTest {
    private static final String SID = "SM00000000000000000000000000000002";

    @ParameterizedTest
    @DisplayName("P-06: each status has its place; with Twilio in hand of it, a message counts as sent")
    @CsvSource({
        "queued, SENT",
        "accepted, SENT",
        "sending, SENT",
        "sent, SENT",
        "delivered, DELIVERED",
        "read, READ",
        "READ, READ",
        "failed, FAILED",
        "undelivered, FAILED",
        "canceled, FAILED"
    })
    void reached(String name, DeliveryStatus status) {
        var event = (StatusReported) Calls.event(report("MessageStatus", name));
        assertThat(event.status()).isEqualTo(status);
        assertThat(event.providerMessageId()).isEqualTo(SID);
        assertThat(event.number()).isEqualTo(TestConfig.NUMBER);
        assertThat(event.at()).isEqualTo(TestConfig.NOW);
        assertThat(event.failure() == null).isEqualTo(status != DeliveryStatus.FAILED);
    }

    @Test
    @DisplayName("our reference comes back in the address, if it is one")
    void reference() {
        assertThat(reference("?mid=i7~2")).isEqualTo("i7~2");
        assertThat(reference("?tenant=a%20b&mid=i7~2")).isEqualTo("i7~2");
        assertThat(reference("?tenant=a")).isNull();
        assertThat(reference("?mid=")).isNull();
        assertThat(reference("?mid=%00")).isNull();
        assertThat(reference("?mid=" + "x".repeat(65))).isNull();
    }

    @ParameterizedTest
    @DisplayName("a failure has the class that says what to do; a code nobody knows is a failure too")
    @CsvSource({
        "63016, SERVICE_WINDOW_CLOSED",
        "63003, RECIPIENT_UNREACHABLE",
        "63024, RECIPIENT_UNREACHABLE",
        "63033, OPTED_OUT",
        "63018, LIMIT",
        "63032, LIMIT",
        "63019, MEDIA",
        "63028, TEMPLATE",
        "63013, POLICY",
        "63051, ACCOUNT",
        "63001, NOT_AUTHORISED",
        "63021, INVALID_CONTENT",
        "63012, OTHER",
        "99999, OTHER",
        "none, OTHER"
    })
    void failures(String code, RejectReason reason) {
        var event = (StatusReported) Calls.event(
                report("MessageStatus", "undelivered", "ErrorCode", code, "ChannelStatusMessage", "No: +15550001111"));
        assertThat(event.failure()).isEqualTo(new InboundEvent.Failure(reason, code, "No: +***1111"));
    }

    @Test
    @DisplayName("a failure without a code has the status for one")
    void withoutCode() {
        var event = (StatusReported) Calls.event(report("MessageStatus", "failed"));
        assertThat(event.failure()).isEqualTo(new InboundEvent.Failure(RejectReason.OTHER, "failed", ""));
    }

    @Test
    @DisplayName("an old report names its status in another place; a new status is kept")
    void others() {
        assertThat(Calls.event(report("SmsStatus", "delivered"))).isInstanceOf(StatusReported.class);
        assertThat(Calls.event(report("MessageStatus", "vaporised")))
                .isInstanceOfSatisfying(
                        Unrecognised.class,
                        kept -> assertThat(kept.raw()).contains("\"MessageStatus\":\"vaporised\"", SID));
    }

    @Test
    @DisplayName("Twilio 1.4: a report is the same report when it comes again, and another for each status and message")
    void keys() {
        var first = Calls.event(report("MessageStatus", "sent"));
        assertThat(Calls.event(report("MessageStatus", "sent", "RawDlrDoneDate", "2611221200"))
                        .eventKey())
                .isEqualTo(first.eventKey());
        assertThat(Calls.event(report("MessageStatus", "read")).eventKey()).isNotEqualTo(first.eventKey());
        assertThat(Calls.event(report("MessageStatus", "sent", "MessageSid", "SM3"))
                        .eventKey())
                .isNotEqualTo(first.eventKey());
        String one =
                Calls.event(report("MessageStatus", "new", "A", "1", "B", "2")).eventKey();
        assertThat(Calls.event(report("B", "2", "A", "1", "MessageStatus", "new"))
                        .eventKey())
                .isEqualTo(one);
        assertThat(Calls.event(report("B", "2", "A", "2", "MessageStatus", "new"))
                        .eventKey())
                .isNotEqualTo(one);
        assertThat(Calls.event(report("MessageStatus", "sent", "MessageSid", "x".repeat(5_000)))
                        .eventKey())
                .hasSizeLessThanOrEqualTo(1_000);
    }

    private static String reference(String query) {
        var events = Calls.events(TestConfig.standard(), Calls.CALLBACK + query, report("MessageStatus", "read"));
        return ((StatusReported) events.get(0)).reference();
    }

    private static Map<String, List<String>> report(String... namesAndValues) {
        var params = Calls.params(
                "MessageSid",
                SID,
                "SmsSid",
                SID,
                "AccountSid",
                TestConfig.ACCOUNT,
                "From",
                "whatsapp:+" + TestConfig.NUMBER,
                "To",
                "whatsapp:+15550001111",
                "ApiVersion",
                "2010-04-01");
        params.putAll(Calls.params(namesAndValues));
        return params;
    }
}
