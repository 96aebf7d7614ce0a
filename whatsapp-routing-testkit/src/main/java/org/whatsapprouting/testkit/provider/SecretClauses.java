package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.testkit.fake.FakeAnswer;

/** What nobody may see. */
interface SecretClauses extends ProviderClauses {

    @Test
    @DisplayName("secrets: reveals none in any log line or toString, outcome, reason or exception")
    default void revealsNone() {
        try (LogCapture log = LogCapture.start();
                OpenProvider open = OpenProvider.of(this)) {
            List<String> shown = new ArrayList<>();
            shown.add(open.factory().toString());
            shown.add(open.provider().toString());
            String secrets = String.join(" ", open.config().secrets());
            for (FakeAnswer answer : List.of(
                    open.fake().endpoint().unauthorised(),
                    open.fake().endpoint().throttled(Duration.ofSeconds(1)),
                    FakeAnswer.raw(400, "{\"error\":\"refused: " + secrets + "\"}"),
                    FakeAnswer.raw(500, secrets),
                    FakeAnswer.drop())) {
                shown.add(open.sendInto(answer).toString());
            }
            SendOutcome good = open.send(OpenProvider.TEXT);
            shown.add(good.toString());
            var call = open.webhooks().textMessage("m1", OpenProvider.PHONE, "Ann", WebhookClauses.AT, "needle70");
            open.receive(call);
            shown.add(open.receive(open.webhooks().unauthentic(call)).toString());
            shown.add(open.receive(open.webhooks().authentic(new byte[] {'{'})).toString());
            shown.add(failure(open));
            shown.addAll(log.lines());
            for (String secret : open.config().secrets()) {
                assertThat(secret).as("a secret of the harness").hasSizeGreaterThanOrEqualTo(8);
                assertThat(shown).noneMatch(line -> line.contains(secret));
            }
            assertThat(log.lines()).noneMatch(line -> line.contains("needle70"));
        }
    }

    private static String failure(OpenProvider open) {
        open.fake().next(open.fake().endpoint().unauthorised());
        try {
            open.provider().markRead(OpenProvider.CUSTOMER, "m1");
            return "";
        } catch (IOException | UnsupportedOperationException failed) {
            return failed.toString();
        }
    }
}
