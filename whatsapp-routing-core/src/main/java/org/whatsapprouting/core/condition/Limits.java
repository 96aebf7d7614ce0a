package org.whatsapprouting.core.condition;

/**
 * What a condition may be at most. A condition that could cost more than the budget on the longest texts is metered while
 * it runs; all others run without counting.
 */
final class Limits {
    /** Characters of a condition. */
    static final int LENGTH = 4_096;
    /** Tokens of a condition. */
    static final int TOKENS = 1_000;
    /** Parentheses, choices and calculations inside each other. */
    static final int DEPTH = 32;
    /** Operators, variables and literals. */
    static final int NODES = 500;
    /** Items of a list literal. */
    static final int LIST = 200;
    /** Characters of a text literal. */
    static final int TEXT_LITERAL = 1_000;
    /** Characters of a number. */
    static final int NUMBER = 18;
    /** Characters of a pattern. */
    static final int PATTERN = 256;
    /** How often a pattern may ask for repetition, all its counts multiplied. */
    static final int PATTERN_REPEATS = 1_000;
    /** Size of all patterns of a condition once compiled. */
    static final int PATTERN_SIZE = 1_000;
    /** Names, indexes and functions one after another. */
    static final int STEPS = 8;
    /** What an evaluation may cost, see {@link Cost}. */
    static final long BUDGET = 2_000_000;

    /** Characters of a text that is searched, joined or changed. */
    static final int SEARCHED_TEXT = 65_536;
    /** Characters of a text that a pattern is held against. */
    static final int MATCHED_TEXT = 10_000;
    /** Characters of a variable's text that is searched for. */
    static final int NEEDLE = 1_000;
    /** Items of a variable's list, with those of the lists in it. */
    static final int VALUE_LIST = 1_000;
    /** Characters of all texts of a variable's list or map. */
    static final int VALUE_CHARACTERS = 1_000_000;
    /** Lists and maps inside each other. */
    static final int VALUE_DEPTH = 8;
    /** Digits of a variable's number, and zeros before or after them. */
    static final int SCALE = 400;
    /** The same of a number that a condition calculates. */
    static final int COMPUTED_SCALE = 1_000;
    /** Characters of a text that is read as a number. */
    static final int NUMERIC_TEXT = 40;

    private Limits() {}
}
