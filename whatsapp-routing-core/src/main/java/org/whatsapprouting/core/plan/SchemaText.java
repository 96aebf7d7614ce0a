package org.whatsapprouting.core.plan;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.core.json.Json;

/** Reads the keywords of a schema, and words its types. */
final class SchemaText {
    private SchemaText() {}

    static @Nullable Json member(Json.Obj rules, String keyword) {
        var member = rules.members().get(keyword);
        return member == null ? null : member.value();
    }

    static Json required(Json.Obj rules, String keyword) {
        var member = member(rules, keyword);
        if (member == null) {
            throw new IllegalStateException("The schema has no " + keyword + ".");
        }
        return member;
    }

    static String string(Json.Obj rules, String keyword, String otherwise) {
        return member(rules, keyword) instanceof Json.Text text ? text.value() : otherwise;
    }

    static @Nullable BigDecimal number(Json.Obj rules, String keyword) {
        return member(rules, keyword) instanceof Json.Num number ? number.value() : null;
    }

    static List<Json> items(Json.Obj rules, String keyword) {
        return member(rules, keyword) instanceof Json.Arr array ? array.items() : List.of();
    }

    static List<String> strings(Json.Obj rules, String keyword) {
        return items(rules, keyword).stream()
                .filter(Json.Text.class::isInstance)
                .map(item -> ((Json.Text) item).value())
                .toList();
    }

    static Map<String, Json> objects(Json.Obj rules, String keyword) {
        var objects = new LinkedHashMap<String, Json>();
        if (member(rules, keyword) instanceof Json.Obj object) {
            object.members().forEach((name, member) -> objects.put(name, member.value()));
        }
        return objects;
    }

    static List<String> types(Json.Obj rules) {
        return member(rules, "type") instanceof Json.Text one ? List.of(one.value()) : strings(rules, "type");
    }

    static String typeInWords(String type) {
        return switch (type) {
            case "object" -> "an object";
            case "array" -> "a list";
            case "string" -> "a text";
            case "boolean" -> "true or false";
            case "number" -> "a number";
            default -> "a whole number";
        };
    }

    static String kindInWords(Json value) {
        if (value instanceof Json.Obj) {
            return "an object";
        } else if (value instanceof Json.Arr) {
            return "a list";
        } else if (value instanceof Json.Text) {
            return "a text";
        } else if (value instanceof Json.Flag) {
            return "true or false";
        }
        return value instanceof Json.Num ? "a number" : "null";
    }
}
