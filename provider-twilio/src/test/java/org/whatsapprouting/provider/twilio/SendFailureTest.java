package org.whatsapprouting.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Deferred;
import org.whatsapprouting.api.provider.SendOutcome.Rejected;
import org.whatsapprouting.api.provider.SendOutcome.Unknown;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.TwilioAnswers;
import org.whatsapprouting.testkit.fake.TwilioEndpoint;

/** Twilio 1.7: what is known of a message after each way a send can go wrong; each is one request, never two. */
class SendFailureTest {
    private final FakeProviderServer<TwilioEndpoint> twilio =
            FakeProviderServer.start(new TwilioEndpoint(TestConfig.ACCOUNT, TestConfig.TOKEN, TestConfig.NUMBER));

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    @DisplayName("too much: later, when Twilio says so, or when the code does")
    void throttled() {
        assertThat(after(TwilioAnswers.throttled(Duration.ofSeconds(17))))
                .isEqualTo(Deferred.ofNumber(Duration.ofSeconds(17), "20429", "Too Many Requests"));
        assertThat(after(TwilioAnswers.error(429, 20_429, "No"))).isEqualTo(Deferred.ofNumber(null, "20429", "No"));
        assertThat(after(TwilioAnswers.error(400, 21_611, "No")))
                .isEqualTo(Deferred.ofNumber(Duration.ofMinutes(2), "21611", "No"));
        assertThat(after(FakeAnswer.page(429))).isInstanceOf(Deferred.class);
        assertThat(after(TwilioAnswers.error(429, 98_765, "New"))).isInstanceOf(Deferred.class);
    }

    @Test
    @DisplayName("too much for the sender or the pair: twice as long after each attempt, from a minute to an hour")
    void longer() {
        long[] minutes = {1, 2, 4, 8, 16, 32, 64, 64};
        for (int attempt = 1; attempt <= minutes.length; attempt++) {
            twilio.next(TwilioAnswers.error(429, 63_018, "Rate limit exceeded for Channel"));
            assertThat(send(attempt))
                    .isEqualTo(new Deferred(
                            Duration.ofMinutes(minutes[attempt - 1]), "63018", "Rate limit exceeded for Channel"));
        }
    }

    @ParameterizedTest
    @DisplayName("worth one more attempt, and no third")
    @CsvSource({"63011, OTHER", "63023, OTHER", "63019, MEDIA", "63037, MEDIA", "30008, RECIPIENT_UNREACHABLE"})
    void once(int code, RejectReason reason) {
        twilio.next(TwilioAnswers.error(400, code, "No"), TwilioAnswers.error(400, code, "No"));
        assertThat(send(1)).isEqualTo(new Deferred(Duration.ofMinutes(1), Integer.toString(code), "No"));
        assertThat(send(2)).isEqualTo(new Rejected(reason, Integer.toString(code), "No"));
    }

    @ParameterizedTest
    @DisplayName("5xx: nobody knows, whatever code it has")
    @ValueSource(ints = {500, 502, 503, 504})
    void serverErrors(int status) {
        assertThat(after(FakeAnswer.page(status))).isInstanceOf(Unknown.class);
        assertThat(after(FakeAnswer.raw(status, ""))).isInstanceOf(Unknown.class);
        for (int code : new int[] {20_500, 20_503, 20_429, 21_211, 98_765}) {
            assertThat(after(TwilioAnswers.error(status, code, "Trouble"))).isInstanceOf(Unknown.class);
        }
        assertThat(after(FakeAnswer.page(status).retryAfter(Duration.ofSeconds(3))))
                .isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @DisplayName("refusals have the class that says what to do")
    @CsvSource({
        "401, 20003, NOT_AUTHORISED",
        "404, 20404, ACCOUNT",
        "400, 21603, INVALID_CONTENT",
        "400, 21211, RECIPIENT_UNREACHABLE",
        "400, 21614, RECIPIENT_UNREACHABLE",
        "400, 21608, RECIPIENT_UNREACHABLE",
        "400, 21212, ACCOUNT",
        "400, 63007, ACCOUNT",
        "403, 21408, ACCOUNT",
        "400, 21610, OPTED_OUT",
        "400, 21617, INVALID_CONTENT",
        "400, 21620, MEDIA",
        "400, 21655, TEMPLATE",
        "400, 21656, TEMPLATE",
        "400, 21703, ACCOUNT",
        "400, 63016, SERVICE_WINDOW_CLOSED",
        "429, 63038, LIMIT",
        "403, 30002, ACCOUNT",
        "400, 63013, POLICY",
        "400, 98765, OTHER"
    })
    void refusals(int status, int code, RejectReason reason) {
        assertThat(after(TwilioAnswers.error(status, code, "No")))
                .isEqualTo(new Rejected(reason, Integer.toString(code), "No"));
    }

    @ParameterizedTest
    @DisplayName("answers nobody can read: a 4xx refused the request, a 408 or a 2xx says nothing")
    @CsvSource({"400, false", "401, false", "404, false", "408, true", "200, true", "201, true", "302, true"})
    void garbage(int status, boolean unknown) {
        for (String body : new String[] {"<html>", "", "{", "[]", "{\"sid\":null}", "{\"sid\":\"\"}", "{\"sid\":{}}"}) {
            assertThat(after(FakeAnswer.raw(status, body)))
                    .as(body)
                    .isInstanceOf(unknown ? Unknown.class : Rejected.class);
        }
        assertThat(after(FakeAnswer.raw(401, "")))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.reason()).isEqualTo(RejectReason.NOT_AUTHORISED));
    }

    @Test
    @DisplayName("a message that failed as it was taken is told so here, for no report follows")
    void failedAtOnce() {
        assertThat(after(FakeAnswer.raw(
                        201,
                        "{\"sid\":\"SM1\",\"status\":\"failed\",\"error_code\":63016,\"error_message\":\"Closed\"}")))
                .isEqualTo(new Rejected(RejectReason.SERVICE_WINDOW_CLOSED, "63016", "Closed"));
        assertThat(after(FakeAnswer.raw(201, "{\"sid\":\"SM1\",\"status\":\"failed\",\"error_code\":null}")))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.reason()).isEqualTo(RejectReason.OTHER));
        assertThat(after(FakeAnswer.raw(201, "{\"sid\":\"SM1\",\"status\":\"new\",\"error_code\":null}")))
                .isEqualTo(new SendOutcome.Accepted("SM1"));
    }

    @Test
    @DisplayName("Twilio's words come without numbers and tokens")
    void masked() {
        assertThat(after(TwilioAnswers.error(400, 21_211, "Invalid 'To' +15550001111 for " + TestConfig.TOKEN)))
                .isEqualTo(new Rejected(RejectReason.RECIPIENT_UNREACHABLE, "21211", "Invalid 'To' +***1111 for ***"));
    }

    private SendOutcome after(FakeAnswer answer) {
        int before = twilio.requests();
        twilio.next(answer);
        SendOutcome outcome = send(1);
        assertThat(twilio.requests()).isEqualTo(before + 1);
        return outcome;
    }

    private SendOutcome send(int attempt) {
        var config = TestConfig.standard().with("baseUrl", twilio.baseUrl().toString());
        try (MessagingProvider provider = Calls.provider(config)) {
            return provider.send(new OutboundMessage(
                    "i7~2",
                    new AccountId("support"),
                    CustomerIdentity.ofPhone("15550001111"),
                    new Content.Text("Hi"),
                    null,
                    attempt));
        }
    }
}
