package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.IdentityChanged;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;
import org.whatsapprouting.api.message.InboundEvent.Unrecognised;

/** Meta 1.7: customers with and without a phone number. */
class IdentityTest {

    @ParameterizedTest
    @DisplayName("a sender is known by whatever ids the message has, wherever they stand")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"from\":\"16505551234\" | 16505551234 | |",
                "\"from\":\"+16505551234\" | 16505551234 | |",
                "\"from\":16505551234 | 16505551234 | |",
                "\"from_user_id\":\"US.1349\" | | US.1349 |",
                "\"from\":\"US.1349\" | | US.1349 |",
                "\"from\":\"US.1349\",\"from_user_id\":\"US.1350\" | | US.1350 |",
                "\"from\":\"\",\"from_user_id\":\"US.1349\" | | US.1349 |",
                "\"from\":\"US.ENT.11\" | | | US.ENT.11",
                "\"from\":\"16505551234\",\"from_user_id\":\"US.1\",\"from_parent_user_id\":\"US.ENT.2\" | 16505551234 | US.1 | US.ENT.2",
                "\"from\":\"16505551234\",\"from_user_id\":\"not an id\" | 16505551234 | |"
            })
    void sender(String fields, String phone, String userId, String parentUserId) {
        assertThat(only(Bodies.message("{" + fields + ",\"id\":\"wamid.1\",\"type\":\"text\"}"))
                        .from())
                .isEqualTo(new CustomerIdentity(phone, userId, parentUserId, null));
    }

    @Test
    @DisplayName("a customer with a hidden number is found in the contacts by his user id")
    void hiddenNumber() {
        MessageReceived message =
                only(Bodies.value("\"contacts\":[{\"profile\":{\"name\":\"Bob\"},\"user_id\":\"US.2\"},"
                        + "{\"profile\":{\"name\":\"Ann\",\"username\":\"ann\"},\"user_id\":\"US.1\",\"parent_user_id\":\"US.ENT.9\"}],"
                        + "\"messages\":[{\"from_user_id\":\"US.1\",\"id\":\"wamid.1\",\"type\":\"text\"}]"));
        assertThat(message.from()).isEqualTo(new CustomerIdentity(null, "US.1", "US.ENT.9", "ann"));
        assertThat(message.profileName()).isEqualTo("Ann");
    }

    @Test
    @DisplayName("without a common id the contact at the same place counts")
    void byPlace() {
        MessageReceived message =
                only(Bodies.value("\"contacts\":[{\"profile\":{\"name\":\"Ann\"},\"user_id\":\"US.1\"}],"
                        + "\"messages\":[{\"from\":\"16505551234\",\"id\":\"wamid.1\",\"type\":\"text\"}]"));
        assertThat(message.from()).isEqualTo(new CustomerIdentity("16505551234", "US.1", null, null));
        assertThat(message.profileName()).isEqualTo("Ann");
    }

    @Test
    @DisplayName("nobody gets the name or the ids of somebody else, whatever the order of the contacts")
    void noMixUp() {
        List<InboundEvent> events = Webhooks.events(Bodies.value(
                "\"contacts\":[{\"profile\":{\"name\":\"Ann\"},\"wa_id\":\"16505550001\",\"user_id\":\"US.1\"},"
                        + "{\"profile\":{\"name\":\"Bob\"},\"wa_id\":\"16505550002\",\"user_id\":\"US.2\"}],"
                        + "\"messages\":[{\"from\":\"16505550002\",\"id\":\"wamid.1\",\"type\":\"text\"},"
                        + "{\"from\":\"16505550003\",\"id\":\"wamid.2\",\"type\":\"text\"}]"));
        assertThat(((MessageReceived) events.get(0)).profileName()).isEqualTo("Bob");
        assertThat(((MessageReceived) events.get(0)).from().userId()).isEqualTo("US.2");
        assertThat(((MessageReceived) events.get(1)).profileName()).isNull();
        assertThat(((MessageReceived) events.get(1)).from()).isEqualTo(CustomerIdentity.ofPhone("16505550003"));
    }

    @Test
    @DisplayName("a message that names no sender belongs to the contact at its place")
    void onlyContact() {
        MessageReceived message = only(Bodies.value("\"contacts\":[{\"wa_id\":\"16505551234\"}],"
                + "\"messages\":[{\"id\":\"wamid.1\",\"type\":\"text\"}]"));
        assertThat(message.from()).isEqualTo(CustomerIdentity.ofPhone("16505551234"));
        assertThat(message.profileName()).isNull();
    }

    @Test
    @DisplayName("a customer who gets another number or user id stays the same customer")
    void changes() {
        List<InboundEvent> events = Webhooks.events(Webhooks.recorded("identities.json"));
        assertThat(events).hasSize(8);
        assertChange(events.get(0), "16505551234", "US.111", null, "16505559999", "US.222", null);
        assertChange(events.get(1), "16505551234", null, null, "16505559999", null, null);
        assertChange(events.get(2), null, "US.111", null, null, "US.222", "US.ENT.9");
        assertChange(events.get(3), "16505551234", null, null, "16505559999", null, null);
        assertChange(events.get(6), "16505551234", "US.111", "US.ENT.1", "16505551234", "US.222", "US.ENT.2");
        assertThat(events.get(0).eventKey()).isEqualTo("message|106540352242922|wamid.s1");
        assertThat(events.get(6).at()).isEqualTo("2025-11-22T12:00:01Z");
    }

    @Test
    @DisplayName("system messages that change no id are kept raw")
    void noChange() {
        List<InboundEvent> events = Webhooks.events(Webhooks.recorded("identities.json"));
        for (int i : new int[] {4, 5, 7}) {
            assertThat(events.get(i)).isInstanceOf(Unrecognised.class);
        }
    }

    private static void assertChange(
            InboundEvent event,
            String phone,
            String user,
            String parent,
            String newPhone,
            String newUser,
            String newParent) {
        assertThat(event).isInstanceOfSatisfying(IdentityChanged.class, change -> {
            assertThat(change.previous()).isEqualTo(new CustomerIdentity(phone, user, parent, null));
            assertThat(change.current()).isEqualTo(new CustomerIdentity(newPhone, newUser, newParent, null));
        });
    }

    private static MessageReceived only(String body) {
        List<InboundEvent> events = Webhooks.events(body);
        assertThat(events).hasSize(1);
        return (MessageReceived) events.get(0);
    }
}
