package org.whatsapprouting.core.condition;

/** What a condition came to. Whatever fails is not true. */
public enum Outcome {
    /** It holds. */
    TRUE("true", "It holds."),
    /** It does not hold. */
    FALSE("false", "It does not hold."),
    /** What had to be true or false has no value, or is something else. */
    NOT_A_FLAG("not-a-flag", "What had to be true or false has no value, or is something else."),
    /** A function or a calculation got something it cannot work with, for example a text that is no number. */
    WRONG_TYPE(
            "wrong-type",
            "A function or a calculation got something it cannot work with, for example a text that is no number."),
    /** A calculation got a variable without a value. */
    NO_VALUE("no-value", "A calculation got a variable without a value."),
    /** A division by zero. */
    DIVISION_BY_ZERO("division-by-zero", "A division by zero."),
    /** A calculation came to a number of more than a thousand digits. */
    OUT_OF_RANGE("out-of-range", "A calculation came to a number of more than a thousand digits."),
    /** It would have cost too much: very long texts, long lists, or many or large patterns. */
    TOO_EXPENSIVE(
            "too-expensive", "It would have cost too much: very long texts, long lists, or many or large patterns."),
    /** A variable had a value that conditions do not know. */
    BAD_VALUE("bad-value", "A variable had a value that conditions do not know."),
    /** Its text is no condition; see {@link Condition#refused}. */
    REFUSED("refused", "Its text is no condition."),
    /** The values could not be read. */
    BROKEN("broken", "The values could not be read.");

    private final String code;
    private final String meaning;

    Outcome(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** Whether the condition holds. */
    public boolean isTrue() {
        return this == TRUE;
    }

    /** Whether it came to neither true nor false; it counts as false then (mission G-07). */
    public boolean hasFailed() {
        return this != TRUE && this != FALSE;
    }

    /** A short stable name for explanations and statistics. */
    public String code() {
        return code;
    }

    /** One sentence for the person who wrote the condition. It holds nothing of the values. */
    public String meaning() {
        return meaning;
    }
}
