package org.whatsapprouting.core.condition;

/**
 * A name that conditions may use.
 *
 * @param name dotted, for example {@code message.body}; one that ends in {@code .*} declares every name below it
 * @param type what its values are
 * @param meaning one sentence for the person who writes conditions
 */
public record Variable(String name, ValueType type, String meaning) {
    static final String ANY_BELOW = ".*";

    /** Whether conditions can spell a name. */
    public static boolean isName(String name) {
        return Names.problem(name) == null;
    }

    /** @throws IllegalArgumentException if the name is not one that conditions can spell */
    public Variable {
        var plain = name.endsWith(ANY_BELOW) ? name.substring(0, name.length() - ANY_BELOW.length()) : name;
        var wrong = Names.problem(plain);
        if (wrong != null) {
            throw new IllegalArgumentException("The variable name " + wrong);
        }
    }
}
