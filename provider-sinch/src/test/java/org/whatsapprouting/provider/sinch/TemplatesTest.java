package org.whatsapprouting.provider.sinch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Template.Button;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Accepted;
import org.whatsapprouting.api.provider.SendOutcome.Deferred;
import org.whatsapprouting.api.provider.SendOutcome.Rejected;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.api.provider.TemplateInfo.Status;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.SinchAnswers;
import org.whatsapprouting.testkit.fake.SinchEndpoint;

/** Templates as Sinch lists them, and what sends make of it (Sinch 1.2, W-04). */
class TemplatesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TemplateRef UPDATE = new TemplateRef("order_update", "en_US");
    private static final TemplateRef CHOICE = new TemplateRef("order_choice", "pt_BR");
    private static final TemplateRef TRACK = new TemplateRef("order_track", "de");
    private static final int PAGES = 3;

    private final FakeProviderServer<SinchEndpoint> sinch = TestConfig.fake();
    private final AtomicReference<Instant> now = new AtomicReference<>(TestConfig.NOW);
    private final MessagingProvider provider =
            new SinchProviderFactory().create(TestConfig.at(sinch).at(now::get));

    @AfterEach
    void stop() {
        sinch.close();
    }

    @Test
    @DisplayName("templates are listed with their state, in WhatsApp's spelling of languages")
    void lists() throws IOException {
        assertThat(provider.templates())
                .extracting(TemplateInfo::template, TemplateInfo::status, TemplateInfo::placeholders)
                .containsExactly(
                        row(new TemplateRef("new_offer", "en"), Status.PENDING, "1"),
                        row(new TemplateRef("old_news", "en_US"), Status.REJECTED, "1"),
                        row(CHOICE, Status.APPROVED, "1", "2", "3"),
                        row(UPDATE, Status.APPROVED, "1"),
                        row(TRACK, Status.PAUSED));
        TemplateInfo choice = provider.templates().get(2);
        assertThat(choice.body()).isEqualTo("Olá {{1}}, {{2}} ou {{3}}?");
        assertThat(choice.buttons()).isEqualTo(Map.of(0, Button.Kind.PAYLOAD, 1, Button.Kind.PAYLOAD));
        assertThat(provider.templates().get(4).buttons()).isEqualTo(Map.of(1, Button.Kind.URL, 2, Button.Kind.CODE));
        sinch.next(FakeAnswer.raw(200, """
                {"templates":[{"name":"a","language":"AF","state":"EATEN","qualityScore":"QUALITY_SCORE_GREEN","details":
                 {"components":[{"type":"HEADER","format":"IMAGE"},{"type":"BUTTONS","buttons":[
                 {"type":"URL","url":"https://a.example"},{"type":"FLOW"},{"type":"OTP"}]}]}},{"name":"b","language":"AF",
                 "changes":{"status":"REJECTED","details":{"components":[{"type":"BODY","text":"{{1}}"}]}}},
                 {"language":"AF"},7]}"""));
        assertThat(provider.templates())
                .extracting(TemplateInfo::status, TemplateInfo::body)
                .containsExactly(tuple(Status.UNKNOWN, null), tuple(Status.REJECTED, "{{1}}"));
    }

    @Test
    @DisplayName("a list without an end is left after a while, and a token that expired on the way is renewed")
    void bounded() throws IOException {
        provider.templates();
        sinch.endpoint().expireTokens();
        assertThat(provider.templates()).hasSize(5);
        assertThat(sinch.endpoint().tokensAsked()).isEqualTo(2);
        for (int i = 0; i < 100; i++) {
            sinch.next(FakeAnswer.raw(
                    200, "{\"templates\":[{\"name\":\"a\",\"language\":\"EN\"}],\"nextPageToken\":\"x\"}"));
        }
        assertThat(provider.templates()).hasSize(50);
    }

    @Test
    @DisplayName("each quick reply of a template is named, with its payload or without")
    void quickReplies() throws IOException {
        assertThat(parameters(send(CHOICE, List.of("Ana", "a", "b"), Button.payload(1, "later"))))
                .isEqualTo(JSON.readTree("""
                {"body[1]text":"Ana","body[2]text":"a","body[3]text":"b",
                 "button[0]quick_reply[1]payload":"","button[1]quick_reply[1]payload":"later"}"""));
        assertThat(parameters(send(new TemplateRef("order_choice", "pt_br"), List.of("Ana", "a", "b"))))
                .hasSize(5);
    }

    @Test
    @DisplayName("the value of another button is what that button takes; one that takes none is not sent")
    void otherButtons() throws IOException {
        assertThat(parameters(send(TRACK, List.of(), Button.url(1, "7/8"), Button.code(2, "SAVE10"))))
                .isEqualTo(JSON.readTree("""
                {"button[1]url[1]text":"7/8","button[2]copy_code[1]coupon_code":"SAVE10"}"""));
        assertThat(send(TRACK, List.of(), Button.url(0, "call me")))
                .isInstanceOfSatisfying(Rejected.class, TemplatesTest::isTemplateFault);
        assertThat(send(UPDATE, List.of("1"), Button.payload(0, "x")))
                .isInstanceOfSatisfying(Rejected.class, TemplatesTest::isTemplateFault);
        assertThat(sinch.sent()).hasSize(1);
    }

    @Test
    @DisplayName("values that do not fit the template, or that WhatsApp refuses, are not sent")
    void values() {
        assertThat(send(UPDATE, List.of())).isInstanceOfSatisfying(Rejected.class, TemplatesTest::isTemplateFault);
        assertThat(send(UPDATE, List.of("1", "2")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.detail()).contains("1 placeholders", "2 values"));
        for (String value : List.of("", "  ", "two\nlines", "a\ttab", "a     gap")) {
            assertThat(send(UPDATE, List.of(value)))
                    .isInstanceOfSatisfying(Rejected.class, TemplatesTest::isTemplateFault);
        }
        assertThat(sinch.sent()).isEmpty();
    }

    @Test
    @DisplayName("the header of a template may be a place")
    void place() throws IOException {
        var header = new Content.Location(1.5, -2.25, "Home", null);
        var content = Content.Template.of(UPDATE, "7").withHeader(header);
        assertThat(parameters(provider.send(Sends.of(content)))).isEqualTo(JSON.readTree("""
                {"body[1]text":"7","header[1]location.latitude":"1.5","header[1]location.longitude":"-2.25",
                 "header[1]location.name":"Home"}"""));
    }

    @Test
    @DisplayName("the list is asked for once an hour, and for what is not in it at most once a minute")
    void remembered() {
        send(UPDATE, List.of("7"));
        send(UPDATE, List.of("8"));
        assertThat(sinch.requests()).isEqualTo(PAGES + 2);
        TemplateRef other = new TemplateRef("made_today", "en");
        assertThat(send(other, List.of(), Button.url(0, "x"))).isInstanceOf(Accepted.class);
        assertThat(sinch.requests()).isEqualTo(PAGES + 3);
        later(Duration.ofMinutes(1));
        assertThat(send(other, List.of(), Button.url(0, "x"))).isInstanceOf(Accepted.class);
        assertThat(send(UPDATE, List.of("9"))).isInstanceOf(Accepted.class);
        assertThat(sinch.requests()).isEqualTo(2 * PAGES + 5);
        later(Duration.ofHours(1));
        assertThat(send(UPDATE, List.of("9"))).isInstanceOf(Accepted.class);
        assertThat(sinch.requests()).isEqualTo(3 * PAGES + 6);
    }

    @Test
    @DisplayName("while the list cannot be had a message waits, unless its template is known")
    void unavailable() {
        sinch.next(FakeAnswer.page(503));
        assertThat(send(CHOICE, List.of("1", "2", "3"))).isInstanceOf(Deferred.class);
        assertThat(sinch.sent()).isEmpty();
        assertThat(send(CHOICE, List.of("1", "2", "3"))).isInstanceOf(Accepted.class);
        later(Duration.ofHours(2));
        sinch.next(FakeAnswer.drop(), FakeAnswer.drop());
        assertThat(send(CHOICE, List.of("1", "2", "3"))).isInstanceOf(Accepted.class);
        assertThatThrownBy(() -> {
                    sinch.next(FakeAnswer.garbage());
                    provider.templates();
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("a key that may send but not list sends without knowing the buttons")
    void notAllowed() throws IOException {
        sinch.next(SinchAnswers.error(403, "PERMISSION_DENIED", "no"));
        assertThat(parameters(send(new TemplateRef("made_today", "en"), List.of("1"), Button.url(0, "x"))))
                .isEqualTo(JSON.readTree("{\"body[1]text\":\"1\",\"button[0]url[1]text\":\"x\"}"));
        assertThat(sinch.requests()).isEqualTo(2);
        send(UPDATE, List.of("7"));
        assertThat(sinch.requests()).isEqualTo(3);
        sinch.next(SinchAnswers.error(403, "PERMISSION_DENIED", "no"));
        assertThatThrownBy(provider::templates).isInstanceOf(IOException.class).hasMessageContaining("status 403");
    }

    @Test
    @DisplayName("nobody gives out access tokens: nothing is listed and nothing sent")
    void noToken() {
        sinch.endpoint().nextTokens(FakeAnswer.page(503), FakeAnswer.page(503));
        assertThat(send(UPDATE, List.of("7"))).isInstanceOf(Deferred.class);
        assertThatThrownBy(provider::templates).isInstanceOf(IOException.class);
        assertThat(sinch.requests()).isZero();
    }

    private void later(Duration duration) {
        now.set(now.get().plus(duration));
    }

    private static void isTemplateFault(Rejected rejected) {
        assertThat(rejected.reason()).isEqualTo(RejectReason.TEMPLATE);
    }

    private static Tuple row(TemplateRef ref, Status status, String... placeholders) {
        return tuple(ref, status, List.of(placeholders));
    }

    private SendOutcome send(TemplateRef template, List<String> values, Button... buttons) {
        return provider.send(Sends.of(new Content.Template(template, values, null, List.of(buttons), List.of())));
    }

    private JsonNode parameters(SendOutcome outcome) throws IOException {
        assertThat(outcome).isInstanceOf(Accepted.class);
        var sent = sinch.sent();
        return JSON.readTree(sent.get(sent.size() - 1).wire()).findValue("parameters");
    }
}
