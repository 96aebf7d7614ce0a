package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.testkit.fake.FakeAnswer;

/** What nobody may see. */
interface SecretClauses extends ProviderClauses {

    @Test
    @DisplayName("secrets: shows none, no number and no text in a log line, toString, outcome, reason or exception")
    default void showsNone() {
        try (Shown shown = Shown.start();
                OpenProvider open = OpenProvider.of(this)) {
            shown.add(open.factory());
            shown.add(open.provider());
            String said = String.join(" ", open.config().secrets()) + " +" + OpenProvider.PHONE;
            for (FakeAnswer answer : List.of(
                    open.fake().endpoint().unauthorised(),
                    open.fake().endpoint().throttled(Duration.ofSeconds(1)),
                    FakeAnswer.raw(400, "{\"error\":\"refused: " + said + "\"}"),
                    FakeAnswer.raw(500, said),
                    FakeAnswer.drop())) {
                shown.add(open.sendInto(answer));
            }
            shown.add(open.send(new Content.Text("needle70")));
            var call = open.webhooks().textMessage("m1", OpenProvider.PHONE, "Ann", WebhookClauses.AT, "needle70");
            open.receive(call);
            if (harness().checksWebhooks()) {
                shown.add(open.receive(open.webhooks().unauthentic(call)));
            }
            shown.add(open.receive(open.webhooks().authentic(new byte[] {'{'})));
            open.fake().next(open.fake().endpoint().unauthorised());
            try {
                open.provider().markRead(OpenProvider.CUSTOMER, "m1");
            } catch (IOException | UnsupportedOperationException failed) {
                shown.add(failed);
            }
            assertThat(open.config().secrets())
                    .as("the harness's secrets")
                    .allSatisfy(secret -> assertThat(secret).hasSizeGreaterThanOrEqualTo(8));
            open.config().secrets().forEach(shown::assertNone);
            shown.assertNone(OpenProvider.PHONE, "needle70");
        }
    }
}
