package org.whatsapprouting.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.core.json.Json;
import org.whatsapprouting.core.json.JsonText;

@DisplayName("Schema of the tenant file")
class SchemaAgreementTest {
    /** What is put in the place of each value of the example. */
    private static final List<String> REPLACEMENTS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "100",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"a b\"",
            "\"always\"",
            "\"20s\"",
            "\"1d2h\"",
            "\"P\"",
            "\"25:00-26:00\"",
            "\"09:00-12:59\"",
            "\"mon-fri\"",
            "\"2026-12-25\"",
            "\"12-25\"",
            "[]",
            "[\"x\", \"x\"]",
            "[1, 31, 32]",
            "{}",
            "{\"id\": \"x\"}",
            "{\"account\": \"a\", \"queue\": \"b\"}",
            "{\"unknown\": 1}");

    private static final Set<String> UNDERSTOOD = Set.of(
            "$ref",
            "type",
            "enum",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "pattern",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "oneOf",
            "allOf",
            "if",
            "then");
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("$schema", "$id", "$defs", "title", "description", "default");

    /** How many changes there are for each one that the everyday build looks at; prime, so that all kinds come up. */
    private static final int EVERY = 23;

    private final Json.Obj schema = Schema.load();
    private final ObjectMapper mapper = new ObjectMapper();

    private static byte[] schema() throws IOException {
        try (var in = SchemaAgreementTest.class.getResourceAsStream(Schema.RESOURCE)) {
            return in.readAllBytes();
        }
    }

    private boolean oursAccepts(String json) {
        var problems = new FileProblems("f");
        var parsed = JsonText.parse(json.getBytes(StandardCharsets.UTF_8));
        new SchemaCheck(schema, problems).check(parsed.root());
        return problems.all().isEmpty();
    }

    @Test
    @DisplayName("the reader and another validator come to the same verdict on small changes of the example")
    void agreement() throws IOException {
        agree(EVERY);
    }

    @Test
    @Tag("long")
    @DisplayName("the reader and another validator come to the same verdict on every small change of the example")
    void fullAgreement() throws IOException {
        agree(1);
    }

    private void agree(int every) throws IOException {
        var theirs = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(schema(), StandardCharsets.UTF_8), InputFormat.JSON);
        int refused = 0;
        var corpus = corpus();
        assertThat(corpus).hasSizeGreaterThan(3_000);
        for (int i = 0; i < corpus.size(); i += every) {
            var json = corpus.get(i);
            boolean valid = theirs.validate(json, InputFormat.JSON).isEmpty();
            assertThat(oursAccepts(json)).as(json).isEqualTo(valid);
            var result = TenantFile.read("f", json.getBytes(StandardCharsets.UTF_8));
            if (!valid) {
                refused++;
                assertThat(result).as(json).isInstanceOf(TenantFile.Faulty.class);
            }
        }
        assertThat(refused * every).isBetween(corpus.size() / 2, corpus.size() - 100);
    }

    /** The example; with each value replaced, each member and item left out, and a member too many in each object. */
    private List<String> corpus() throws IOException {
        var example = TenantFileTest.example();
        var root = mapper.readTree(example);
        var corpus = new ArrayList<>(List.of(example, "{}", "[]", "7"));
        vary(root, root, corpus);
        return corpus;
    }

    private void vary(JsonNode root, JsonNode at, List<String> corpus) throws IOException {
        if (at instanceof ObjectNode object) {
            for (String name : new TreeSet<>(names(object))) {
                var value = object.get(name);
                object.remove(name);
                corpus.add(root.toString());
                for (String replacement : REPLACEMENTS) {
                    object.set(name, mapper.readTree(replacement));
                    corpus.add(root.toString());
                }
                object.set(name, value);
                vary(root, value, corpus);
            }
            object.put("tooMuch", "x");
            corpus.add(root.toString());
            object.remove("tooMuch");
        } else if (at instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                var value = array.get(i);
                for (String replacement : REPLACEMENTS) {
                    array.set(i, mapper.readTree(replacement));
                    corpus.add(root.toString());
                }
                array.set(i, value);
                vary(root, value, corpus);
            }
        }
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    @DisplayName("uses only keywords that the reader understands, and describes every key")
    void keywords() throws IOException {
        var used = new TreeSet<String>();
        var undescribed = new ArrayList<String>();
        collect((Json.Obj) JsonText.parse(schema()).root(), "", used, undescribed);
        used.removeAll(UNDERSTOOD);
        assertThat(WITHOUT_EFFECT).containsAll(used);
        assertThat(undescribed).isEmpty();
    }

    private static void collect(Json.Obj rules, String path, Set<String> used, List<String> undescribed) {
        used.addAll(rules.members().keySet());
        for (String keyword : List.of("properties", "$defs")) {
            SchemaText.objects(rules, keyword).forEach((name, value) -> {
                if (value instanceof Json.Obj child) {
                    boolean inCondition = path.contains("allOf") || path.endsWith("if");
                    if (!inCondition
                            && SchemaText.string(child, "description", "").isEmpty()
                            && !child.members().containsKey("$ref")) {
                        undescribed.add(path + "/" + name);
                    }
                    collect(child, path + "/" + name, used, undescribed);
                }
            });
        }
        for (String keyword : List.of("items", "additionalProperties", "if", "then")) {
            if (SchemaText.member(rules, keyword) instanceof Json.Obj child) {
                collect(child, path + "/" + keyword, used, undescribed);
            }
        }
        for (String keyword : List.of("allOf", "oneOf")) {
            SchemaText.items(rules, keyword)
                    .forEach(child -> collect((Json.Obj) child, path + "/" + keyword, used, undescribed));
        }
    }
}
