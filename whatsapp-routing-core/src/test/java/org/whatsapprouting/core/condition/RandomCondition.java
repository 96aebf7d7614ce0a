package org.whatsapprouting.core.condition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes random conditions that are well formed, and random values for their variables that may be of any kind. */
final class RandomCondition {
    static final Variables DECLARED = Variables.of(List.of(
            new Variable("t", ValueType.TEXT, "A text."),
            new Variable("u", ValueType.TEXT, "A text."),
            new Variable("n", ValueType.NUMBER, "A number."),
            new Variable("m", ValueType.NUMBER, "A number."),
            new Variable("f", ValueType.FLAG, "A flag."),
            new Variable("g", ValueType.FLAG, "A flag."),
            new Variable("l", ValueType.TEXTS, "A list."),
            new Variable("x", ValueType.ANY, "Anything."),
            new Variable("y", ValueType.ANY, "Anything.")));

    private static final String[] TEXTS = {"", "a", "b", "ab", "A", "10", "9", "2.50", " 7 ", "-3", "I'm", "é"};
    private static final String[] LITERALS = {"''", "'a'", "\"b\"", "'ab'", "'A'", "'10'", "'9'", "'2.5'", "'\\u00e9'"};
    private static final String[] NUMBERS = {"0", "1", "2", "3", "7", "10", "2.5", "0.1", "-1", "-2.5", "99999999"};
    private static final String[] PATTERNS = {"'a*'", "'.*b.*'", "'[0-9]+'", "'(?i)a.?'", "'.*'"};
    private static final String[] ORDER = {"==", "!=", "<", "<=", ">", ">="};

    private final SplittableRandom random;

    RandomCondition(SplittableRandom random) {
        this.random = random;
    }

    Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        values.put("t", chance(8) ? null : pick(TEXTS));
        values.put("u", chance(8) ? null : pick(TEXTS));
        values.put("n", chance(8) ? null : number());
        values.put("m", chance(20) ? pick(TEXTS) : number());
        values.put("f", chance(12) ? null : random.nextBoolean());
        values.put("g", chance(40) ? "true" : random.nextBoolean());
        values.put("l", chance(12) ? null : list());
        values.put("x", anything());
        values.put("y", anything());
        return values;
    }

    private Object number() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(-3, 12);
            case 1 -> (long) random.nextInt(-3, 12);
            case 2 -> new BigDecimal("2.50");
            default -> new BigDecimal(random.nextInt(-1000, 1000)).movePointLeft(random.nextInt(4));
        };
    }

    private List<Object> list() {
        var list = new ArrayList<Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(chance(6) ? null : random.nextBoolean() ? pick(TEXTS) : number());
        }
        return list;
    }

    private Object anything() {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> list();
            case 3 -> Map.of("a", "b", "k", 1L);
            case 4, 5 -> number();
            default -> pick(TEXTS);
        };
    }

    /** Something true or false. */
    String condition(int depth) {
        if (depth == 0) {
            return pick("f", "g", "true", "false", "x == y", "n < m");
        }
        return switch (random.nextInt(14)) {
            case 0, 1 -> group(condition(depth - 1)) + space("&&") + group(condition(depth - 1));
            case 2, 3 -> group(condition(depth - 1)) + space("||") + group(condition(depth - 1));
            case 4 -> "!(" + condition(depth - 1) + ")";
            case 5 ->
                group(condition(depth - 1)) + " ? " + group(condition(depth - 1)) + ":" + group(condition(depth - 1));
            case 6 -> sum(depth) + space(pick("<", "<=", ">", ">=", "==", "!=")) + sum(depth);
            case 7 -> operand(depth) + space(pick(ORDER)) + operand(depth);
            case 8 -> text(depth) + " contains " + pick(text(depth - 1), "x", "'a'");
            case 9 -> pick("l", "x", "y", "['a', 2.50, true, '10']", "[7]") + " contains " + operand(depth);
            case 10 -> pick(text(depth), "x") + space("~=") + pick(PATTERNS);
            case 11 -> pick(operand(depth), "l", "x") + pick(" == ", " != ") + "empty";
            case 12 ->
                text(depth) + pick(".startsWith(", ".endsWith(", ".equalsIgnoreCase(", ".equals(") + text(depth) + ")";
            default ->
                pick(
                        "x",
                        "x.isEmpty()",
                        "t.isEmpty()",
                        "x.containsKey('a')",
                        "!f",
                        "!x",
                        "f == g",
                        "x.a == 'b'",
                        "l[1] == x",
                        "y[0] == 7",
                        "x == y",
                        "(n < m) == f");
        };
    }

    private String sum(int depth) {
        if (depth <= 0) {
            return pick(pick(NUMBERS), "n", "m", "x", "t", "l.size()", "t.length()");
        }
        return switch (random.nextInt(8)) {
            case 0 -> pick(NUMBERS);
            case 1 -> "(" + sum(depth - 1) + " + " + sum(depth - 1) + ")";
            case 2 -> sum(depth - 1) + " - " + brackets(sum(depth - 1));
            case 3 -> brackets(sum(depth - 1)) + "*" + brackets(sum(depth - 1));
            case 4 -> brackets(sum(depth - 1)) + " / " + brackets(sum(depth - 1));
            case 5 -> brackets(sum(depth - 1)) + "%" + brackets(sum(depth - 1));
            case 6 -> "(" + condition(depth - 1) + " ? " + sum(depth - 1) + " : " + sum(depth - 1) + ")";
            default -> pick("-n", "n", "m", "x", "t.indexOf('a')", "-(n)", "x.length()");
        };
    }

    private String text(int depth) {
        if (depth <= 0) {
            return pick(pick(LITERALS), "t", "u");
        }
        return switch (random.nextInt(7)) {
            case 0, 1 -> pick(LITERALS);
            case 2, 3 -> pick("t", "u");
            case 4 -> "(" + text(depth - 1) + " + " + pick(text(depth - 1), "n", "x") + ")";
            case 5 ->
                text(depth - 1)
                        + pick(".toLowerCase()", ".toUpperCase()", ".trim()", ".substring(1)", ".substring(0, 1)");
            default -> "(" + condition(depth - 1) + " ? " + text(depth - 1) + " : " + text(depth - 1) + ")";
        };
    }

    private String operand(int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> pick(NUMBERS);
            case 1, 2 -> text(depth - 1);
            case 3 -> sum(depth - 1);
            case 4 -> "null";
            default -> pick("x", "y", "n", "t");
        };
    }

    private String group(String part) {
        return "(" + part + ")";
    }

    private String brackets(String part) {
        return "(" + part + ")";
    }

    private String space(String sign) {
        return random.nextBoolean() || sign.startsWith("<") ? " " + sign + " " : sign;
    }

    private boolean chance(int oneOf) {
        return random.nextInt(oneOf) == 0;
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
