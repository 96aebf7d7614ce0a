package org.whatsapprouting.provider.support;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Refuses decimals that are short to write and huge to compute with: {@code 1E10000000} has ten characters and costs
 * seconds once somebody asks for its integer value.
 */
final class BoundedNumbers extends JsonNodeFactory {
    static final int MAX_SCALE = 400;
    private static final long serialVersionUID = 1L;

    BoundedNumbers() {
        super(true);
    }

    @Override
    public ValueNode numberNode(@Nullable BigDecimal value) {
        return super.numberNode(value == null ? null : checked(value));
    }

    /** Returns the number. */
    static BigDecimal checked(BigDecimal value) {
        if (Math.abs((long) value.scale()) > MAX_SCALE) {
            throw new NumberFormatException("The exponent of a number is out of bounds.");
        }
        return value;
    }
}
