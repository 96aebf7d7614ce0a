package org.whatsapprouting.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.core.condition.Compilation;
import org.whatsapprouting.core.condition.Conditions;
import org.whatsapprouting.core.condition.ValueType;
import org.whatsapprouting.core.condition.Variable;
import org.whatsapprouting.core.condition.Variables;

/** Answers one line of the command {@code condition}. Whatever stands on it, there is an answer and nothing is thrown. */
final class ConditionLine {
    /** Bytes of a line. */
    static final int MOST = 1 << 20;

    private static final String BAD_LINE = "bad-line";
    private static final int DEPTH = 32;
    private static final int DIGITS = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(DIGITS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ConditionLine() {}

    static String answer(byte[] line) {
        try {
            // Before parsing, because JSON may also come in UTF-16, and half a character is none.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            var json = JSON.readTree(text.toString());
            if (json == null || !json.isObject() || !json.path("condition").isTextual()) {
                return refused(BAD_LINE, 1, "A line is an object with a text named condition.");
            }
            var variables = json.path("variables");
            if (!variables.isObject() && !variables.isMissingNode()) {
                return refused(BAD_LINE, 1, "The variables are an object.");
            }
            return answer(json.path("condition").textValue(), variables);
        } catch (CharacterCodingException broken) {
            return refused(BAD_LINE, 1, "The line is not UTF-8.");
        } catch (JsonProcessingException broken) {
            return refused(
                    BAD_LINE,
                    broken.getLocation() == null
                            ? 1
                            : Math.max(1, broken.getLocation().getColumnNr()),
                    "The line is not JSON.");
        }
    }

    static String tooLong() {
        return refused(BAD_LINE, MOST + 1, "A line has at most " + MOST + " bytes.");
    }

    private static String answer(String condition, JsonNode variables) {
        var declared = new ArrayList<Variable>();
        var values = new HashMap<String, @Nullable Object>();
        variables.properties().forEach(entry -> {
            if (Variable.isName(entry.getKey())) {
                declared.add(new Variable(entry.getKey(), ValueType.ANY, "Given with the condition."));
                values.put(entry.getKey(), value(entry.getValue()));
            }
        });
        var answer = Conditions.compile(condition, Variables.of(declared));
        if (answer instanceof Compilation.Refused refused) {
            return refused(
                    refused.code().name().toLowerCase(Locale.ROOT).replace('_', '-'), refused.at(), refused.message());
        }
        var outcome = ((Compilation.Compiled) answer).condition().evaluate(values::get);
        return outcome.hasFailed()
                ? JSON.createObjectNode()
                        .set(
                                "failed",
                                JSON.createObjectNode()
                                        .put("code", outcome.code())
                                        .put("message", outcome.meaning()))
                        .toString()
                : "{\"result\":" + outcome.isTrue() + "}";
    }

    private static @Nullable Object value(JsonNode json) {
        if (json.isObject()) {
            Map<String, @Nullable Object> map = new HashMap<>();
            json.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
            return map;
        }
        if (json.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            json.forEach(item -> list.add(value(item)));
            return list;
        }
        if (json.isNumber()) {
            return json.decimalValue();
        }
        return json.isBoolean() ? (Object) json.booleanValue() : json.textValue();
    }

    private static String refused(String code, int at, String message) {
        return JSON.createObjectNode()
                .set(
                        "refused",
                        JSON.createObjectNode().put("code", code).put("at", at).put("message", message))
                .toString();
    }
}
