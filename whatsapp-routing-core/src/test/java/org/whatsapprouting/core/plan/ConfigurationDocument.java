package org.whatsapprouting.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.whatsapprouting.core.json.Json;

/** Writes the description of the configuration file from its schema, so that neither can say what the other does not. */
final class ConfigurationDocument {
    private static final String INTRODUCTION = """
            # The configuration file

            `tenant.json` describes one contact centre. `TenantFile.read` turns it into a tenant, or tells everything that is \
            wrong with it at once, each with line, column and what was probably meant; everything it can say can be said with \
            `Tenant.builder()` too.
            The file is strict JSON in UTF-8. Its JSON Schema is the resource `org/whatsapprouting/schema/tenant.schema.json` \
            of `whatsapp-routing-core`; name it under `$schema` and editors complete keys as you type.

            <!-- Written by ConfigurationDocumentTest from the schema. Change the schema, then run that test. -->

            ```json
            """;

    private static final String CONDITIONS = """

            ## Conditions

            The `condition` of a GoToIf compares variables with texts, numbers and each other: `message.body == "I'm here"`. \
            [Conditions](conditions.md) says all that may be written, which variables there are, and what comes of values \
            that are missing.
            """;

    private static final Set<String> OF_EVERY_ACTION = Set.of("id", "application", "interval");

    private final Json.Obj schema;
    private final Map<String, Json> definitions;
    private final StringBuilder out = new StringBuilder(INTRODUCTION);

    /** @param example a file that shows what most need */
    ConfigurationDocument(Json.Obj schema, String example) {
        this.schema = schema;
        out.append(example).append("```\n");
        this.definitions = SchemaText.objects(schema, "$defs");
    }

    String text() {
        section(schema);
        definitions.forEach((name, definition) -> {
            var rules = (Json.Obj) definition;
            if (SchemaText.types(rules).contains("object")) {
                section(rules);
            }
        });
        out.append("\n## Forms of values\n\n| Form | Meaning |\n|---|---|\n");
        definitions.forEach((name, definition) -> {
            var rules = (Json.Obj) definition;
            if (!SchemaText.types(rules).contains("object")) {
                row(title(rules), SchemaText.string(rules, "description", ""));
            }
        });
        out.append(CONDITIONS);
        return out.toString();
    }

    private void section(Json.Obj rules) {
        out.append("\n## ").append(title(rules)).append("\n\n");
        out.append(SchemaText.string(rules, "description", "")).append("\n\n");
        out.append("| Key | Value | Default | Meaning |\n|---|---|---|---|\n");
        var required = SchemaText.strings(rules, "required");
        boolean isAction = SchemaText.objects(rules, "properties").containsKey("application")
                && SchemaText.items(rules, "allOf").isEmpty();
        SchemaText.objects(rules, "properties").forEach((key, value) -> {
            var property = (Json.Obj) value;
            if (isAction && OF_EVERY_ACTION.contains(key)) {
                return;
            }
            var standard = SchemaText.member(property, "default");
            row(
                    "`" + key + "`",
                    form(property),
                    required.contains(key) ? "**required**" : standard == null ? "" : "`" + json(standard) + "`",
                    SchemaText.string(property, "description", ""));
        });
        if (SchemaText.member(rules, "additionalProperties") instanceof Json.Obj others) {
            row("any other", form(others), "", SchemaText.string(resolved(others), "description", ""));
        }
    }

    private void row(String... cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String title(Json.Obj rules) {
        return SchemaText.string(rules, "title", "");
    }

    private Json.Obj resolved(Json.Obj rules) {
        var reference = SchemaText.string(rules, "$ref", "");
        return reference.isEmpty() ? rules : (Json.Obj) definitions.get(reference.substring("#/$defs/".length()));
    }

    private String form(Json.Obj rules) {
        var meant = resolved(rules);
        if (!title(meant).isEmpty()) {
            boolean section = SchemaText.types(meant).contains("object");
            return section ? "[" + title(meant) + "](#" + anchor(title(meant)) + ")" : title(meant);
        }
        var choices = SchemaText.strings(rules, "enum");
        if (!choices.isEmpty()) {
            return "`" + String.join("`, `", choices) + "`";
        }
        var forms = new ArrayList<String>();
        for (String type : SchemaText.types(rules)) {
            forms.add(
                    switch (type) {
                        case "array" -> "list of " + form((Json.Obj) SchemaText.required(rules, "items"));
                        case "object" -> "object";
                        case "string" -> "text";
                        case "boolean" -> "`true`, `false`";
                        case "number" -> "number" + range(rules);
                        default -> "whole number" + range(rules);
                    });
        }
        return String.join(" or ", forms);
    }

    /** As web pages of repositories make it from a heading. */
    private static String anchor(String title) {
        return title.toLowerCase(java.util.Locale.ROOT).replace(",", "").replace(' ', '-');
    }

    private static String range(Json.Obj rules) {
        var least = SchemaText.number(rules, "minimum");
        var most = SchemaText.number(rules, "maximum");
        return least == null || most == null ? "" : " (" + least.toPlainString() + " to " + most.toPlainString() + ")";
    }

    private static String json(Json value) {
        if (value instanceof Json.Arr) {
            return "[]";
        } else if (value instanceof Json.Obj) {
            return "{}";
        } else if (value instanceof Json.Text text) {
            return text.value();
        } else if (value instanceof Json.Flag flag) {
            return Boolean.toString(flag.value());
        }
        return value instanceof Json.Num number ? number.value().toPlainString() : "null";
    }

    /** Each title is an address inside the document. */
    List<String> titlesThatComeTwice() {
        var titles = new TreeMap<String, Integer>();
        definitions.values().forEach(definition -> titles.merge(title((Json.Obj) definition), 1, Integer::sum));
        return titles.entrySet().stream()
                .filter(e -> e.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}
