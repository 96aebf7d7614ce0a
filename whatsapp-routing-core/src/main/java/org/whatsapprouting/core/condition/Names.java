package org.whatsapprouting.core.condition;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which names conditions can spell. The reserved ones are those that expression languages give a meaning of their own. */
final class Names {
    static final int MAX_STEPS = 8;
    static final int MAX_LENGTH = 64;

    private static final Set<String> RESERVED = Set.of(
            "new",
            "import",
            "import_static",
            "def",
            "function",
            "proto",
            "stacklang",
            "if",
            "else",
            "for",
            "foreach",
            "while",
            "until",
            "do",
            "switch",
            "return",
            "with",
            "assert",
            "var",
            "this",
            "instanceof",
            "is",
            "in",
            "isdef",
            "convertable_to",
            "soundslike",
            "strsim",
            "and",
            "or",
            "not",
            "between",
            "contains",
            "matches",
            "true",
            "false",
            "null",
            "nil",
            "empty",
            "package",
            "class",
            "getClass",
            "classLoader",
            "hashCode",
            "wait",
            "notify",
            "notifyAll",
            "clone",
            "finalize",
            "System",
            "Class",
            "ClassLoader",
            "Runtime",
            "Thread",
            "Compiler",
            "Object",
            "Math",
            "String",
            "Integer",
            "Long",
            "Double",
            "Boolean",
            "Array");

    private Names() {}

    /** What is wrong with a dotted name, to follow the words "The variable name"; or null if it is fine. */
    static @Nullable String problem(String name) {
        var steps = name.split("\\.", -1);
        if (steps.length > MAX_STEPS) {
            return "has more than " + MAX_STEPS + " steps.";
        }
        for (String step : steps) {
            if (step.isEmpty() || step.length() > MAX_LENGTH || !isStart(step.charAt(0))) {
                return "has a step that is empty, longer than " + MAX_LENGTH
                        + " characters, or does not start with an ASCII letter or _.";
            }
            if (!step.chars().allMatch(c -> isPart((char) c))) {
                return "holds something other than ASCII letters, digits and _ between its dots.";
            }
            if (isReserved(step)) {
                return "uses the reserved word '" + step + "'.";
            }
        }
        return null;
    }

    static boolean isReserved(String step) {
        return RESERVED.contains(step);
    }

    static boolean isStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    static boolean isPart(char c) {
        return isStart(c) || isDigit(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
