package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.testkit.fake.SentMessage;
import org.whatsapprouting.testkit.provider.Samples.Sample;

/** What is listed works, what is not listed is refused. */
interface CapabilityClauses extends ProviderClauses {

    @TestFactory
    @DisplayName("capabilities: each kind of content arrives if it is listed, and is refused without a call if not")
    default Stream<DynamicTest> everyKind() {
        Map<Capability, Sample> samples = Samples.all();
        return Arrays.stream(Capability.values())
                .filter(Capability::isContent)
                .map(kind -> DynamicTest.dynamicTest(
                        kind.name(), () -> arrivesOrIsRefused(kind, Samples.of(samples, kind))));
    }

    private void arrivesOrIsRefused(Capability kind, Sample sample) {
        try (OpenProvider open = OpenProvider.of(this)) {
            SendOutcome outcome = open.send(sample.content());
            if (open.can(kind)) {
                assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
                if (open.callsService()) {
                    List<SentMessage> sent = open.fake().sent();
                    assertThat(sent).hasSize(1);
                    assertThat(sent.get(0).to()).isEqualTo(OpenProvider.PHONE);
                    assertThat(sent.get(0).wire()).contains(sample.words());
                }
            } else {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                SendOutcome.Rejected.class,
                                rejected -> assertThat(rejected.reason()).isEqualTo(RejectReason.UNSUPPORTED_CONTENT));
                assertThat(open.fake().requests()).isZero();
            }
        }
    }

    @TestFactory
    @DisplayName("capabilities: a header and a footer arrive if they are listed, and are refused without a call if not")
    default Stream<DynamicTest> everyFrame() {
        Map<Capability, Sample> samples = Samples.all();
        Content.Text line = new Content.Text("needle41");
        return Stream.of(Capability.BUTTONS, Capability.LIST, Capability.LINK_BUTTON, Capability.FLOW)
                .flatMap(kind -> {
                    var plain = (Content.Framed) Samples.of(samples, kind).content();
                    return Stream.of(
                            frame(kind, Capability.HEADER, plain.withHeader(line), "needle41"),
                            frame(kind, Capability.FOOTER, plain.withFooter("needle42"), "needle42"));
                });
    }

    private DynamicTest frame(Capability kind, Capability part, Content content, String words) {
        return DynamicTest.dynamicTest(kind + " with " + part, () -> {
            try (OpenProvider open = OpenProvider.calling(this)) {
                Assumptions.assumeTrue(open.can(kind));
                SendOutcome outcome = open.send(content);
                if (open.can(part)) {
                    assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
                    assertThat(open.fake().sent().get(0).wire()).contains(words);
                } else {
                    assertThat(outcome).isInstanceOf(SendOutcome.Rejected.class);
                    assertThat(open.fake().requests()).isZero();
                }
            }
        });
    }

    @Test
    @DisplayName("capabilities: text is among them, and the set stays the same")
    default void staysTheSame() {
        try (OpenProvider open = OpenProvider.of(this)) {
            assertThat(open.provider().capabilities())
                    .contains(Capability.TEXT)
                    .isEqualTo(open.provider().capabilities());
            open.send(OpenProvider.TEXT);
            assertThat(open.another().capabilities()).isEqualTo(open.provider().capabilities());
        }
    }

    @Test
    @DisplayName("capabilities: content that only customers send is refused without a call")
    default void refusesInbound() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            for (Content content : List.of(
                    new Content.ButtonReply("a", "A"),
                    new Content.Revoke("m1"),
                    new Content.Unknown("hologram", "{}"))) {
                assertThat(open.send(content))
                        .isInstanceOfSatisfying(
                                SendOutcome.Rejected.class,
                                rejected -> assertThat(rejected.reason()).isEqualTo(RejectReason.UNSUPPORTED_CONTENT));
            }
            assertThat(open.fake().requests()).isZero();
        }
    }

    @Test
    @DisplayName("capabilities: a quote names the message if QUOTE is listed, and never stops the answer")
    default void quotes() {
        try (OpenProvider open = OpenProvider.calling(this)) {
            OutboundMessage message = open.message(OpenProvider.TEXT);
            SendOutcome outcome = open.provider()
                    .send(new OutboundMessage(
                            message.reference(), message.account(), message.to(), message.content(), "needle40", 1));
            assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(open.fake().sent().get(0).wire().contains("needle40")).isEqualTo(open.can(Capability.QUOTE));
        }
    }
}
