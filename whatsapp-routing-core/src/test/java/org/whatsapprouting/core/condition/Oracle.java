package org.whatsapprouting.core.condition;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A second evaluator, straight from the tree and as plain as the page for administrators says it: to be held against the
 * one that runs. It shares the tree with it and nothing else. Numbers are always BigDecimal here.
 */
final class Oracle {
    private static final Pattern NUMBER = Pattern.compile(" *-?[0-9]+([.][0-9]+)? *");
    /** No text of more characters spells a number; a calculation can make one, out of a quotient and a text. */
    private static final int LONGEST_NUMBER = 40;

    private final Map<String, Object> values;

    private Oracle(Map<String, Object> values) {
        this.values = values;
    }

    static Outcome evaluate(Part condition, Map<String, Object> values) {
        try {
            return new Oracle(values).flag(condition) ? Outcome.TRUE : Outcome.FALSE;
        } catch (Stop stop) {
            return stop.outcome;
        }
    }

    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Outcome outcome;

        Stop(Outcome outcome) {
            super(outcome.code(), null, false, false);
            this.outcome = outcome;
        }
    }

    private boolean flag(Part part) {
        Object value = value(part);
        if (value instanceof Boolean) {
            return (Boolean) value;
        }
        throw new Stop(Outcome.NOT_A_FLAG);
    }

    private Object value(Part part) {
        if (part instanceof Part.Constant p) {
            return plain(p.value());
        } else if (part instanceof Part.Named p) {
            return plain(values.get(p.name()));
        } else if (part instanceof Part.Not p) {
            return !flag(p.part());
        } else if (part instanceof Part.All p) {
            for (Part one : p.parts()) {
                if (!flag(one)) {
                    return false;
                }
            }
            return true;
        } else if (part instanceof Part.Any p) {
            for (Part one : p.parts()) {
                if (flag(one)) {
                    return true;
                }
            }
            return false;
        } else if (part instanceof Part.Choice p) {
            return flag(p.test()) ? value(p.yes()) : value(p.no());
        } else if (part instanceof Part.Empty p) {
            Object v = value(p.part());
            return v == null || "".equals(v instanceof String s ? s.strip() : v) || v.equals(List.of());
        } else if (part instanceof Part.Matches p) {
            Object v = value(p.text());
            return (v instanceof String || v instanceof BigDecimal)
                    && text(v).matches(p.pattern().pattern());
        } else if (part instanceof Part.Step p) {
            return step(value(p.of()), p.key());
        } else if (part instanceof Part.Compare p) {
            Object left = value(p.left());
            return compare(left, p.sign().spelling(), value(p.right()));
        } else if (part instanceof Part.Contains p) {
            Object whole = value(p.whole());
            return contains(whole, value(p.part()));
        } else if (part instanceof Part.Arithmetic p) {
            return calculate(p);
        }
        return call((Part.Call) part);
    }

    private static Object plain(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return new BigDecimal(value.toString());
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<Object>();
            list.forEach(item -> copy.add(plain(item)));
            return copy;
        }
        return value;
    }

    private static Object step(Object of, Object key) {
        if (of == null) {
            return null;
        }
        if (of instanceof Map<?, ?> map && key instanceof String) {
            return plain(map.get(key));
        }
        if (of instanceof List<?> list && key instanceof Integer index) {
            return index < list.size() ? list.get(index) : null;
        }
        throw new Stop(Outcome.WRONG_TYPE);
    }

    /** Null if they have no order. */
    private static Integer order(Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            return x.compareTo(y);
        }
        if (isNumeric(a) && isNumeric(b)) {
            return number(a).compareTo(number(b));
        }
        return null;
    }

    private static boolean isNumeric(Object value) {
        return value instanceof BigDecimal
                || (value instanceof String s
                        && NUMBER.matcher(s).matches()
                        && s.trim().length() <= LONGEST_NUMBER);
    }

    private static BigDecimal number(Object value) {
        if (value == null) {
            throw new Stop(Outcome.NO_VALUE);
        }
        if (!isNumeric(value)) {
            throw new Stop(Outcome.WRONG_TYPE);
        }
        return value instanceof BigDecimal b
                ? b
                : new BigDecimal(value.toString().trim());
    }

    private static boolean same(Object a, Object b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            if (x.size() != y.size()) {
                return false;
            }
            for (int i = 0; i < x.size(); i++) {
                if (!same(x.get(i), y.get(i))) {
                    return false;
                }
            }
            return true;
        }
        Integer order = order(a, b);
        return order == null ? a.equals(b) : order == 0;
    }

    private static boolean compare(Object a, String sign, Object b) {
        if (sign.equals("==")) {
            return same(a, b);
        }
        if (sign.equals("!=")) {
            return !same(a, b);
        }
        Integer order = order(a, b);
        return order != null
                && switch (sign) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    default -> order >= 0;
                };
    }

    private static boolean contains(Object whole, Object part) {
        if (whole == null || part == null) {
            return false;
        }
        if (whole instanceof List<?> list) {
            return list.stream().anyMatch(item -> same(item, part));
        }
        if (whole instanceof Map<?, ?> map) {
            return map.containsKey(part);
        }
        return whole instanceof String text
                && (part instanceof String || part instanceof BigDecimal)
                && text.contains(text(part));
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            String digits = number.toPlainString();
            while (digits.contains(".") && (digits.endsWith("0") || digits.endsWith("."))) {
                digits = digits.substring(0, digits.length() - 1);
            }
            return digits.equals("-0") ? "0" : digits;
        }
        if (value instanceof String text) {
            return text;
        }
        throw new Stop(Outcome.WRONG_TYPE);
    }

    private Object calculate(Part.Arithmetic p) {
        boolean numbers = p.left().type() == ValueType.NUMBER && p.right().type() == ValueType.NUMBER;
        Object a = value(p.left());
        if (p.sign() != '+' || numbers) {
            a = number(a);
        }
        Object b = value(p.right());
        if (p.sign() == '+' && !numbers) {
            if (a == null || b == null) {
                throw new Stop(Outcome.NO_VALUE);
            }
            if (a instanceof String || b instanceof String) {
                return text(a) + text(b);
            }
        }
        BigDecimal x = number(a);
        BigDecimal y = number(b);
        if ((p.sign() == '/' || p.sign() == '%') && y.signum() == 0) {
            throw new Stop(Outcome.DIVISION_BY_ZERO);
        }
        return switch (p.sign()) {
            case '+' -> x.add(y, MathContext.DECIMAL128);
            case '-' -> x.subtract(y, MathContext.DECIMAL128);
            case '*' -> x.multiply(y, MathContext.DECIMAL128);
            case '/' -> x.divide(y, MathContext.DECIMAL128);
            default -> x.remainder(y);
        };
    }

    private Object call(Part.Call call) {
        Object on = value(call.on());
        var given = new ArrayList<Object>();
        for (Part argument : call.arguments()) {
            given.add(value(argument));
        }
        String name = call.function().spelling();
        if (name.equals("length") || name.equals("size") || name.equals("isEmpty")) {
            BigDecimal size = BigDecimal.valueOf(size(on));
            return name.equals("isEmpty") ? size.signum() == 0 : size;
        }
        if (name.equals("containsKey")) {
            if (on == null) {
                return false;
            }
            if (!(on instanceof Map<?, ?>)) {
                throw new Stop(Outcome.WRONG_TYPE);
            }
            return given.get(0) != null && ((Map<?, ?>) on).containsKey(exactly(given.get(0)));
        }
        boolean nothing = on == null;
        String text = nothing ? "" : exactly(on);
        return switch (name) {
            case "toLowerCase" -> text.toLowerCase(Locale.ROOT);
            case "toUpperCase" -> text.toUpperCase(Locale.ROOT);
            case "trim" -> text.strip();
            case "substring" -> nothing ? "" : part(text, given);
            case "indexOf" ->
                BigDecimal.valueOf(nothing || given.get(0) == null ? -1 : text.indexOf(text(given.get(0))));
            case "startsWith" -> !nothing && given.get(0) != null && text.startsWith(exactly(given.get(0)));
            case "endsWith" -> !nothing && given.get(0) != null && text.endsWith(exactly(given.get(0)));
            default -> !nothing && given.get(0) != null && text.equalsIgnoreCase(exactly(given.get(0)));
        };
    }

    private static String exactly(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new Stop(Outcome.WRONG_TYPE);
    }

    private static long size(Object value) {
        if (value instanceof List<?> list) {
            return list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        return value == null ? 0 : exactly(value).length();
    }

    private static String part(String text, List<Object> given) {
        int start = Math.max(0, Math.min(text.length(), number(given.get(0)).intValue()));
        int end = given.size() == 1
                ? text.length()
                : Math.max(0, Math.min(text.length(), number(given.get(1)).intValue()));
        return start >= end ? "" : text.substring(start, end);
    }
}
