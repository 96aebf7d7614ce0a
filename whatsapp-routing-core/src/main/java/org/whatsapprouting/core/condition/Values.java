package org.whatsapprouting.core.condition;

import org.jspecify.annotations.Nullable;

/** The present values of variables. Asked only for what an evaluation needs, possibly several times. */
@FunctionalInterface
public interface Values {

    /**
     * Returns the value of a variable.
     *
     * @param name the name of a declared variable
     * @return a {@link String}, {@link Boolean}, {@link Long}, {@link Integer}, {@link java.math.BigDecimal}, a {@link
     *     java.util.Collection} of them or a {@link java.util.Map} of them by {@link String}, or null if the variable has no
     *     value; anything else makes the condition fail
     */
    @Nullable
    Object get(String name);
}
