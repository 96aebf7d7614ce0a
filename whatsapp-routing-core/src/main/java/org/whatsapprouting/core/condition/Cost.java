package org.whatsapprouting.core.condition;

/** What things cost, in units of about fifty nanoseconds on a slow machine: {@link Limits#BUDGET} is a tenth of a second. */
final class Cost {
    private static final int SEARCHED_AT_ONCE = 40;
    private static final int WALKED_AT_ONCE = 16;
    private static final int MATCHED_AT_ONCE = 4;

    private Cost() {}

    /** A text that is walked through or copied. */
    static long walk(long characters) {
        return 1 + characters / WALKED_AT_ONCE;
    }

    /** A text that is searched: at worst every character of what is searched for is compared at every place. */
    static long search(long characters, long needle) {
        return 1 + characters * Math.max(1, needle) / SEARCHED_AT_ONCE;
    }

    /** A text that is held against a pattern: at worst every instruction is followed at every character. */
    static long match(long characters, long instructions) {
        return 1 + characters * instructions / MATCHED_AT_ONCE;
    }
}
