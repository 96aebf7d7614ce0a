package org.whatsapprouting.core.planted;

import java.util.List;

/** The defences of the condition language, each switched off once. */
final class ConditionBugs {
    private ConditionBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                PlantedBugs.bug(
                        "MVEL may see any text",
                        "condition/Formula.java",
                        "if (!CANONICAL.matches(text)) {",
                        "if (false) {",
                        "condition.FormulaTest#nothingElse"),
                PlantedBugs.bug(
                        "a setting of MVEL for the whole machine is changed",
                        "condition/Formula.java",
                        "        this.text = canonical(text);\n",
                        "        MVEL.COMPILER_OPT_ALLOW_OVERRIDE_ALL_PROPHANDLING = true;\n        this.text = canonical(text);\n",
                        "condition.HostileCorpusTest#settings"),
                PlantedBugs.bug(
                        "classes are looked for before a condition is read",
                        "condition/Conditions.java",
                        "            var parser = new Parser(",
                        "            try {\n                Class.forName(text.replaceAll(\".*?(org[.a-zA-Z]*Canary).*\", \"$1\"));\n            } catch (ReflectiveOperationException none) {\n                // None.\n            }\n            var parser = new Parser(",
                        "condition.HostileCorpusTest#noClassIsTouched"),
                PlantedBugs.bug(
                        "reserved words are names",
                        "condition/Postfix.java",
                        "if (link.key() instanceof String name && Names.isReserved(name)) {",
                        "if (link.key() instanceof String name && false) {",
                        "condition.HostileCorpusTest#nothingHappens"),
                PlantedBugs.bug(
                        "undeclared names are taken",
                        "condition/Postfix.java",
                        "var variable = declared.find(name);",
                        "var variable = declared.find(name)"
                                + ".or(() -> java.util.Optional.of(new Variable(\"any\", ValueType.ANY, \"\")));",
                        "condition.HostileCorpusTest#nothingHappens"),
                PlantedBugs.bug(
                        "objects of the host are compared",
                        "condition/Plain.java",
                        "        throw Failure.BAD_VALUE;\n    }\n\n    private List",
                        "        return value.toString();\n    }\n\n    private List",
                        "condition.HostileCorpusTest#nothingHappens"),
                PlantedBugs.bug(
                        "numbers may have any exponent",
                        "condition/Plain.java",
                        "if (Math.abs((long) decimal.scale()) > Limits.SCALE || decimal.precision() > Limits.SCALE) {",
                        "if (false) {",
                        "condition.ConditionsTest#numbers"),
                PlantedBugs.bug(
                        "lists may be nested without end",
                        "condition/Plain.java",
                        "if (depth == Limits.VALUE_DEPTH) {",
                        "if (false) {",
                        "condition.ValueLimitsTest#depth"),
                PlantedBugs.bug(
                        "lists may be of any length",
                        "condition/Plain.java",
                        "if (++entries > Limits.VALUE_LIST) {",
                        "if (false) {",
                        "condition.ConditionsTest#longTexts"),
                PlantedBugs.bug(
                        "patterns are not counted before they are compiled",
                        "condition/Patterns.java",
                        "if (repeats(pattern) > Limits.PATTERN_REPEATS) {",
                        "if (false) {",
                        "condition.ValueLimitsTest#patterns"),
                PlantedBugs.bug(
                        "patterns may be of any length",
                        "condition/Patterns.java",
                        "if (pattern.length() > Limits.PATTERN) {",
                        "if (false) {",
                        "condition.ConditionsTest#limits"),
                PlantedBugs.bug(
                        "patterns may be of any size",
                        "condition/Parser.java",
                        "if (patternSize > Limits.PATTERN_SIZE) {",
                        "if (false) {",
                        "condition.ConditionsTest#limits"),
                PlantedBugs.bug(
                        "any text is matched",
                        "condition/Comparison.java",
                        "if (text.length() > Limits.MATCHED_TEXT) {",
                        "if (false) {",
                        "condition.ConditionsTest#longTexts"),
                PlantedBugs.bug(
                        "any text is searched",
                        "condition/Text.java",
                        "if (text.length() > most) {",
                        "if (false) {",
                        "condition.ConditionsTest#longTexts"),
                PlantedBugs.bug(
                        "texts are joined without end",
                        "condition/Text.java",
                        "if (first.length() + second.length() > Limits.SEARCHED_TEXT) {",
                        "if (false) {",
                        "condition.ValueLimitsTest#joined"),
                PlantedBugs.bug(
                        "nothing is metered",
                        "condition/Condition.java",
                        "this.metered = cut.worst() > Limits.BUDGET;",
                        "this.metered = false;",
                        "condition.ConditionFuzzTest#expensive"),
                PlantedBugs.bug(
                        "conditions may be nested without end",
                        "condition/Parser.java",
                        "if (++depth > Limits.DEPTH) {",
                        "if (++depth > 30_000) {",
                        "condition.ConditionsTest#limits"),
                PlantedBugs.bug(
                        "calculations may be nested without end",
                        "condition/Parser.java",
                        "if (height > Limits.DEPTH) {",
                        "if (false) {",
                        "condition.ConditionsTest#limits"),
                PlantedBugs.bug(
                        "conditions may have any number of parts",
                        "condition/Parser.java",
                        "if (++nodes > Limits.NODES) {",
                        "if (false) {",
                        "condition.ConditionsTest#limits"),
                PlantedBugs.bug(
                        "conditions may have any number of words",
                        "condition/Lexer.java",
                        "if (tokens.size() == Limits.TOKENS) {",
                        "if (false) {",
                        "condition.ConditionsTest#limits"),
                PlantedBugs.bug(
                        "conditions may be of any length",
                        "condition/Conditions.java",
                        "if (text.length() > Limits.LENGTH) {",
                        "if (false) {",
                        "condition.ConditionsTest#limits"),
                PlantedBugs.bug(
                        "invisible characters are taken",
                        "condition/TextLiteral.java",
                        "if (isInvisible(c)) {",
                        "if (false) {",
                        "condition.ConditionsTest#invisible"),
                PlantedBugs.bug(
                        "placeholders are taken for texts",
                        "condition/Lexer.java",
                        "            Placeholders.refuseIn(literal.value(), text, start);\n",
                        "",
                        "condition.ConditionsTest#placeholders"),
                PlantedBugs.bug(
                        "what is neither true nor false is true",
                        "condition/Program.java",
                        "        throw Failure.NOT_A_FLAG;",
                        "        return value != null;",
                        "condition.ConditionsTest#missingFlag"),
                PlantedBugs.bug(
                        "a missing value is less than any",
                        "condition/Comparison.java",
                        "int order = a == null || b == null ? INCOMPARABLE : order(a, b);",
                        "int order = a == null || b == null ? -1 : order(a, b);",
                        "condition.DifferentialTest#random"),
                PlantedBugs.bug(
                        "division by zero is left to MVEL",
                        "condition/Numbers.java",
                        "if (decimal.signum() == 0) {\n            throw",
                        "if (false) {\n            throw",
                        "condition.DifferentialTest#random"),
                PlantedBugs.bug(
                        "what fails inside of a formula is forgotten",
                        "condition/Formula.java",
                        "        frame.check();\n",
                        "",
                        "condition.DifferentialTest#random"),
                PlantedBugs.bug(
                        "whatever the values throw comes out of the engine",
                        "condition/Condition.java",
                        "} catch (RuntimeException | StackOverflowError broken) {",
                        "} catch (IllegalCallerException broken) {",
                        "condition.ConditionsTest#throwingValues"),
                PlantedBugs.bug(
                        "a greater sign is a less sign",
                        "condition/Comparison.java",
                        "case GREATER -> order > 0;",
                        "case GREATER -> order < 0;",
                        "condition.DifferentialTest#random"),
                PlantedBugs.bug(
                        "or is looked at to its end",
                        "condition/Assembly.java",
                        "next = lay(any.parts().get(i), yes, next);",
                        "next = lay(any.parts().get(i), next, next);",
                        "condition.DifferentialTest#random"));
    }
}
