package org.whatsapprouting.core.condition;

import org.jspecify.annotations.Nullable;

/** The present values of variables. Asked only for what an evaluation needs, possibly several times. */
@FunctionalInterface
public interface Values {

    /**
     * Returns the value of a variable.
     *
     * @param name the name of a declared variable
     * @return a {@link String}, {@link Boolean}, {@link Long}, {@link Integer}, {@link java.math.BigDecimal} or a {@link
     *     java.util.Collection} of {@link String}, or null if the variable has no value
     */
    @Nullable
    Object get(String name);
}
