package org.whatsapprouting.core.condition;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition, ready to be evaluated. Immutable, safe for any thread; evaluating writes nothing. */
public final class Condition {
    private final String text;
    private final @Nullable Part tree;
    private final @Nullable Program program;
    private final boolean metered;
    private final Set<String> variables;

    Condition(String text, Part tree, Set<String> variables) {
        var cut = new Cut();
        this.text = text;
        this.tree = tree;
        this.program = cut.program(tree);
        this.metered = cut.worst() > Limits.BUDGET;
        this.variables = Set.copyOf(variables);
    }

    private Condition(String refused) {
        this.text = refused;
        this.tree = null;
        this.program = null;
        this.metered = false;
        this.variables = Set.of();
    }

    /**
     * Returns a condition that always fails, to stand for a text that is none: one that an earlier version of the language
     * allowed and that a kept plan still holds (mission G-07).
     */
    public static Condition refused(String text) {
        return new Condition(text);
    }

    /**
     * Evaluates the condition. Never throws, whatever the values are; what fails is not true.
     *
     * @param values the present values of its variables
     */
    public Outcome evaluate(Values values) {
        if (program == null) {
            return Outcome.REFUSED;
        }
        try {
            return program.holds(values, metered ? Meter.of(Limits.BUDGET) : Meter.FREE) ? Outcome.TRUE : Outcome.FALSE;
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

    /** The tree, for a second evaluator to be held against this one; null if the text is no condition. */
    @Nullable
    Part tree() {
        return tree;
    }

    /** The condition as it was understood, with all its parentheses. */
    @Override
    public String toString() {
        return tree == null ? "refused" : tree.toString();
    }
}
