package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.testkit.fake.FakeAnswer;

/** Sending, when it goes wrong: what is known of the message afterwards. */
interface FailureClauses extends ProviderClauses {
    /** Several times the second that the harness sets. */
    Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    @DisplayName("failure: turns throttling into Deferred, honouring Retry-After")
    default void defersWhenThrottled() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            SendOutcome outcome = open.sendInto(open.fake().endpoint().throttled(Duration.ofSeconds(17)));
            assertThat(outcome).isInstanceOfSatisfying(SendOutcome.Deferred.class, deferred -> {
                assertThat(deferred.retryAfter()).isEqualTo(Duration.ofSeconds(17));
                assertThat(deferred.code()).isNotBlank();
            });
            assertThat(open.fake().sent()).isEmpty();
        }
    }

    @Test
    @DisplayName("failure: says that the service window is closed")
    default void windowClosed() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            FakeAnswer closed = open.fake().endpoint().windowClosed();
            Assumptions.assumeTrue(closed != null, "The company says so by a status only.");
            if (closed != null) {
                assertThat(open.sendInto(closed))
                        .isInstanceOfSatisfying(
                                SendOutcome.Rejected.class,
                                rejected ->
                                        assertThat(rejected.reason()).isEqualTo(RejectReason.SERVICE_WINDOW_CLOSED));
            }
        }
    }

    @Test
    @DisplayName("failure: says that the credentials are refused, or defers if newer ones may help")
    default void unauthorised() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            SendOutcome outcome = open.sendInto(open.fake().endpoint().unauthorised());
            if (outcome instanceof SendOutcome.Rejected rejected) {
                assertThat(rejected.reason()).isEqualTo(RejectReason.NOT_AUTHORISED);
            } else {
                assertThat(outcome).isInstanceOf(SendOutcome.Deferred.class);
            }
        }
    }

    @Test
    @DisplayName("failure: never retries by itself")
    default void neverRetries() {
        for (FakeAnswer answer : failures()) {
            try (OpenProvider open = OpenProvider.calling(this)) {
                open.sendInto(answer);
                assertThat(open.fake().requests())
                        .as("requests after %s %d", answer.ending(), answer.status())
                        .isEqualTo(1);
            }
        }
        try (OpenProvider open = OpenProvider.calling(this)) {
            open.sendInto(open.fake().endpoint().throttled(Duration.ofSeconds(1)));
            assertThat(open.fake().requests()).as("requests after throttling").isEqualTo(1);
        }
    }

    @Test
    @DisplayName("failure: says Unknown whenever the message may have been taken")
    default void unknown() {
        for (FakeAnswer answer : failures()) {
            try (OpenProvider open = OpenProvider.calling(this)) {
                SendOutcome outcome = open.sendInto(answer.afterTaking());
                assertThat(outcome)
                        .as("after %s %d", answer.ending(), answer.status())
                        .isInstanceOf(SendOutcome.Unknown.class);
                assertThat(open.fake().sent()).hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("failure: says Deferred when nobody is there")
    default void unreachable() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            open.fake().close();
            assertThat(open.send(OpenProvider.TEXT)).isInstanceOf(SendOutcome.Deferred.class);
        }
    }

    @Test
    @DisplayName("failure: returns within the timeout when the server hangs, or never finishes its answer")
    default void returnsInTime() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            open.fake()
                    .next(FakeAnswer.hang().afterTaking(), FakeAnswer.trickle().afterTaking());
            long before = System.nanoTime();
            var both = List.of(open.sendAside(OpenProvider.TEXT), open.sendAside(OpenProvider.TEXT));
            assertThat(both).allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(SendOutcome.Unknown.class));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PATIENCE);
        }
    }

    @Test
    @DisplayName("failure: a redirect is not followed")
    default void followsNoRedirect() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            SendOutcome outcome = open.sendInto(
                    FakeAnswer.page(307).with("Location", open.fake().baseUrl() + "/elsewhere"));
            assertThat(outcome).isNotInstanceOf(SendOutcome.Accepted.class);
            assertThat(open.fake().requests()).isEqualTo(1);
        }
    }

    private static List<FakeAnswer> failures() {
        return List.of(
                FakeAnswer.page(500),
                FakeAnswer.page(502),
                FakeAnswer.page(503),
                FakeAnswer.garbage(),
                FakeAnswer.raw(200, ""),
                FakeAnswer.raw(200, "{}"),
                FakeAnswer.drop(),
                FakeAnswer.cut(),
                FakeAnswer.reset(),
                FakeAnswer.resetInside());
    }
}
