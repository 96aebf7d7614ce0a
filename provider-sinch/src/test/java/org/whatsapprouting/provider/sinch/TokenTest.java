package org.whatsapprouting.provider.sinch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Accepted;
import org.whatsapprouting.api.provider.SendOutcome.Deferred;
import org.whatsapprouting.api.provider.SendOutcome.Rejected;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.SinchAnswers;
import org.whatsapprouting.testkit.fake.SinchEndpoint;

/** The access token: one for many sends, renewed in time, and once where it was refused (Sinch 1.1). */
class TokenTest {
    private static final int THREADS = 16;

    private final AtomicReference<Instant> now = new AtomicReference<>(TestConfig.NOW);
    private final FakeProviderServer<SinchEndpoint> sinch = TestConfig.fake();
    private final MessagingProvider provider =
            new SinchProviderFactory().create(TestConfig.at(sinch).at(now::get));

    @AfterEach
    void stop() {
        sinch.close();
    }

    @Test
    @DisplayName("a token is used until a minute before it expires")
    void kept() {
        accepted();
        now.set(TestConfig.NOW.plusSeconds(3_599 - 61));
        accepted();
        assertThat(sinch.endpoint().tokensAsked()).isOne();
        now.set(TestConfig.NOW.plusSeconds(3_599 - 60));
        accepted();
        assertThat(sinch.endpoint().tokensAsked()).isEqualTo(2);
    }

    @Test
    @DisplayName("a token that lives shorter than the margin is used once and asked for again")
    void shortLived() {
        sinch.endpoint().tokensLast(30);
        accepted();
        accepted();
        assertThat(sinch.endpoint().tokensAsked()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "a token that expired on the way is renewed and the message sent again, once: 401 says it was not taken")
    void expiredInFlight() {
        accepted();
        sinch.endpoint().expireTokens();
        accepted();
        assertThat(sinch.endpoint().tokensAsked()).isEqualTo(2);
        assertThat(sinch.requests()).isEqualTo(3);
        assertThat(sinch.sent()).hasSize(2);
    }

    @Test
    @DisplayName("a new token that is refused too is the account's trouble, and nothing more is tried")
    void refusedTwice() {
        sinch.next(SinchAnswers.expired(), SinchAnswers.expired());
        assertThat(send())
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectReason.NOT_AUTHORISED));
        assertThat(sinch.requests()).isEqualTo(2);
    }

    @Test
    @DisplayName("a send whose answer is lost is not repeated, though the token expired meanwhile")
    void lostIsNotRepeated() {
        accepted();
        sinch.next(FakeAnswer.drop().afterTaking());
        assertThat(send()).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(sinch.sent()).hasSize(2);
    }

    @Test
    @DisplayName("sixteen sends at once fetch one token")
    void oneFetch() throws Exception {
        assertThat(atOnce())
                .hasSize(THREADS)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Accepted.class));
        assertThat(sinch.endpoint().tokensAsked()).isOne();
    }

    @Test
    @DisplayName("sixteen sends whose token expired renew it once, and each message is taken once")
    void oneRenewal() throws Exception {
        accepted();
        sinch.endpoint().expireTokens();
        assertThat(atOnce()).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Accepted.class));
        assertThat(sinch.endpoint().tokensAsked()).isEqualTo(2);
        assertThat(sinch.sent()).hasSize(THREADS + 1);
    }

    @Test
    @DisplayName("sixteen sends that wait for one hanging fetch all end in time, and ask once")
    void hangingFetch() throws Exception {
        MessagingProvider hasty = new SinchProviderFactory()
                .create(TestConfig.at(sinch).at(now::get).with("timeoutSeconds", "1"));
        sinch.endpoint().nextTokens(FakeAnswer.hang());
        long before = System.nanoTime();
        assertThat(atOnce(hasty)).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Deferred.class));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        assertThat(sinch.endpoint().tokensAsked()).isOne();
        assertThat(sinch.requests()).isZero();
    }

    @ParameterizedTest
    @MethodSource("tokenAnswers")
    @DisplayName("without a token nothing is sent; only a refused key is for good")
    void noToken(FakeAnswer answer, Class<? extends SendOutcome> outcome) {
        sinch.endpoint().nextTokens(answer);
        assertThat(send()).isInstanceOf(outcome);
        assertThat(sinch.requests()).isZero();
        accepted();
    }

    static List<Object[]> tokenAnswers() {
        return List.of(
                new Object[] {FakeAnswer.raw(401, "{\"error\":\"invalid_client\"}"), Rejected.class},
                new Object[] {FakeAnswer.raw(400, ""), Rejected.class},
                new Object[] {FakeAnswer.page(503), Deferred.class},
                new Object[] {FakeAnswer.garbage(), Deferred.class},
                new Object[] {FakeAnswer.raw(200, "{\"access_token\":\"a b\"}"), Deferred.class},
                new Object[] {FakeAnswer.drop(), Deferred.class},
                new Object[] {FakeAnswer.page(302), Deferred.class});
    }

    @Test
    @DisplayName("too many tokens: later, as long as Sinch asks")
    void throttled() {
        sinch.endpoint().nextTokens(FakeAnswer.raw(429, "").retryAfter(Duration.ofSeconds(4)));
        assertThat(send())
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.retryAfter()).isEqualTo(Duration.ofSeconds(4)));
    }

    private SendOutcome send() {
        return provider.send(Sends.text("hi"));
    }

    private void accepted() {
        assertThat(send()).isInstanceOf(Accepted.class);
    }

    private List<SendOutcome> atOnce() throws Exception {
        return atOnce(provider);
    }

    private static List<SendOutcome> atOnce(MessagingProvider provider) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            var start = new CountDownLatch(THREADS);
            Callable<SendOutcome> send = () -> {
                start.countDown();
                start.await();
                return provider.send(Sends.text("hi"));
            };
            var outcomes = new ArrayList<Future<SendOutcome>>();
            for (int i = 0; i < THREADS; i++) {
                outcomes.add(threads.submit(send));
            }
            var ended = new ArrayList<SendOutcome>();
            for (Future<SendOutcome> outcome : outcomes) {
                ended.add(outcome.get(30, TimeUnit.SECONDS));
            }
            return ended;
        } finally {
            threads.shutdownNow();
        }
    }
}
