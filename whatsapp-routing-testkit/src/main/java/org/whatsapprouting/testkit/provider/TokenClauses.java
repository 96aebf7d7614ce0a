package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.SentMessage;

/** Sending while the token comes to its end. */
interface TokenClauses extends ProviderClauses {
    int SENDERS = 8;

    @Test
    @DisplayName(
            "token: if it expires while many are sending, it is renewed once and each message goes once; one that is a"
                    + " setting is refused, and nothing is sent")
    default void expires() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            FakeProviderServer<?> fake = open.fake();
            assertThat(open.send(OpenProvider.TEXT)).isInstanceOf(SendOutcome.Accepted.class);
            int asked = fake.asides();
            if (open.renewsTokens()) {
                assertThat(asked).as("requests for a token at the first send").isPositive();
                fake.endpoint().expireTokens();
            } else {
                fake.next(Collections.nCopies(SENDERS, fake.endpoint().unauthorised())
                        .toArray(FakeAnswer[]::new));
            }
            fake.gather(SENDERS);
            List<CompletableFuture<SendOutcome>> outcomes = IntStream.range(0, SENDERS)
                    .mapToObj(i -> open.sendAside(new Content.Text("Message number " + i)))
                    .toList();
            if (open.renewsTokens()) {
                assertThat(outcomes)
                        .allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(SendOutcome.Accepted.class));
                assertThat(fake.sent())
                        .hasSize(1 + SENDERS)
                        .extracting(SentMessage::text)
                        .doesNotHaveDuplicates();
                assertThat(fake.asides() - asked).as("requests for a new token").isEqualTo(1);
            } else {
                assertThat(outcomes)
                        .allSatisfy(outcome -> assertThat(refusedOrDeferred(outcome.join()))
                                .as("%s", outcome.join())
                                .isTrue());
                assertThat(fake.sent()).hasSize(1);
                assertThat(fake.requests()).as("one request each").isEqualTo(1 + SENDERS);
            }
            assertThat(open.send(OpenProvider.TEXT)).isInstanceOf(SendOutcome.Accepted.class);
        }
    }

    @Test
    @DisplayName("token: if there is no new one, nothing is sent and that is certain; the next message gets one")
    default void cannotBeRenewed() {
        Assumptions.assumeTrue(harness().renewsTokens(), "This provider's token is a setting.");
        try (OpenProvider open = OpenProvider.calling(this)) {
            FakeProviderServer<?> fake = open.fake();
            for (FakeAnswer answer : List.of(
                    FakeAnswer.page(503),
                    FakeAnswer.garbage(),
                    FakeAnswer.drop(),
                    FakeAnswer.reset(),
                    FakeAnswer.cut())) {
                fake.endpoint().expireTokens();
                int sent = fake.sent().size();
                fake.nextAside(answer);
                SendOutcome outcome = open.send(OpenProvider.TEXT);
                assertThat(refusedOrDeferred(outcome))
                        .as("%s after %s %d", outcome, answer.ending(), answer.status())
                        .isTrue();
                assertThat(fake.sent()).hasSize(sent);
                assertThat(open.send(OpenProvider.TEXT)).isInstanceOf(SendOutcome.Accepted.class);
                assertThat(fake.sent()).hasSize(sent + 1);
            }
        }
    }

    private static boolean refusedOrDeferred(SendOutcome outcome) {
        return outcome instanceof SendOutcome.Deferred
                || (outcome instanceof SendOutcome.Rejected rejected
                        && rejected.reason() == RejectReason.NOT_AUTHORISED);
    }
}
