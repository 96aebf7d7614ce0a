package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;

/** A message whose payload is not as documented is still a message, and nothing of it is made up. */
class UnusableContentTest {

    @ParameterizedTest
    @DisplayName("a payload that cannot be used leaves the message unknown, whole and routable")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text | {}",
                "text | \"only text\"",
                "text | {\"body\":{}}",
                "image | {}",
                "image | {\"id\":\"../../secrets\"}",
                "image | {\"link\":\"http://169.254.169.254/\"}",
                "image | {\"url\":\"https://example.org/x.jpg\"}",
                "document | {\"id\":\"a b\"}",
                "location | {\"latitude\":1}",
                "location | {\"latitude\":91,\"longitude\":0}",
                "location | {\"latitude\":0,\"longitude\":-180.1}",
                "location | {\"latitude\":\"1e1\",\"longitude\":0}",
                "contacts | {}",
                "button | {}",
                "interactive | {}",
                "interactive | {\"type\":\"button_reply\"}",
                "interactive | {\"type\":\"button_reply\",\"button_reply\":{\"title\":\"x\"}}",
                "interactive | {\"type\":\"list_reply\",\"list_reply\":[]}",
                "interactive | {\"type\":\"nfm_reply\",\"nfm_reply\":{\"response_json\":null}}",
                "order | {\"product_items\":[]}",
                "order | {\"catalog_id\":\"c\",\"product_items\":[{\"product_retailer_id\":\"p\"}]}",
                "reaction | {\"emoji\":\"x\"}",
                "edit | {\"message\":{\"type\":\"text\",\"text\":{\"body\":\"x\"}}}",
                "revoke | {}"
            })
    void unknown(String type, String payload) {
        String message = "{\"from\":\"16505551234\",\"id\":\"wamid.1\",\"timestamp\":\"1763812800\",\"type\":\"" + type
                + "\",\"" + type + "\":" + payload + "}";
        assertThat(Webhooks.events(Bodies.message(message)))
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageReceived.class,
                        received -> assertThat(received.content())
                                .isInstanceOfSatisfying(Content.Unknown.class, content -> {
                                    assertThat(content.type()).startsWith(type);
                                    assertThat(content.raw()).contains("wamid.1");
                                }));
    }

    @Test
    @DisplayName("an edit whose new content is unknown is still an edit")
    void editOfUnknown() {
        assertThat(Webhooks.events(Bodies.message("{\"from\":\"16505551234\",\"id\":\"wamid.1\",\"type\":\"edit\","
                        + "\"edit\":{\"original_message_id\":\"wamid.0\",\"message\":{}}}")))
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageReceived.class,
                        received -> assertThat(received.content())
                                .isEqualTo(new Content.Edit("wamid.0", new Content.Unknown("", "{}"))));
    }
}
