package org.whatsapprouting.core.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that the conditions of one plan may use. Immutable. */
public final class Variables {
    private final Map<String, Variable> byName;

    private Variables(Map<String, Variable> byName) {
        this.byName = byName;
    }

    /**
     * Returns these variables.
     *
     * @throws IllegalArgumentException if a name comes twice
     */
    public static Variables of(Collection<Variable> variables) {
        var byName = new LinkedHashMap<String, Variable>();
        for (Variable variable : variables) {
            if (byName.put(variable.name(), variable) != null) {
                throw new IllegalArgumentException(
                        "The variable " + variable.name() + " is declared twice. Declare it once.");
            }
        }
        return new Variables(byName);
    }

    /** Returns these and more variables; one that is there already stays as it is. */
    public Variables with(Collection<Variable> more) {
        var all = new LinkedHashMap<>(byName);
        more.forEach(variable -> all.putIfAbsent(variable.name(), variable));
        return new Variables(all);
    }

    /** Returns the variable of a name, declared by itself or with everything below its parent. */
    public Optional<Variable> find(String name) {
        var exact = byName.get(name);
        if (exact != null) {
            return name.endsWith(Variable.ANY_BELOW) ? Optional.empty() : Optional.of(exact);
        }
        var dot = name.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(byName.get(name.substring(0, dot) + Variable.ANY_BELOW))
                        .map(any -> new Variable(name, any.type(), any.meaning()));
    }

    /** Returns all variables in the order of their declaration. */
    public List<Variable> all() {
        return List.copyOf(new ArrayList<>(byName.values()));
    }

    /** Returns all names in the order of their declaration. */
    Collection<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }
}
