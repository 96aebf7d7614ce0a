package org.whatsapprouting.provider.meta;

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
import org.whatsapprouting.testkit.fake.MetaAnswers;
import org.whatsapprouting.testkit.fake.MetaEndpoint;

/** Meta 1.11: what is known of a message after each way a send can go wrong; each is one request, never two. */
class SendFailureTest {
    private final FakeProviderServer<MetaEndpoint> meta =
            FakeProviderServer.start(new MetaEndpoint(TestConfig.TOKEN, TestConfig.NUMBER));

    @AfterEach
    void stop() {
        meta.close();
    }

    @Test
    @DisplayName("too much: later, when Meta says so")
    void throttled() {
        assertThat(after(MetaAnswers.throttled(Duration.ofSeconds(17))))
                .isEqualTo(Deferred.ofNumber(Duration.ofSeconds(17), "130429", "(#130429) Rate limit hit"));
        assertThat(after(MetaAnswers.error(400, 130_429, "Rate limit hit")))
                .isEqualTo(Deferred.ofNumber(null, "130429", "Rate limit hit"));
        assertThat(after(FakeAnswer.page(429))).isInstanceOf(Deferred.class);
        assertThat(after(MetaAnswers.error(429, 987_654, "New limit"))).isInstanceOf(Deferred.class);
    }

    @Test
    @DisplayName("too much for one recipient: four times as long after each attempt, to a bound")
    void pair() {
        long[] seconds = {1, 4, 16, 64, 256, 1024, 1024};
        for (int attempt = 1; attempt <= seconds.length; attempt++) {
            meta.next(MetaAnswers.error(400, 131_056, "Pair rate limit hit"));
            assertThat(send(attempt, "30"))
                    .isEqualTo(new Deferred(Duration.ofSeconds(seconds[attempt - 1]), "131056", "Pair rate limit hit"));
        }
    }

    @ParameterizedTest
    @DisplayName("5xx without a code that says otherwise: nobody knows")
    @ValueSource(ints = {500, 502, 503, 504})
    void serverErrors(int status) {
        assertThat(after(FakeAnswer.page(status))).isInstanceOf(Unknown.class);
        assertThat(after(FakeAnswer.raw(status, ""))).isInstanceOf(Unknown.class);
        assertThat(after(MetaAnswers.error(status, 131_000, "Something went wrong")))
                .isInstanceOf(Unknown.class);
        assertThat(after(MetaAnswers.error(status, 131_016, "Service unavailable")))
                .isInstanceOf(Unknown.class);
        assertThat(after(MetaAnswers.error(status, 987_654, "New trouble"))).isInstanceOf(Unknown.class);
    }

    @Test
    @DisplayName("5xx with a code that says that the message was not taken: later, or never")
    void documentedServerErrors() {
        assertThat(after(MetaAnswers.error(500, 131_057, "Account in maintenance mode")))
                .isInstanceOf(Deferred.class);
        assertThat(after(MetaAnswers.error(500, 131_045, "Number not registered")))
                .isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @DisplayName("refusals have the class that says what to do")
    @CsvSource({
        "401, 190, NOT_AUTHORISED",
        "403, 200, NOT_AUTHORISED",
        "403, 131031, ACCOUNT",
        "400, 131042, ACCOUNT",
        "403, 368, ACCOUNT",
        "400, 131047, SERVICE_WINDOW_CLOSED",
        "400, 131026, RECIPIENT_UNREACHABLE",
        "400, 131050, OPTED_OUT",
        "400, 131049, LIMIT",
        "400, 100, INVALID_CONTENT",
        "400, 131051, UNSUPPORTED_CONTENT",
        "404, 132001, TEMPLATE",
        "400, 132015, TEMPLATE",
        "400, 131053, MEDIA",
        "400, 987654, OTHER"
    })
    void refusals(int status, int code, RejectReason reason) {
        assertThat(after(MetaAnswers.error(status, code, "No")))
                .isEqualTo(new Rejected(reason, Integer.toString(code), "No"));
    }

    @ParameterizedTest
    @DisplayName("answers nobody can read: a 4xx refused the request, a 408 or a 2xx says nothing")
    @CsvSource({"400, false", "404, false", "408, true", "200, true", "201, true", "302, true"})
    void garbage(int status, boolean unknown) {
        for (String body :
                new String[] {"<html>", "", "{", "[]", "{\"messages\":[]}", "{\"messages\":[{\"id\":\"\"}]}"}) {
            assertThat(after(FakeAnswer.raw(status, body)))
                    .as(body)
                    .isInstanceOf(unknown ? Unknown.class : Rejected.class);
        }
    }

    @Test
    @DisplayName("errors in other shapes are read: details as text, details outside, codes as text, no code")
    void errorShapes() {
        assertThat(after(FakeAnswer.raw(400, "{\"error\":{\"code\":\"131047\",\"error_data\":\"as text\"}}")))
                .isEqualTo(new Rejected(RejectReason.SERVICE_WINDOW_CLOSED, "131047", "as text"));
        assertThat(after(FakeAnswer.raw(400, "{\"error\":{\"code\":131047,\"details\":\"outside\",\"title\":\"t\"}}")))
                .isEqualTo(new Rejected(RejectReason.SERVICE_WINDOW_CLOSED, "131047", "outside"));
        assertThat(after(FakeAnswer.raw(400, "{\"error\":{\"message\":\"no code\"}}")))
                .isEqualTo(new Rejected(RejectReason.OTHER, "none", "no code"));
    }

    @Test
    @DisplayName("no answer in time, or a connection closed without one: nobody knows")
    void silence() {
        meta.next(FakeAnswer.hang());
        assertThat(send(1, "1")).isInstanceOf(Unknown.class);
        assertThat(after(FakeAnswer.drop())).isInstanceOf(Unknown.class);
        assertThat(after(FakeAnswer.drop().afterTaking())).isInstanceOf(Unknown.class);
        assertThat(meta.sent()).hasSize(1);
        assertThat(meta.requests()).isEqualTo(3);
    }

    @Test
    @DisplayName("nobody listening: surely not sent")
    void unreachable() {
        meta.close();
        assertThat(send(1, "30"))
                .isEqualTo(new Deferred(null, "connect", "The provider could not be reached; nothing was sent."));
    }

    private SendOutcome after(FakeAnswer answer) {
        int before = meta.requests();
        meta.next(answer);
        SendOutcome outcome = send(1, "30");
        assertThat(meta.requests()).isEqualTo(before + 1);
        return outcome;
    }

    private SendOutcome send(int attempt, String timeoutSeconds) {
        var config = TestConfig.standard().with("baseUrl", meta.baseUrl().toString(), "timeoutSeconds", timeoutSeconds);
        try (MessagingProvider provider = Webhooks.provider(config)) {
            return provider.send(new OutboundMessage(
                    "i7~2",
                    new AccountId("support"),
                    CustomerIdentity.ofPhone("16505551234"),
                    new Content.Text("Hi"),
                    null,
                    attempt));
        }
    }
}
