package org.whatsapprouting.provider.sinch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Deferred;
import org.whatsapprouting.api.provider.SendOutcome.Rejected;
import org.whatsapprouting.api.provider.SendOutcome.Unknown;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.SinchAnswers;
import org.whatsapprouting.testkit.fake.SinchEndpoint;

/** What becomes of sends that do not end as usual (Sinch 1.5). */
class SendFailureTest {
    private final FakeProviderServer<SinchEndpoint> sinch = TestConfig.fake();
    private final MessagingProvider provider = provider("30");

    @AfterEach
    void stop() {
        sinch.close();
    }

    @ParameterizedTest
    @MethodSource("answers")
    @DisplayName("each answer has the outcome that is documented, and is not asked twice")
    void outcomes(FakeAnswer answer, Class<? extends SendOutcome> outcome, String code) {
        sinch.next(answer);
        assertThat(provider.send(Sends.text("hi")))
                .isInstanceOf(outcome)
                .extracting("code")
                .isEqualTo(code);
        assertThat(sinch.requests()).isOne();
        assertThat(sinch.sent()).isEmpty();
    }

    static List<Object[]> answers() {
        return List.of(
                row(SinchAnswers.error(400, "INVALID_ARGUMENT", "no"), Rejected.class, "INVALID_ARGUMENT"),
                row(SinchAnswers.error(403, "PERMISSION_DENIED", "unpaid"), Rejected.class, "PERMISSION_DENIED"),
                row(SinchAnswers.notFound(), Rejected.class, "NOT_FOUND"),
                row(FakeAnswer.raw(409, ""), Rejected.class, "http-409"),
                row(FakeAnswer.raw(408, ""), Unknown.class, "http-408"),
                row(FakeAnswer.page(500), Unknown.class, "http-500"),
                row(SinchAnswers.error(503, "UNAVAILABLE", "later"), Unknown.class, "UNAVAILABLE"),
                row(FakeAnswer.page(501), Unknown.class, "http-501"),
                row(SinchAnswers.error(501, "UNIMPLEMENTED", "no"), Rejected.class, "UNIMPLEMENTED"),
                row(FakeAnswer.page(302), Unknown.class, "http-302"),
                row(FakeAnswer.raw(200, "{}"), Unknown.class, "http-200"),
                row(FakeAnswer.raw(200, "{\"message_id\":\" \"}"), Unknown.class, "http-200"),
                row(FakeAnswer.garbage(), Unknown.class, "http-200"),
                row(FakeAnswer.drop(), Unknown.class, "connection-lost"),
                row(FakeAnswer.cut(), Unknown.class, "connection-lost"));
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    @Test
    @DisplayName("a limit is waited for as long as Sinch asks")
    void throttled() {
        sinch.next(sinch.endpoint().throttled(Duration.ofSeconds(7)));
        assertThat(provider.send(Sends.text("hi")))
                .isEqualTo(Deferred.ofNumber(Duration.ofSeconds(7), "http-429", "Slow down"));
    }

    @Test
    @DisplayName("a wrong app or region says what to look at")
    void wrongRegion() {
        MessagingProvider other =
                new SinchProviderFactory().create(TestConfig.at(sinch).with("appId", "01OTHER"));
        assertThat(other.send(Sends.text("hi"))).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(RejectReason.ACCOUNT);
            assertThat(rejected.detail()).contains("region");
        });
    }

    @Test
    @DisplayName("a hanging answer is unknown after the time-out")
    void hang() {
        sinch.next(FakeAnswer.hang());
        assertThat(provider("1").send(Sends.text("hi"))).isInstanceOf(Unknown.class);
    }

    @Test
    @DisplayName("nobody there: nothing was sent, so it may be later")
    void nobody() {
        MessagingProvider alone = provider("5");
        sinch.close();
        assertThat(alone.send(Sends.text("hi"))).isInstanceOf(Deferred.class);
    }

    @Test
    @DisplayName("a secret that cannot be read means later")
    void noSecret() {
        MessagingProvider without =
                new SinchProviderFactory().create(TestConfig.at(sinch).unresolvable("keySecret"));
        assertThat(without.send(Sends.text("hi")))
                .isInstanceOf(Deferred.class)
                .extracting("code")
                .isEqualTo("secret");
    }

    private MessagingProvider provider(String seconds) {
        return new SinchProviderFactory().create(TestConfig.at(sinch).with("timeoutSeconds", seconds));
    }
}
