package org.whatsapprouting.core.decide;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What System commands have answered in an interaction (mission SY-01, G-11). Part of its content, so it goes when the
 * interaction is erased.
 *
 * @param values the answers by the names of their variables, which are case-sensitive
 * @param exits the exit codes by the same names
 */
public record InteractionVariables(Map<String, String> values, Map<String, Integer> exits) {
    /** What follows the name of a variable in the name of its exit code (mission G-12). */
    public static final String EXIT = "_EXIT";

    static final InteractionVariables NONE = new InteractionVariables(Map.of(), Map.of());

    /** Copies the maps. */
    public InteractionVariables {
        values = Map.copyOf(values);
        exits = Map.copyOf(exits);
    }

    /** Returns these with one answer; null takes away the one before. */
    InteractionVariables with(String name, @Nullable String value, @Nullable Integer exit) {
        return new InteractionVariables(changed(values, name, value), changed(exits, name, exit));
    }

    @Nullable
    Object get(String name) {
        String value = values.get(name);
        if (value != null || !name.endsWith(EXIT)) {
            return value;
        }
        return exits.get(name.substring(0, name.length() - EXIT.length()));
    }

    private static <T> Map<String, T> changed(Map<String, T> before, String name, @Nullable T value) {
        var after = new HashMap<>(before);
        if (value == null) {
            after.remove(name);
        } else {
            after.put(name, value);
        }
        return after;
    }

    /** Says how many there are; never their values. */
    @Override
    public String toString() {
        return "InteractionVariables[" + values.size() + "]";
    }
}
