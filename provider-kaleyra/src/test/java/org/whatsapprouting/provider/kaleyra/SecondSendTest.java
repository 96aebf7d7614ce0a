package org.whatsapprouting.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.provider.SendOutcome;

/** What the second version sends (Kaleyra 1.4). */
class SecondSendTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    @DisplayName("WhatsApp's own object goes out with our reference and the callback profile beside it")
    void wrapped() throws IOException {
        try (var kaleyra = TestConfig.fake()) {
            var provider = new KaleyraProviderFactory()
                    .create(TestConfig.second(kaleyra).with("callbackProfileId", "profile-7"));
            assertThat(provider.send(Sends.text("Hi é")))
                    .isEqualTo(new SendOutcome.Accepted(kaleyra.sent().get(0).id()));
            assertThat(JSON.readTree(kaleyra.sent().get(0).wire())).isEqualTo(JSON.readTree("""
                    {"messaging_object":{"messaging_product":"whatsapp","recipient_type":"individual",
                     "to":"+15551230000","biz_opaque_callback_data":"i7~2","type":"text","text":{"body":"Hi é"}},
                     "extra_info":{"ref":"i7~2","callback_profile_id":"profile-7"}}"""));
        }
    }

    @Test
    @DisplayName("links show what is behind them if the account wants it")
    void previews() {
        try (var kaleyra = TestConfig.fake()) {
            var provider = new KaleyraProviderFactory()
                    .create(TestConfig.second(kaleyra).with("linkPreviews", "true"));
            assertThat(provider.send(Sends.text("see https://x.example"))).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(kaleyra.sent().get(0).wire()).contains("\"preview_url\":true");
        }
    }

    @Test
    @DisplayName("who has no phone number is known by his id")
    void byId() {
        try (var kaleyra = TestConfig.fake()) {
            var provider = new KaleyraProviderFactory().create(TestConfig.second(kaleyra));
            var customer = new CustomerIdentity(null, "US.1349", null, null);
            assertThat(provider.send(Sends.to(customer, new Content.Text("Hi"))))
                    .isInstanceOf(SendOutcome.Accepted.class);
            assertThat(kaleyra.sent().get(0).to()).isEqualTo("US.1349");
        }
    }
}
