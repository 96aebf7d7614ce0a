package org.whatsapprouting.core.condition;

/** What the values of a variable are. Any variable may also be without a value. */
public enum ValueType {
    /** A text: a {@link String}. */
    TEXT("text"),
    /** A number: a {@link Long}, {@link Integer} or {@link java.math.BigDecimal}. */
    NUMBER("a number"),
    /** A flag: a {@link Boolean}. */
    FLAG("true or false"),
    /** Several texts: a {@link java.util.Collection} of {@link String}. */
    TEXTS("a list of texts"),
    /** Any of these, or a {@link java.util.Map} by text: what it is shows when the condition is evaluated. */
    ANY("anything");

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    /** How messages and documents call the type. */
    public String words() {
        return words;
    }
}
