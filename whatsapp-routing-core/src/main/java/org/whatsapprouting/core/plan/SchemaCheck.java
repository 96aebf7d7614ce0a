package org.whatsapprouting.core.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.core.condition.Closest;
import org.whatsapprouting.core.json.Json;
import org.whatsapprouting.core.json.Json.Place;
import org.whatsapprouting.core.plan.Problem.Code;

/**
 * Holds a file against a JSON Schema and words what does not fit. Knows the part of the standard that our schema uses;
 * another validator comes to the same verdict. Where a key is plainly misspelt it goes on under the right name, so that
 * one slip is one problem.
 */
final class SchemaCheck {
    private final Json.Obj root;
    private final FileProblems problems;
    private final Map<Json.Obj, Map<String, String>> renamed;

    /** @param schema the whole schema */
    SchemaCheck(Json.Obj schema, FileProblems problems) {
        this(schema, problems, new IdentityHashMap<>());
    }

    private SchemaCheck(Json.Obj schema, FileProblems problems, Map<Json.Obj, Map<String, String>> renamed) {
        this.root = schema;
        this.problems = problems;
        this.renamed = renamed;
    }

    /** By object, the misspelt name of each right name. */
    Map<Json.Obj, Map<String, String>> renamed() {
        return renamed;
    }

    /** Checks a file. */
    void check(Json file) {
        check(file, root, "", "The file", "");
    }

    /**
     * @param path where the value stands
     * @param name how messages call it
     * @param meaning the description that stands nearest to it
     */
    private void check(Json value, Json schema, String path, String name, String meaning) {
        if (schema instanceof Json.Flag allowed) {
            if (!allowed.value()) {
                error(value, path, Code.UNKNOWN_KEY, name + " has no meaning here. Leave it out.");
            }
            return;
        }
        var rules = (Json.Obj) schema;
        var description = SchemaText.string(rules, "description", meaning);
        if (rules.members().containsKey("$ref")) {
            check(value, resolve(rules), path, name, description);
        }
        if (!checkType(value, rules, path, name, description)) {
            return;
        }
        if (value instanceof Json.Text text) {
            new ScalarCheck(problems, path, name, description).text(text, rules);
        } else if (value instanceof Json.Num number) {
            new ScalarCheck(problems, path, name, description).number(number, rules);
        } else if (value instanceof Json.Arr array) {
            checkArray(array, rules, path, name, description);
        } else if (value instanceof Json.Obj object) {
            checkObject(object, rules, path, name);
        }
        for (Json part : SchemaText.items(rules, "allOf")) {
            check(value, part, path, name, description);
        }
        var condition = SchemaText.member(rules, "if");
        var then = SchemaText.member(rules, "then");
        if (condition != null && then != null && fits(value, condition)) {
            check(value, then, path, name, description);
        }
    }

    private Json resolve(Json.Obj rules) {
        var reference = SchemaText.string(rules, "$ref", "");
        var definitions = (Json.Obj) SchemaText.required(root, "$defs");
        return SchemaText.required(definitions, reference.substring("#/$defs/".length()));
    }

    private boolean fits(Json value, Json schema) {
        var scratch = new FileProblems("");
        new SchemaCheck(root, scratch, new IdentityHashMap<>()).check(value, schema, "", "", "");
        return scratch.all().isEmpty();
    }

    private boolean checkType(Json value, Json.Obj rules, String path, String name, String description) {
        var types = SchemaText.types(rules);
        if (types.isEmpty() || types.stream().anyMatch(type -> isOfType(value, type))) {
            return true;
        }
        var wanted = types.stream().map(SchemaText::typeInWords).toList();
        problems.unread(path);
        error(
                value,
                path,
                Code.BAD_VALUE,
                name + " must be " + String.join(" or ", wanted) + ", but " + SchemaText.kindInWords(value)
                        + " was found. " + description);
        return false;
    }

