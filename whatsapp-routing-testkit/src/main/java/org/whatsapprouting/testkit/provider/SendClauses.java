package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.SentMessage;

/** Sending, when the other side does as documented. */
interface SendClauses extends ProviderClauses {
    int THREADS = 16;
    int EACH = 8;

    @Test
    @DisplayName("send: answers an accepted send with a non-blank provider message id")
    default void answersWithTheId() {
        try (OpenProvider open = OpenProvider.of(this)) {
            SendOutcome outcome = open.send(OpenProvider.TEXT);
            assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
            String id = ((SendOutcome.Accepted) outcome).providerMessageId();
            assertThat(id).isNotBlank();
            if (open.callsService()) {
                SentMessage sent = only(open);
                assertThat(sent.id()).isEqualTo(id);
                assertThat(sent.to()).isEqualTo(OpenProvider.PHONE);
                assertThat(open.fake().requests()).as("requests for one send").isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName("send: sends the idempotency key or the reference to echo, the same in each attempt")
    default void sendsTheReference() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            if (!open.can(Capability.STATUS_ECHO) && !open.can(Capability.IDEMPOTENCY_KEY)) {
                return;
            }
            OutboundMessage first = open.message(OpenProvider.TEXT);
            open.provider().send(first);
            open.provider()
                    .send(new OutboundMessage(
                            first.reference(), first.account(), first.to(), first.content(), null, 2));
            assertThat(open.fake().sent())
                    .extracting(SentMessage::reference)
                    .containsOnly(first.reference())
                    .isNotEmpty();
        }
    }

    @Test
    @DisplayName("send: carries text unchanged: line breaks, quotes, scripts, emoji, a long one")
    default void carriesText() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            for (String text : List.of(
                    "line\nbreak \"quoted\" \\ back & and = % + ; <b>",
                    "Ol\u00e1 \u0645\u0631\u062d\u0628\u0627 \u4f60\u597d \ud83d\ude00 a/b", "x".repeat(1_000))) {
                assertThat(open.send(new Content.Text(text))).isInstanceOf(SendOutcome.Accepted.class);
                List<SentMessage> sent = open.fake().sent();
                assertThat(sent.get(sent.size() - 1).text()).isEqualTo(text);
            }
        }
    }

    @Test
    @DisplayName("send: refuses a text that is too long or empty, and never cuts it")
    default void neverCuts() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            for (String text : List.of("", "x".repeat(100_000))) {
                assertThat(open.send(new Content.Text(text))).isInstanceOf(SendOutcome.Rejected.class);
            }
            assertThat(open.fake().sent()).isEmpty();
        }
    }

    @Test
    @DisplayName("send: refuses a customer who has no address here, without a call")
    default void refusesWithoutAddress() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            OutboundMessage message = open.message(OpenProvider.TEXT);
            var nobody = CustomerIdentity.ofPhone("not a number");
            SendOutcome outcome = open.provider()
                    .send(new OutboundMessage(
                            message.reference(), message.account(), nobody, message.content(), null, 1));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            SendOutcome.Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(RejectReason.RECIPIENT_UNREACHABLE));
            assertThat(open.fake().requests()).isZero();
        }
    }

    @Test
    @DisplayName("send: keeps its promises when called from 16 threads")
    default void fromManyThreads() throws Exception {
        try (OpenProvider open = OpenProvider.of(this)) {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Future<SendOutcome>> outcomes = new ArrayList<>();
                for (int i = 0; i < THREADS * EACH; i++) {
                    OutboundMessage message = open.message(new Content.Text("Message number " + i));
                    outcomes.add(threads.submit(() -> open.provider().send(message)));
                }
                Set<String> ids = new TreeSet<>();
                for (Future<SendOutcome> outcome : outcomes) {
                    SendOutcome known = outcome.get(60, TimeUnit.SECONDS);
                    assertThat(known).isInstanceOf(SendOutcome.Accepted.class);
                    ids.add(((SendOutcome.Accepted) known).providerMessageId());
                }
                assertThat(ids).hasSize(THREADS * EACH);
                if (open.callsService()) {
                    assertThat(open.fake().sent())
                            .hasSize(THREADS * EACH)
                            .extracting(SentMessage::text)
                            .doesNotHaveDuplicates();
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    @DisplayName("send: goes on after one that failed")
    default void goesOn() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            open.sendInto(open.fake().endpoint().throttled(Duration.ofSeconds(1)));
            open.sendInto(FakeAnswer.drop());
            assertThat(open.send(OpenProvider.TEXT)).isInstanceOf(SendOutcome.Accepted.class);
        }
    }

    private static SentMessage only(OpenProvider open) {
        assertThat(open.fake().sent()).hasSize(1);
        return open.fake().sent().get(0);
    }
}
