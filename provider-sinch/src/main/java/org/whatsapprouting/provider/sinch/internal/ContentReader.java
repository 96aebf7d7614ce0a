package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.StrictJson;
import org.whatsapprouting.provider.support.cloud.InteractiveReader;
import org.whatsapprouting.provider.support.cloud.LocationReader;

/**
 * Reads what a message says (Sinch 1.3). A message that is not as documented is still a message: it becomes
 * {@link Content.Unknown} with all it holds, so that somebody can be asked to look at it.
 */
final class ContentReader {
    private ContentReader() {}

    /**
     * Reads {@code contact_message}.
     *
     * @param message the whole message, to be kept where it cannot be read
     */
    static Content read(JsonNode said, JsonNode message) {
        String type = "";
        for (Map.Entry<String, JsonNode> member : said.properties()) {
            JsonNode payload = member.getValue();
            if (!member.getKey().equals("reply_to") && payload.isObject()) {
                type = member.getKey();
                Content content = readable(type, payload, message);
                if (content != null) {
                    return content;
                }
            }
        }
        return new Content.Unknown(type, StrictJson.write(message));
    }

    private static @Nullable Content readable(String type, JsonNode payload, JsonNode message) {
        return switch (type) {
            case "text_message" -> text(payload);
            case "media_message" -> MediaReader.read(payload);
            case "media_card_message" -> MediaReader.read(payload);
            case "location_message" ->
                LocationReader.at(
                        payload.path("coordinates"), JsonFields.id(payload, "title"), JsonFields.id(payload, "label"));
            case "choice_response_message" -> choice(payload);
            case "product_response_message" -> order(payload);
            case "channel_specific_message" ->
                InteractiveReader.flowReply(payload.path("message").path("nfm_reply"));
            case "fallback_message" -> unsupported(payload, message);
            default -> null;
        };
    }

    private static @Nullable Content text(JsonNode payload) {
        String text = JsonFields.text(payload, "text");
        return text == null ? null : new Content.Text(text);
    }

    /** Button or row, Sinch does not say which, nor what stood on it. */
    private static @Nullable Content choice(JsonNode payload) {
        String chosen = JsonFields.text(payload, "postback_data");
        return chosen == null ? null : new Content.ButtonReply(chosen, "");
    }

    /** One unreadable line makes the order unreadable: half an order would be a wrong order. */
    private static @Nullable Content order(JsonNode payload) {
        String catalog = JsonFields.id(payload, "catalog_id");
        if (catalog == null) {
            return null;
        }
        var items = new ArrayList<Content.Order.Item>();
        for (JsonNode line : JsonFields.list(payload, "products")) {
            String product = JsonFields.id(line, "id");
            BigDecimal quantity = JsonFields.decimal(line, "quantity");
            if (product == null || quantity == null) {
                return null;
            }
            items.add(new Content.Order.Item(
                    product, quantity, JsonFields.decimal(line, "item_price"), JsonFields.id(line, "currency")));
        }
        return new Content.Order(catalog, JsonFields.id(payload, "title"), items);
    }

    private static Content unsupported(JsonNode payload, JsonNode message) {
        String code = JsonFields.id(payload.path("reason"), "code");
        return new Content.Unsupported(code == null ? "fallback_message" : code, StrictJson.write(message));
    }
}
