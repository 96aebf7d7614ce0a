package org.whatsapprouting.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Deferred;
import org.whatsapprouting.api.provider.SendOutcome.Rejected;
import org.whatsapprouting.api.provider.SendOutcome.Unknown;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.KaleyraAnswers;
import org.whatsapprouting.testkit.fake.KaleyraEndpoint;
import org.whatsapprouting.testkit.provider.GivenConfig;

/** What becomes of sends that do not end as usual (Kaleyra 1.2, 1.4). */
class SendFailureTest {
    private final FakeProviderServer<KaleyraEndpoint> kaleyra = TestConfig.fake();

    @AfterEach
    void stop() {
        kaleyra.close();
    }

    @ParameterizedTest
    @MethodSource("answers")
    @DisplayName("each answer has the outcome that is documented, and is not asked twice")
    void outcomes(FakeAnswer answer, Class<? extends SendOutcome> outcome, String code) {
        kaleyra.next(answer);
        assertThat(send("30")).isInstanceOf(outcome).extracting("code").isEqualTo(code);
        assertThat(kaleyra.requests()).isOne();
        assertThat(kaleyra.sent()).isEmpty();
    }

    static List<Object[]> answers() {
        var rows = new ArrayList<Object[]>();
        row(rows, KaleyraAnswers.invalid("to", "invalid number"), Rejected.class, "http-400");
        row(rows, KaleyraAnswers.error(401, "RBC001", "no"), Rejected.class, "RBC001");
        row(rows, KaleyraAnswers.error(400, "E13001", "no"), Rejected.class, "E13001");
        row(rows, KaleyraAnswers.error(402, "E110", "no balance"), Rejected.class, "E110");
        row(rows, KaleyraAnswers.error(200, "WA400", "no"), Rejected.class, "WA400");
        row(rows, KaleyraAnswers.error(500, "WA500", "no"), Unknown.class, "WA500");
        row(rows, KaleyraAnswers.error(400, "WAV2101", "limit"), Deferred.class, "WAV2101");
        row(rows, KaleyraAnswers.error(400, "131047", "window"), Rejected.class, "131047");
        row(rows, KaleyraAnswers.error(400, "131056", "pair"), Deferred.class, "131056");
        row(rows, KaleyraAnswers.error(400, "131000", "something"), Unknown.class, "131000");
        row(rows, KaleyraAnswers.error(400, "X1", "new"), Rejected.class, "X1");
        row(rows, FakeAnswer.raw(403, ""), Rejected.class, "http-403");
        row(rows, FakeAnswer.raw(404, ""), Rejected.class, "http-404");
        row(rows, FakeAnswer.raw(408, ""), Unknown.class, "http-408");
        row(rows, FakeAnswer.page(502), Unknown.class, "http-502");
        row(rows, FakeAnswer.page(302), Unknown.class, "http-302");
        row(rows, FakeAnswer.raw(200, "{}"), Unknown.class, "http-200");
        row(rows, FakeAnswer.raw(200, "{\"error\":{\"to\":\"invalid\"}}"), Rejected.class, "http-200");
        row(rows, FakeAnswer.garbage(), Unknown.class, "http-200");
        row(rows, FakeAnswer.drop(), Unknown.class, "connection-lost");
        row(rows, FakeAnswer.cut(), Unknown.class, "connection-lost");
        return rows;
    }

    private static void row(List<Object[]> rows, Object... cells) {
        rows.add(cells);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"a:0\"}",
                "{\"id\":\"a:0\",\"error\":{}}",
                "{\"data\":{\"id\":\"a:0\"}}",
                "{\"data\":[{\"message_id\":\"a:0\",\"recipient\":\"1\"}]}",
                "{\"messages\":[{\"id\":\"a:0\"}]}",
                "{\"message_id\":\"a:0\",\"error\":null}"
            })
    @DisplayName("the id is found wherever it was seen")
    void ids(String body) {
        kaleyra.next(FakeAnswer.raw(202, body));
        assertThat(send("30")).isEqualTo(new SendOutcome.Accepted("a:0"));
    }

    @Test
    @DisplayName("an account that has to pay first is the account's fault, not the message's")
    void unpaid() {
        kaleyra.next(FakeAnswer.raw(402, ""), KaleyraAnswers.error(400, "E110", "Insufficient balance"));
        assertThat(send("30"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectReason.ACCOUNT));
        assertThat(send("30")).isEqualTo(new Rejected(RejectReason.ACCOUNT, "E110", "Insufficient balance"));
    }

    @Test
    @DisplayName("a limit is waited for as long as Kaleyra asks")
    void throttled() {
        kaleyra.next(kaleyra.endpoint().throttled(Duration.ofSeconds(7)));
        assertThat(send("30"))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    @DisplayName("what is wrong with a field is said, and a wrong number is the recipient's")
    void fields() {
        kaleyra.next(KaleyraAnswers.invalid("to", "invalid number"), KaleyraAnswers.invalid("body", "too long"));
        assertThat(send("30"))
                .isEqualTo(new Rejected(RejectReason.RECIPIENT_UNREACHABLE, "http-400", "to: invalid number"));
        assertThat(send("30")).isEqualTo(new Rejected(RejectReason.INVALID_CONTENT, "http-400", "body: too long"));
    }

    @Test
    @DisplayName("a hanging answer is unknown after the time-out")
    void hang() {
        kaleyra.next(FakeAnswer.hang());
        assertThat(send("1")).isInstanceOf(Unknown.class);
    }

    @Test
    @DisplayName("nobody there, or no key to be had: nothing was sent, so it may be later")
    void nobody() {
        assertThat(provider(TestConfig.first(kaleyra).unresolvable("apiKey")).send(Sends.text("hi")))
                .isInstanceOf(Deferred.class);
        MessagingProvider alone = provider(TestConfig.first(kaleyra));
        kaleyra.close();
        assertThat(alone.send(Sends.text("hi"))).isInstanceOf(Deferred.class);
    }

    @Test
    @DisplayName("a key that no header can hold is not sent")
    void brokenKey() {
        assertThat(provider(TestConfig.first(kaleyra).with("apiKey", "a\nb")).send(Sends.text("hi")))
                .isInstanceOf(Rejected.class);
    }

    private SendOutcome send(String seconds) {
        return provider(TestConfig.first(kaleyra).with("timeoutSeconds", seconds))
                .send(Sends.text("hi"));
    }

    private static MessagingProvider provider(GivenConfig config) {
        return new KaleyraProviderFactory().create(config);
    }
}
