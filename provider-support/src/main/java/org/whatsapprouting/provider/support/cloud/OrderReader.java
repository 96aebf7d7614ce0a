package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Order;
import org.whatsapprouting.provider.support.JsonFields;

/** Reads orders. One unreadable line makes the order unreadable: half an order would be a wrong order. */
final class OrderReader {
    private OrderReader() {}

    static @Nullable Order read(JsonNode payload) {
        String catalog = JsonFields.id(payload, "catalog_id");
        if (catalog == null) {
            return null;
        }
        var items = new ArrayList<Order.Item>();
        for (JsonNode line : JsonFields.list(payload, "product_items")) {
            String product = JsonFields.id(line, "product_retailer_id");
            BigDecimal quantity = JsonFields.decimal(line, "quantity");
            if (product == null || quantity == null) {
                return null;
            }
            items.add(new Order.Item(
                    product, quantity, JsonFields.decimal(line, "item_price"), JsonFields.id(line, "currency")));
        }
        return new Order(catalog, JsonFields.id(payload, "text"), items);
    }
}