    private static boolean isOfType(Json value, String type) {
        return switch (type) {
            case "object" -> value instanceof Json.Obj;
            case "array" -> value instanceof Json.Arr;
            case "string" -> value instanceof Json.Text;
            case "boolean" -> value instanceof Json.Flag;
            case "number" -> value instanceof Json.Num;
            default -> value instanceof Json.Num number && isWhole(number.value());
        };
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private void checkArray(Json.Arr array, Json.Obj rules, String path, String name, String description) {
        checkSize(array, array.items().size(), rules, "minItems", "maxItems", path, name, description);
        var items = SchemaText.member(rules, "items");
        var seen = new HashSet<String>();
        boolean unique = SchemaText.member(rules, "uniqueItems") != null;
        for (int i = 0; i < array.items().size(); i++) {
            var item = array.items().get(i);
            var place = path + "[" + i + "]";
            if (items != null) {
                check(item, items, place, "An item of " + name, "");
            }
            if (unique && item instanceof Json.Text text && !seen.add(text.value())) {
                error(item, place, Code.DUPLICATE, "'" + text.value() + "' stands in " + name + " twice. Keep one.");
            }
        }
    }

    private void checkObject(Json.Obj object, Json.Obj rules, String path, String name) {
        var properties = SchemaText.objects(rules, "properties");
        var names = misspelt(object, rules, properties);
        object.members().forEach((key, member) -> {
            var known = names.getOrDefault(key, key);
            var property = properties.getOrDefault(known, SchemaText.member(rules, "additionalProperties"));
            var place = path.isEmpty() ? known : path + "." + known;
            if (!known.equals(key)) {
                unknownKey(member.place(), path, key, known, List.of());
            }
            if (property instanceof Json.Flag flag && !flag.value() && !properties.containsKey(known)) {
                unknownKey(member.place(), path, key, null, List.copyOf(properties.keySet()));
            } else if (property != null) {
                check(member.value(), property, place, "'" + known + "'", "");
            }
        });
        for (String required : SchemaText.strings(rules, "required")) {
            if (!object.members().containsKey(required) && !names.containsValue(required)) {
                var meaning = properties.containsKey(required)
                        ? SchemaText.string((Json.Obj) properties.get(required), "description", "")
                        : "";
                error(
                        object,
                        path.isEmpty() ? required : path + "." + required,
                        Code.MISSING_KEY,
                        "The key '" + required + "' is missing. Add it. " + meaning);
            }
        }
        checkSize(object, object.members().size(), rules, "minProperties", "maxProperties", path, name, "");
        checkOneOf(object, rules, path);
    }

    /** The right names of keys that are misspelt; kept for all who read this object. */
    private Map<String, String> misspelt(Json.Obj object, Json.Obj rules, Map<String, Json> properties) {
        var names = new TreeMap<String, String>();
        if (!(SchemaText.member(rules, "additionalProperties") instanceof Json.Flag flag) || flag.value()) {
            return names;
        }
        var absent = new ArrayList<>(properties.keySet());
        absent.removeAll(object.members().keySet());
        for (String key : object.members().keySet()) {
            if (!properties.containsKey(key)) {
                Closest.to(key, absent).ifPresent(right -> {
                    absent.remove(right);
                    names.put(key, right);
                    renamed.computeIfAbsent(object, o -> new TreeMap<>()).put(right, key);
                });
            }
        }
        return names;
    }

    private void unknownKey(Place place, String path, String key, @Nullable String meant, List<String> known) {
        problems.error(
                place,
                path.isEmpty() ? key : path + "." + key,
                Code.UNKNOWN_KEY,
                "The key '" + key + "' has no meaning here."
                        + (meant == null
                                ? " Leave it out. Known keys: " + String.join(", ", known) + "."
                                : " Did you mean '" + meant + "'?"),
                meant);
    }

    private void checkOneOf(Json.Obj object, Json.Obj rules, String path) {
        var choices = SchemaText.items(rules, "oneOf").stream()
                .flatMap(choice -> SchemaText.strings((Json.Obj) choice, "required").stream())
                .toList();
        var given = choices.stream()
                .filter(choice -> object.members().containsKey(choice)
                        || renamed.getOrDefault(object, Map.of()).containsKey(choice))
                .toList();
        if (!choices.isEmpty() && given.size() != 1) {
            error(
                    object,
                    path,
                    Code.MISSING_KEY,
                    "Give exactly one of " + String.join(", ", choices) + "; "
                            + (given.isEmpty() ? "none" : String.join(" and ", given)) + " was found.");
        }
    }

    private void checkSize(
            Json value, int size, Json.Obj rules, String least, String most, String path, String name, String meaning) {
        var min = SchemaText.number(rules, least);
        var max = SchemaText.number(rules, most);
        boolean few = min != null && size < min.intValue();
        if (few || (max != null && size > max.intValue())) {
            error(
                    value,
                    path,
                    Code.BAD_VALUE,
                    name + " has " + size + " entries. Give " + (few ? min + " or more. " : max + " or fewer. ")
                            + meaning);
        }
    }

    private void error(Json at, String path, Code code, String message) {
        problems.error(at.place(), path, code, message.strip());
    }
}
