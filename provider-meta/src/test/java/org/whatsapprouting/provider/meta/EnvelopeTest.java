package org.whatsapprouting.provider.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.AccountNotice;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;
import org.whatsapprouting.api.message.InboundEvent.Unrecognised;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused;
import org.whatsapprouting.testkit.fake.SignedWebhook;

class EnvelopeTest {

    @Test
    @DisplayName("Meta 1.4: entries, changes, messages and statuses of several numbers come in the order of the body")
    void batch() {
        assertThat(Webhooks.events(Webhooks.recorded("two-entries.json")))
                .extracting(InboundEvent::eventKey)
                .containsExactly(
                        "message|111|wamid.1",
                        "status|222|wamid.2|sent|",
                        "message|222|wamid.3",
                        "message|111|wamid.4",
                        "message|111|wamid.4");
    }

    @Test
    @DisplayName("whatever shape an element has, it is kept and costs none of its siblings")
    void oddShapes() {
        List<InboundEvent> events = Webhooks.events(Webhooks.recorded("odd-shapes.json"));
        assertThat(events.stream().filter(event -> !(event instanceof Unrecognised)))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("AccountNotice", "MessageReceived", "StatusReported");
        assertThat(events).hasSize(9 + 1 + 10 + 4);
        assertThat(events).allSatisfy(event -> assertThat(event.eventKey()).isNotBlank());
        assertThat(events.stream().filter(Unrecognised.class::isInstance).map(Unrecognised.class::cast))
                .allSatisfy(event -> {
                    assertThat(event.at()).isEqualTo(TestConfig.NOW);
                    assertThat(event.raw()).isNotEmpty();
                });
    }

    @Test
    @DisplayName("Meta 1.4: the dashboard's test button sends a change without an entry; it is read all the same")
    void dashboard() {
        assertThat(Webhooks.events(Webhooks.recorded("dashboard-test.json")))
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageReceived.class,
                        message -> assertThat(message.number()).isEqualTo("123456123"));
    }

    @ParameterizedTest
    @DisplayName("bodies of other kinds are kept raw, empty ones say nothing")
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "17",
                "null",
                "\"text\"",
                "{\"object\":\"page\",\"entry\":[{\"id\":\"1\"}]}",
                "{\"object\":\"whatsapp_business_account\"}",
                "{\"object\":17,\"entry\":[]}"
            })
    void otherKinds(String body) {
        assertThat(Webhooks.events(body)).singleElement().isInstanceOfSatisfying(Unrecognised.class, event -> {
            assertThat(event.raw()).isEqualTo(body);
            assertThat(event.number()).isNull();
        });
        assertThat(Webhooks.events("{\"object\":\"whatsapp_business_account\",\"entry\":[]}"))
                .isEmpty();
    }

    @Test
    @DisplayName("Meta 1.8: fields about the account become notices with all they say")
    void notices() {
        List<InboundEvent> events = Webhooks.events(Webhooks.recorded("account-fields.json"));
        assertThat(events)
                .allSatisfy(event -> assertThat(event).isInstanceOf(AccountNotice.class))
                .extracting(event -> ((AccountNotice) event).kind())
                .containsExactly(
                        "account_update",
                        "message_template_status_update",
                        "phone_number_quality_update",
                        "user_preferences",
                        "smb_message_echoes",
                        "something_of_2027");
        var last = (AccountNotice) events.get(5);
        assertThat(last.raw()).isEqualTo("{\"field\":\"something_of_2027\",\"value\":{\"x\":[1.50,{\"y\":null}]}}");
        assertThat(last.at()).isEqualTo("2025-11-22T12:00:00Z");
        assertThat(events.get(3).number()).isEqualTo("106540352242922");
    }

    @Test
    @DisplayName("Meta 1.6: errors of the account beside messages become one notice")
    void errors() {
        assertThat(Webhooks.events(Bodies.value("\"errors\":[{\"code\":1},{\"code\":2}]")))
                .singleElement()
                .isInstanceOfSatisfying(AccountNotice.class, notice -> {
                    assertThat(notice.kind()).isEqualTo("errors");
                    assertThat(notice.raw()).isEqualTo("[{\"code\":1},{\"code\":2}]");
                });
    }

    @ParameterizedTest
    @DisplayName("an authentic body that is not strict JSON is malformed, not refused for its sender")
    @ValueSource(strings = {"", "{", "{\"entry\":[],\"entry\":[]}", "{\"entry\":[]} x", "object=whatsapp"})
    void malformed(String body) {
        var signed = SignedWebhook.of(TestConfig.APP_SECRET, body.getBytes(UTF_8));
        assertThat(Webhooks.post(TestConfig.standard(), signed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.cause()).isEqualTo(Refused.Cause.MALFORMED));
    }

    @Test
    @DisplayName("a full batch of 1,000 messages in 3 MB is read; beyond 4 MB nothing is")
    void large() {
        var messages = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            messages.append(i == 0 ? "" : ",")
                    .append("{\"from\":\"16505551234\",\"id\":\"wamid.")
                    .append(i)
                    .append("\",\"type\":\"text\",\"text\":{\"body\":\"")
                    .append("x".repeat(3_100))
                    .append("\"}}");
        }
        String body = Bodies.message(messages.toString());
        assertThat(body.length()).isGreaterThan(3 << 20).isLessThan(4 << 20);
        assertThat(Webhooks.events(body))
                .hasSize(1_000)
                .allSatisfy(event -> assertThat(event).isInstanceOf(MessageReceived.class));

        var tooLarge = SignedWebhook.of(
                TestConfig.APP_SECRET, (body + " ".repeat((4 << 20) + 1 - body.length())).getBytes(UTF_8));
        assertThat(Webhooks.post(TestConfig.standard(), tooLarge)).isInstanceOf(Refused.class);
        assertThat(Webhooks.provider(TestConfig.standard()).bodyLimit()).isEqualTo(4 << 20);
    }

    @Test
    @DisplayName("a method other than GET and POST is refused, whatever it brings")
    void otherMethods() {
        var signed = SignedWebhook.of(TestConfig.APP_SECRET, Webhooks.recorded("statuses.json"));
        var request = WebhookRequest.of("PUT", URI.create("https://host.example/"), signed.headers(), signed.body());
        assertThat(Webhooks.provider(TestConfig.standard()).receive(request))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.cause()).isEqualTo(Refused.Cause.NOT_AUTHENTIC));
    }
}
