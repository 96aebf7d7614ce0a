package org.whatsapprouting.benchmarks;

import java.nio.charset.StandardCharsets;

/** Bodies as Meta sends them: one entry, one change, one element. */
final class WebhookBodies {
    private WebhookBodies() {}

    static byte[] text() {
        return message("\"text\":{\"body\":\"Good morning, I have a question about the refund for my last order.\"},"
                + "\"type\":\"text\"");
    }

    static byte[] image() {
        return message("\"type\":\"image\",\"image\":{\"caption\":\"My last order\",\"mime_type\":\"image/jpeg\","
                + "\"sha256\":\"3d8ca0f3a1c24d8f8d5b2a1a8f6d7c9e0b1a2c3d4e5f60718293a4b5c6d7e8f9\","
                + "\"id\":\"1003383421387256\"}");
    }

    static byte[] status() {
        return body("\"statuses\":[{\"id\":\"wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA\","
                + "\"status\":\"delivered\",\"timestamp\":\"1763812800\",\"recipient_id\":\"16505551234\","
                + "\"biz_opaque_callback_data\":\"i1~1\",\"conversation\":{\"id\":\"b5b3f8a2c1d04e5f\","
                + "\"origin\":{\"type\":\"service\"}},\"pricing\":{\"billable\":false,\"pricing_model\":\"PMP\","
                + "\"category\":\"service\"}}]");
    }

    private static byte[] message(String content) {
        return body("\"contacts\":[{\"profile\":{\"name\":\"Sheena Nelson\"},\"wa_id\":\"16505551234\"}],"
                + "\"messages\":[{\"from\":\"16505551234\",\"id\":\"wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTRBNjU5OUFF\","
                + "\"timestamp\":\"1763812800\"," + content + "}]");
    }

    private static byte[] body(String elements) {
        return ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":["
                        + "{\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{"
                        + "\"display_phone_number\":\"15550783881\",\"phone_number_id\":\"106540352242922\"},"
                        + elements + "},\"field\":\"messages\"}]}]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
