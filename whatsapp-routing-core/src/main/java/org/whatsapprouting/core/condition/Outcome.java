package org.whatsapprouting.core.condition;

/** What a condition came to. Whatever fails is not true. */
public enum Outcome {
    /** It holds. */
    TRUE("true"),
    /** It does not hold. */
    FALSE("false"),
    /** A variable that had to be true or false has no value, or is something else. */
    NOT_A_FLAG("not-a-flag"),
    /** It would have cost too much: very long texts and many or large patterns. */
    TOO_EXPENSIVE("too-expensive"),
    /** A variable had a value that conditions do not know. */
    BAD_VALUE("bad-value"),
    /** Its text is no condition; see {@link Condition#refused}. */
    REFUSED("refused"),
    /** The values could not be read. */
    BROKEN("broken");

    private final String code;

    Outcome(String code) {
        this.code = code;
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
}
