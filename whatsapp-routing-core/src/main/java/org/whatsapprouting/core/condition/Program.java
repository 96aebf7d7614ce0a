package org.whatsapprouting.core.condition;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition as one array of tests, each with the places to go on at if it holds and if it does not. One loop runs all
 * conditions of all plans: no class stands for a condition, and nothing is generated.
 */
final class Program implements Source {
    /** Where to go on: the condition holds. */
    static final int HOLDS = -1;
    /** Where to go on: it does not. */
    static final int FAILS = -2;

    static final int FLAG = 6;
    static final int CONTAINS = 7;
    static final int EMPTY = 8;
    static final int MATCHES = 9;

    /** Numbers of an instruction: what to test, the two operands, where to go on if it holds and if it does not. */
    static final int WIDTH = 5;

    /** Operands: the lower bits say of which kind, the others which one. */
    static final int KIND_BITS = 2;

    static final int SLOT = 0;
    static final int CONSTANT = 1;
    static final int COMPUTED = 2;
    private static final int KIND = (1 << KIND_BITS) - 1;
    private static final Part.Sign[] SIGNS = Part.Sign.values();

    private final int[] code;
    private final int start;
    private final String[] slots;
    private final @Nullable Object[] constants;
    private final Source[] computed;
    private final Pattern[] patterns;

    Program(
            int[] code,
            int start,
            String[] slots,
            @Nullable Object[] constants,
            Source[] computed,
            Pattern[] patterns) {
        this.code = code;
        this.start = start;
        this.slots = slots;
        this.constants = constants;
        this.computed = computed;
        this.patterns = patterns;
    }

    @Override
    public Object value(Values values, Meter meter) {
        return holds(values, meter);
    }

    /** @throws Failure if it comes to neither true nor false */
    boolean holds(Values values, Meter meter) {
        int at = start;
        while (at >= 0) {
            int left = code[at + 1];
            int right = code[at + 2];
            boolean holds = switch (code[at]) {
                case FLAG -> flag(operand(left, values, meter));
                case EMPTY -> Comparison.empty(operand(left, values, meter));
                case MATCHES -> Comparison.matches(operand(left, values, meter), patterns[right], meter);
                case CONTAINS ->
                    Comparison.contains(operand(left, values, meter), operand(right, values, meter), meter);
                default ->
                    Comparison.compare(SIGNS[code[at]], operand(left, values, meter), operand(right, values, meter));
            };
            at = code[at + (holds ? 3 : 4)];
        }
        return at == HOLDS;
    }

    private @Nullable Object operand(int operand, Values values, Meter meter) {
        int index = operand >> KIND_BITS;
        return switch (operand & KIND) {
            case SLOT -> Plain.of(values.get(slots[index]));
            case CONSTANT -> constants[index];
            default -> computed[index].value(values, meter);
        };
    }

    /** What has to be true or false, and is not true by accident. */
    static boolean flag(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw Failure.NOT_A_FLAG;
    }
}
