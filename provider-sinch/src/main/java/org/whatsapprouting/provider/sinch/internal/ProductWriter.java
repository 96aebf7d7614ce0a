package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Products;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.Draft;

/** Writes products of a catalogue; at Sinch they are the rows of a list (Sinch 1.2). */
final class ProductWriter {
    private static final int MAX_PRODUCTS = 30;
    private static final int MAX_SECTIONS = 10;
    private static final int MAX_BODY = 1_024;
    private static final int MAX_HEADER = 60;

    private ProductWriter() {}

    /** Adds products, or returns why they cannot be sent. */
    static @Nullable Draft add(ObjectNode message, Products products) {
        int count = products.sections().stream()
                .mapToInt(section -> section.productIds().size())
                .sum();
        if (products.catalogId() == null || count == 0) {
            return MessageWriter.refused(
                    RejectReason.UNSUPPORTED_CONTENT, "catalog", "Sinch does not show a catalogue as a whole.");
        }
        if (count > MAX_PRODUCTS || products.sections().size() > MAX_SECTIONS) {
            return MessageWriter.refused(
                    RejectReason.INVALID_CONTENT,
                    "products",
                    "There are at most " + MAX_PRODUCTS + " products in " + MAX_SECTIONS + " sections.");
        }
        String header = products.header();
        Draft problem = MessageWriter.textProblem(products.body(), MAX_BODY);
        if (problem == null && header != null) {
            problem = MessageWriter.textProblem(header, MAX_HEADER);
        }
        if (problem != null) {
            return problem;
        }
        ObjectNode list = message.putObject("list_message");
        if (header == null) {
            list.put("title", products.body());
        } else {
            list.put("title", header).put("description", products.body());
        }
        ArrayNode sections = list.putArray("sections");
        for (Products.Section section : products.sections()) {
            ObjectNode written = sections.addObject();
            if (!section.title().isEmpty()) {
                written.put("title", section.title());
            }
            ArrayNode items = written.putArray("items");
            for (String product : section.productIds()) {
                items.addObject().putObject("product").put("id", product).put("marketplace", "FACEBOOK");
            }
        }
        list.putObject("message_properties").put("catalog_id", products.catalogId());
        return null;
    }
}
