package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Products;
import org.whatsapprouting.provider.support.Draft;

/** Writes products: one, several, or the catalogue (Meta 1.9, interactive). */
final class ProductWriter {
    private static final int HEADER = 60;
    private static final int SECTION = 24;
    private static final int MOST_SECTIONS = 10;
    private static final int MOST_PRODUCTS = 30;
    private static final int ANY_ID = 1_000;

    private ProductWriter() {}

    static @Nullable Draft add(ObjectNode body, Products products) {
        return switch (products.kind()) {
            case "catalog" -> catalogue(body, products);
            case "product" -> one(body, products);
            default -> several(body, products);
        };
    }

    private static @Nullable Draft catalogue(ObjectNode body, Products products) {
        InteractiveWriter.action(body, "catalog_message", products.body()).put("name", "catalog_message");
        return Limits.needed("text", products.body(), InteractiveWriter.BODY);
    }

    private static @Nullable Draft one(ObjectNode body, Products products) {
        String product = ids(products).get(0);
        InteractiveWriter.action(body, "product", products.body())
                .put("catalog_id", products.catalogId())
                .put("product_retailer_id", product);
        return Limits.first(
                Limits.optional("text", products.body(), InteractiveWriter.BODY),
                Limits.needed("catalogue", products.catalogId(), ANY_ID),
                Limits.needed("product", product, ANY_ID));
    }

    private static @Nullable Draft several(ObjectNode body, Products products) {
        ObjectNode action = InteractiveWriter.action(body, "product_list", products.body());
        ((ObjectNode) body.path("interactive"))
                .putObject("header")
                .put("type", "text")
                .put("text", products.header());
        action.put("catalog_id", products.catalogId());
        Draft problem = Limits.first(
                Limits.needed("header", products.header(), HEADER),
                Limits.needed("text", products.body(), InteractiveWriter.BODY),
                Limits.needed("catalogue", products.catalogId(), ANY_ID),
                Limits.count("sections", products.sections().size(), MOST_SECTIONS),
                Limits.count("products", ids(products).size(), MOST_PRODUCTS));
        ArrayNode sections = action.putArray("sections");
        for (Products.Section section : products.sections()) {
            ObjectNode to = sections.addObject();
            if (!section.title().isEmpty() || products.sections().size() > 1) {
                to.put("title", section.title());
                problem = Limits.first(problem, Limits.needed("title of a section", section.title(), SECTION));
            }
            ArrayNode items = to.putArray("product_items");
            section.productIds().forEach(id -> items.addObject().put("product_retailer_id", id));
        }
        return problem;
    }

    private static List<String> ids(Products products) {
        return products.sections().stream()
                .flatMap(section -> section.productIds().stream())
                .toList();
    }
}
