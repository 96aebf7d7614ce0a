package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.core.view.MessageView;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.MetaEndpoint;
import org.whatsapprouting.testkit.fake.SentMessage;
import org.whatsapprouting.testkit.fake.SinchEndpoint;
import org.whatsapprouting.testkit.fake.TwilioEndpoint;

@DisplayName("Agents' messages, when a provider fails: none is lost, none is sent twice (promise 10)")
@Timeout(60)
class ProviderFailuresTest {
    static final List<String> PROVIDERS = Troubled.ALL;

    /** After any of these nobody knows whether the message was taken. Those that take no time. */
    private static List<FakeAnswer> doubts() {
        return List.of(
                FakeAnswer.drop(),
                FakeAnswer.cut(),
                FakeAnswer.reset(),
                FakeAnswer.resetInside(),
                FakeAnswer.page(500),
                FakeAnswer.page(502),
                FakeAnswer.page(503),
                FakeAnswer.garbage(),
                FakeAnswer.raw(200, "{}"));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PROVIDERS")
    @DisplayName("reset, 5xx, garbage: not confirmed and never repeated; the line waits, and a report settles it")
    void settledByReport(String provider) throws Exception {
        settledByReport(provider, doubts());
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PROVIDERS")
    @DisplayName(
            "reset, 5xx, garbage without a report: shown as not confirmed for good, and the line goes on after a minute")
    void neverSettled(String provider) throws Exception {
        neverSettled(provider, doubts());
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}")
    @FieldSource("PROVIDERS")
    @DisplayName("a provider that hangs, or never ends its answer: the same after the time-out")
    void hangs(String provider) throws Exception {
        var doubts = List.of(FakeAnswer.hang(), FakeAnswer.trickle());
        settledByReport(provider, doubts);
        neverSettled(provider, doubts);
    }

    private static void settledByReport(String provider, List<FakeAnswer> doubts) throws Exception {
        try (var troubled = new Troubled(provider)) {
            for (FakeAnswer doubt : doubts) {
                var since = new Since(troubled);
                troubled.next(doubt.afterTaking());
                troubled.reply("one");
                troubled.reply("two");
                troubled.says("Are you there?");
                assertThat(since.statuses())
                        .as("%s %d", doubt.ending(), doubt.status())
                        .containsExactly(DeliveryStatus.UNCONFIRMED, DeliveryStatus.QUEUED);
                assertThat(since.requests()).isEqualTo(1);
                assertThat(troubled.heard()).endsWith("Are you there?").hasSize(2 + since.replies / 2);

                troubled.reports(since.taken().get(0), DeliveryStatus.DELIVERED);
                assertThat(since.statuses()).containsExactly(DeliveryStatus.DELIVERED, DeliveryStatus.SENT);
                troubled.advance(Duration.ofHours(2));
                assertThat(since.taken()).extracting(SentMessage::text).containsExactly("one", "two");
                assertThat(since.requests()).isEqualTo(2);
            }
        }
    }

    private static void neverSettled(String provider, List<FakeAnswer> doubts) throws Exception {
        try (var troubled = new Troubled(provider)) {
            for (FakeAnswer doubt : doubts) {
                var since = new Since(troubled);
                troubled.next(doubt);
                troubled.reply("one");
                troubled.reply("two");
                troubled.advance(Duration.ofSeconds(59));
                assertThat(since.requests()).isEqualTo(1);
                troubled.advance(Duration.ofSeconds(1));
                troubled.advance(Duration.ofHours(2));
                assertThat(since.statuses())
                        .as("%s %d", doubt.ending(), doubt.status())
                        .containsExactly(DeliveryStatus.UNCONFIRMED, DeliveryStatus.SENT);
                assertThat(since.taken()).extracting(SentMessage::text).containsExactly("two");
                assertThat(since.requests()).isEqualTo(2);
            }
        }
    }

    /** What came since a moment, at a company whose troubles come one after the other. */
    private static final class Since {
        private final Troubled troubled;
        private final int replies;
        private final int takenBefore;
        private final int requestsBefore;

        Since(Troubled troubled) {
            this.troubled = troubled;
            this.replies = troubled.replies().size();
            this.takenBefore = troubled.taken().size();
            this.requestsBefore = troubled.requests();
        }

        List<DeliveryStatus> statuses() {
            List<DeliveryStatus> all = troubled.statuses();
            return all.subList(replies, all.size());
        }

        List<SentMessage> taken() {
            List<SentMessage> all = troubled.taken();
            return all.subList(takenBefore, all.size());
        }

        int requests() {
            return troubled.requests() - requestsBefore;
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PROVIDERS")
    @DisplayName("429 with Retry-After: tried again when the time is over and not before, then sent once, in order")
    void throttled(String provider) throws Exception {
        try (var troubled = new Troubled(provider)) {
            var wait = Duration.ofSeconds(417);
            troubled.next(troubled.company.server().endpoint().throttled(wait));
            troubled.reply("one");
            troubled.reply("two");
            assertThat(troubled.statuses()).containsExactly(DeliveryStatus.QUEUED, DeliveryStatus.QUEUED);
            troubled.advance(wait.minusSeconds(1));
            assertThat(troubled.requests()).isEqualTo(1);
            troubled.advance(Duration.ofSeconds(1));
            assertThat(troubled.statuses()).containsExactly(DeliveryStatus.SENT, DeliveryStatus.SENT);
            assertThat(troubled.takenTexts()).containsExactly("one", "two");
            assertThat(troubled.requests()).isEqualTo(3);
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PROVIDERS")
    @DisplayName(
            "a token that expired: renewed where it can be, else shown as refused; the next message takes the new one")
    void tokenExpires(String provider) throws Exception {
        try (var troubled = new Troubled(provider)) {
            troubled.reply("before");
            boolean renews = expire(troubled);
            troubled.reply("one");
            MessageView one = troubled.replies().get(1);
            assertThat(one.status()).isEqualTo(renews ? DeliveryStatus.SENT : DeliveryStatus.FAILED);
            assertThat(one.reason()).isEqualTo(renews ? null : RejectReason.NOT_AUTHORISED);
            troubled.reply("two");
            troubled.advance(Duration.ofHours(2));
            assertThat(troubled.statuses()).containsExactly(DeliveryStatus.SENT, one.status(), DeliveryStatus.SENT);
            assertThat(troubled.takenTexts())
                    .containsExactlyElementsOf(renews ? List.of("before", "one", "two") : List.of("before", "two"));
        }
    }

    /** Makes the token useless for the next message. Returns whether the provider gets a new one by itself. */
    private static boolean expire(Troubled troubled) {
        var endpoint = troubled.company.server().endpoint();
        if (endpoint instanceof SinchEndpoint sinch) {
            sinch.expireTokens();
            return true;
        }
        // The others' tokens do not expire by the hour: somebody takes one back, and gives the host another.
        troubled.next(endpoint.unauthorised());
        return false;
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PROVIDERS")
    @DisplayName("a token that is exchanged while the engine runs is used at once")
    void tokenExchanged(String provider) throws Exception {
        try (var troubled = new Troubled(provider)) {
            troubled.reply("before");
            var endpoint = troubled.company.server().endpoint();
            if (endpoint instanceof MetaEndpoint meta) {
                meta.changeToken("another-token");
                troubled.reply("refused");
                troubled.secrets.put("META_ACCESS_TOKEN", "another-token");
            } else if (endpoint instanceof TwilioEndpoint twilio) {
                String other = "fedcba9876543210fedcba9876543210";
                twilio.changeLogin(troubled.company.block().path("accountSid").asText(), other);
                troubled.reply("refused");
                troubled.secrets.put("TWILIO_AUTH_TOKEN", other);
            } else {
                String name = endpoint instanceof SinchEndpoint ? "SINCH_KEY_SECRET" : "KALEYRA_API_KEY";
                String good = troubled.secrets.put(name, "a-wrong-one");
                if (endpoint instanceof SinchEndpoint sinch) {
                    sinch.expireTokens();
                }
                troubled.reply("refused");
                troubled.secrets.put(name, good);
            }
            assertThat(troubled.replies().get(1).reason()).isEqualTo(RejectReason.NOT_AUTHORISED);
            troubled.reply("after");
            troubled.advance(Duration.ofHours(2));
            assertThat(troubled.statuses())
                    .containsExactly(DeliveryStatus.SENT, DeliveryStatus.FAILED, DeliveryStatus.SENT);
            assertThat(troubled.takenTexts()).containsExactly("before", "after");
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PROVIDERS")
    @DisplayName("a day with any mixture of failures: each reply is taken at most once, in order, and told as it was")
    void mixture(String provider) throws Exception {
        var random = new Random(5);
        try (var troubled = new Troubled(provider)) {
            var wanted = new ArrayList<String>();
            var doubtful = new ArrayList<String>();
            for (int i = 0; i < 60; i++) {
                String text = "reply " + i;
                int kind = random.nextInt(4);
                if (kind == 0) {
                    troubled.next(troubled.company.server().endpoint().throttled(Duration.ofSeconds(3)));
                } else if (kind == 1) {
                    List<FakeAnswer> doubts = new ArrayList<>(doubts());
                    Collections.shuffle(doubts, random);
                    boolean taken = random.nextBoolean();
                    troubled.next(taken ? doubts.get(0).afterTaking() : doubts.get(0));
                    doubtful.add(text);
                    if (taken) {
                        wanted.add(text);
                    }
                }
                if (kind != 1) {
                    wanted.add(text);
                }
                troubled.reply(text);
                troubled.advance(Duration.ofMinutes(random.nextInt(2, 5)));
            }
            troubled.advance(Duration.ofHours(1));
            assertThat(troubled.takenTexts()).containsExactlyElementsOf(wanted);
            assertThat(troubled.replies())
                    .hasSize(60)
                    .allSatisfy(reply -> assertThat(reply.status())
                            .isEqualTo(
                                    doubtful.contains(String.valueOf(
                                                    reply.content().text()))
                                            ? DeliveryStatus.UNCONFIRMED
                                            : DeliveryStatus.SENT));
            troubled.taken().forEach(sent -> troubled.reports(sent, DeliveryStatus.READ));
            assertThat(troubled.replies())
                    .allSatisfy(reply -> assertThat(reply.status())
                            .isEqualTo(
                                    wanted.contains(String.valueOf(
                                                    reply.content().text()))
                                            ? DeliveryStatus.READ
                                            : DeliveryStatus.UNCONFIRMED));
        }
    }
}
