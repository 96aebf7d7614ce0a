package org.whatsapprouting.core.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.whatsapprouting.core.json.Json;
import org.whatsapprouting.core.json.JsonText;

/** The published schema of the configuration file, which the reader itself goes by. */
final class Schema {
    static final String RESOURCE = "/org/whatsapprouting/schema/tenant.schema.json";

    private Schema() {}

    static Json.Obj load() {
        try (var in = Schema.class.getResourceAsStream(RESOURCE)) {
            if (in != null && JsonText.parse(in.readAllBytes()).root() instanceof Json.Obj schema) {
                return schema;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        throw new IllegalStateException(
                "The resource " + RESOURCE + " is missing or broken. Check how the jar was packed.");
    }
}
