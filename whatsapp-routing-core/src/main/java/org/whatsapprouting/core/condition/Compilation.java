package org.whatsapprouting.core.condition;

/** What became of the text of a condition. */
public sealed interface Compilation {

    /**
     * It is one.
     *
     * @param condition ready to be evaluated
     */
    record Compiled(Condition condition) implements Compilation {}

    /**
     * It is none.
     *
     * @param code the class of the reason
     * @param at the place of the character that is wrong, from 1
     * @param message what was found and what to write instead
     */
    record Refused(Code code, int at, String message) implements Compilation {}

    /** Classes of reasons why a text is no condition. */
    enum Code {
        /** There is nothing. */
        EMPTY,
        /** Over a limit: length, tokens, depth, nodes, list items. */
        TOO_LARGE,
        /** A character that has no place here. */
        BAD_CHARACTER,
        /** A text that does not end, is too long, or has a wrong escape. */
        BAD_TEXT,
        /** A number that is not plain decimal. */
        BAD_NUMBER,
        /** A {@code {name}} placeholder: variables stand by their names here. */
        PLACEHOLDER,
        /** A name that is not declared. */
        UNKNOWN_VARIABLE,
        /** Something expression languages have and this one does not: arithmetic, functions, {@code ? :}, and so on. */
        UNSUPPORTED,
        /** The parts do not stand as the grammar wants them. */
        SYNTAX,
        /** The parts do not go together: a text as a condition, a flag compared with a text. */
        WRONG_TYPE,
        /** A pattern that is no regular expression, or too large a one. */
        BAD_PATTERN
    }
}
