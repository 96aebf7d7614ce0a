package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.provider.WebhookVerdict.Events;
import org.whatsapprouting.testkit.fake.SignedWebhook;

/** Meta 1.5: what makes an element the same element when it comes again. */
class EventKeyTest {

    @ParameterizedTest
    @DisplayName("a redelivered body gives the same events with the same keys")
    @ValueSource(
            strings = {
                "every-type.json",
                "statuses.json",
                "identities.json",
                "account-fields.json",
                "two-entries.json",
                "odd-shapes.json",
                "dashboard-test.json"
            })
    void redelivered(String name) {
        byte[] body = Webhooks.recorded(name);
        assertThat(Webhooks.events(body)).isEqualTo(Webhooks.events(body));
    }

    @Test
    @DisplayName("elements without an id of their own are told apart by content, whatever the order of their fields")
    void content() {
        String one = notice("102", "1763812800", "{\"a\":1,\"b\":2}");
        assertThat(key(one)).isEqualTo(key(notice("102", "1763812800", "{\"b\":2, \"a\":1}")));
        assertThat(key(one)).isNotEqualTo(key(notice("102", "1763812800", "{\"a\":1,\"b\":3}")));
        assertThat(key(one)).isNotEqualTo(key(notice("102", "1763812801", "{\"a\":1,\"b\":2}")));
        assertThat(key(one)).isNotEqualTo(key(notice("103", "1763812800", "{\"a\":1,\"b\":2}")));
    }

    @ParameterizedTest
    @DisplayName("messages and statuses are told apart by their ids, not by their times")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\":\"wamid.1\",\"status\":\"sent\",\"timestamp\":\"2\" | true",
                "\"id\":\"wamid.1\",\"status\":\"sent\",\"recipient_id\":\"16505551234\" | true",
                "\"id\":\"wamid.1\",\"status\":\"read\" | false",
                "\"id\":\"wamid.2\",\"status\":\"sent\" | false",
                "\"id\":\"wamid.1\",\"status\":\"sent\",\"recipient_participant_id\":\"16505551234\" | false"
            })
    void statuses(String fields, boolean same) {
        String first = key(Bodies.status("{\"id\":\"wamid.1\",\"status\":\"sent\",\"timestamp\":\"1\"}"));
        assertThat(first.equals(key(Bodies.status("{" + fields + "}")))).isEqualTo(same);
    }

    @Test
    @DisplayName("a key never has more than 1,000 characters, and stays its own")
    void longIds() {
        String one = key(message("x".repeat(5_000)));
        assertThat(one.length()).isBetween(1, 1_000);
        assertThat(one).isEqualTo(key(message("x".repeat(5_000)))).isNotEqualTo(key(message("x".repeat(5_001))));
    }

    @Test
    @DisplayName("the time of arrival is in no key, though it dates what has no time of its own")
    void arrival() {
        var webhook = SignedWebhook.of(TestConfig.APP_SECRET, Webhooks.recorded("odd-shapes.json"));
        var now = (Events) Webhooks.post(TestConfig.standard(), webhook);
        var later = (Events) Webhooks.post(
                TestConfig.standard().at(InstantSource.fixed(TestConfig.NOW.plusSeconds(86_400))), webhook);
        assertThat(later.events()).isNotEqualTo(now.events());
        assertThat(later.events().stream().map(InboundEvent::eventKey))
                .containsExactlyElementsOf(
                        now.events().stream().map(InboundEvent::eventKey).toList());
    }

    private static String notice(String entry, String time, String value) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"" + entry + "\",\"time\":" + time
                + ",\"changes\":[{\"field\":\"account_update\",\"value\":" + value + "}]}]}";
    }

    private static String message(String id) {
        return Bodies.message("{\"from\":\"16505551234\",\"id\":\"" + id + "\",\"type\":\"text\"}");
    }

    private static String key(String body) {
        List<InboundEvent> events = Webhooks.events(body);
        assertThat(events).hasSize(1);
        return events.get(0).eventKey();
    }
}
