package org.whatsapprouting.core.condition;

import java.util.Set;

/** A condition, ready to be evaluated. Immutable, safe for any thread; evaluating writes nothing. */
public final class Condition {
    private final String text;
    private final Check test;
    private final Set<String> variables;

    Condition(String text, Check test, Set<String> variables) {
        this.text = text;
        this.test = test;
        this.variables = Set.copyOf(variables);
    }

    /**
     * Returns a condition that always fails, to stand for a text that is none: one that an earlier version of the language
     * allowed and that a kept plan still holds (mission G-07).
     */
    public static Condition refused(String text) {
        return new Condition(text, new Check.Never(), Set.of());
    }

    /**
     * Evaluates the condition. Never throws, whatever the values are; what fails is not true.
     *
     * @param values the present values of its variables
     */
    public Outcome evaluate(Values values) {
        try {
            return test.holds(values) ? Outcome.TRUE : Outcome.FALSE;
        } catch (Failure failure) {
            return failure.outcome();
        } catch (RuntimeException | StackOverflowError broken) {
            // Values come from elsewhere; no fault of theirs may stop a pass or be taken for true.
            return Outcome.BROKEN;
        }
    }

    /** The text it was compiled from. */
    public String text() {
        return text;
    }

    /** The names of the variables it may ask for. */
    public Set<String> variables() {
        return variables;
    }

    /** The condition as it was understood, with all its parentheses. */
    @Override
    public String toString() {
        return test.toString();
    }
}
