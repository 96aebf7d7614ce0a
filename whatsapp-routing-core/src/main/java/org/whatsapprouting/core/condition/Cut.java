package org.whatsapprouting.core.condition;

import com.google.re2j.Pattern;

/**
 * Decides for each part of a condition what evaluates it: programs answer tests, formulas calculate and choose, and the
 * rest are sources of their own. Adds up what all of it can cost at worst.
 */
final class Cut {
    private long worst;

    Program program(Part part) {
        return Assembly.of(part, this);
    }

    /** The worst cost of what has been cut so far. */
    long worst() {
        return worst;
    }

    Source source(Part part) {
        worst += Cost.walk(0);
        if (part instanceof Part.Constant constant) {
            return new Source.Constant(constant.value());
        }
        if (part instanceof Part.Named named) {
            return new Source.Named(named.name());
        }
        if (part instanceof Part.Step step) {
            return new Source.Step(source(step.of()), step.key());
        }
        if (part instanceof Part.Call call) {
            return call(call);
        }
        if (part instanceof Part.Arithmetic sum && sum.mayJoin()) {
            worst += Cost.walk(Limits.SEARCHED_TEXT);
            return new Source.Join(source(sum.left()), source(sum.right()));
        }
        return part instanceof Part.Test ? program(part) : Formula.of(part, Formula.Want.ANYTHING, this);
    }

    private Source call(Part.Call call) {
        if (call.function() == Function.INDEX_OF) {
            search(call.arguments().get(0));
        }
        worst += Cost.walk(Limits.SEARCHED_TEXT);
        return new Source.Call(
                call.function(),
                source(call.on()),
                call.arguments().stream().map(this::source).toArray(Source[]::new));
    }

    /** A text is searched for this. */
    void search(Part needle) {
        int length = needle instanceof Part.Constant constant && constant.value() instanceof String text
                ? text.length()
                : Limits.NEEDLE;
        worst += Cost.search(Limits.SEARCHED_TEXT, length);
    }

    /** A text is held against this. */
    void match(Pattern pattern) {
        worst += Cost.match(Limits.MATCHED_TEXT, pattern.programSize());
    }
}
