package org.whatsapprouting.core.condition;

import com.google.re2j.Pattern;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mvel2.MVEL;
import org.mvel2.ParserContext;

/**
 * A part of a condition that MVEL evaluates: arithmetic and {@code ? :}, and what joins their conditions. MVEL never sees
 * a text that somebody typed. It gets a text that is printed from the tree and holds nothing but {@code v0}, {@code v1}
 * and so on, operators and parentheses; what stands behind a {@code v} is answered by sources of our own, with values that
 * fit the place, so that MVEL has nothing to look up, to convert or to fail at. MVEL's settings for the whole virtual
 * machine are left alone, and expressions like these are interpreted: no class is generated for them.
 */
final class Formula implements Source {
    /** All that MVEL may ever see. Anyone can check that a text like this runs nothing. */
    private static final Pattern CANONICAL = Pattern.compile("[v0-9()&|!=<>?:+\\-*/% ]*");

    /** What a place wants to have. */
    enum Want {
        ANYTHING,
        FLAG,
        NUMBER,
        /** A number other than zero. */
        DIVISOR
    }

    /** What stands behind a v. */
    record Leaf(Source source, Want want) {
        /** @throws Failure if the value does not fit the place */
        @Nullable
        Object value(Values values, Meter meter) {
            var value = source.value(values, meter);
            return switch (want) {
                case FLAG -> Program.flag(value);
                case NUMBER -> Numbers.decimal(value);
                case DIVISOR -> Numbers.divisor(value);
                case ANYTHING -> value instanceof Long number ? BigDecimal.valueOf(number) : value;
            };
        }

        /** What MVEL gets in its place once the evaluation has failed. The result is not used any more. */
        Object instead() {
            return want == Want.FLAG ? Boolean.FALSE : BigDecimal.ONE;
        }
    }

    private final String text;
    private final Serializable expression;
    private final Leaf[] leaves;

    private Formula(String text, List<Leaf> leaves) {
        this.text = canonical(text);
        this.expression = MVEL.compileExpression(this.text, new ParserContext());
        this.leaves = leaves.toArray(Leaf[]::new);
    }

    /** @throws IllegalStateException if the text holds anything that could be more than a formula */
    static String canonical(String text) {
        if (!CANONICAL.matches(text)) {
            throw new IllegalStateException("A formula holds only variables, operators and parentheses.");
        }
        return text;
    }

    static Formula of(Part part, Want want, Cut cut) {
        var writing = new Writing(cut);
        writing.write(part, want);
        return new Formula(writing.text.toString(), writing.leaves);
    }

    @Override
    public @Nullable Object value(Values values, Meter meter) {
        var frame = new Frame(leaves, values, meter);
        var result = MVEL.executeExpression(expression, null, frame);
        frame.check();
        return result instanceof BigDecimal decimal ? Numbers.inRange(decimal) : result;
    }

    /** What MVEL was given. */
    @Override
    public String toString() {
        return text;
    }

    /** Prints a part with all its parentheses. */
    private static final class Writing {
        private final StringBuilder text = new StringBuilder();
        private final List<Leaf> leaves = new ArrayList<>();
        private final Cut cut;

        Writing(Cut cut) {
            this.cut = cut;
        }

        void write(Part part, Want want) {
            if (part instanceof Part.Choice choice) {
                write("(", choice.test(), Want.FLAG);
                write(" ? ", choice.yes(), want);
                write(" : ", choice.no(), want);
                text.append(')');
            } else if (part instanceof Part.Arithmetic sum
                    && !sum.mayJoin()
                    && (want == Want.NUMBER || want == Want.ANYTHING)) {
                text.append('(');
                if (sum.sign() == '%') {
                    // A remainder is exact however large its sides are: they are looked at before.
                    leaf(sum.left(), Want.NUMBER);
                } else {
                    write(sum.left(), Want.NUMBER);
                }
                write(" " + sum.sign() + " ", sum.right(), divides(sum) ? Want.DIVISOR : Want.NUMBER);
                text.append(')');
            } else if (part instanceof Part.Test test && (want == Want.FLAG || want == Want.ANYTHING)) {
                write(test);
            } else {
                leaf(part, want);
            }
        }

        private void write(Part.Test test) {
            if (test instanceof Part.Not not) {
                write("(!", not.part(), Want.FLAG);
                text.append(')');
            } else if (test instanceof Part.All all) {
                joined(all.parts(), " && ");
            } else if (test instanceof Part.Any any) {
                joined(any.parts(), " || ");
            } else if (test instanceof Part.Compare compare
                    && compare.left().isSurelyNumber()
                    && compare.right().isSurelyNumber()) {
                write("(", compare.left(), Want.NUMBER);
                write(" " + compare.sign().spelling() + " ", compare.right(), Want.NUMBER);
                text.append(')');
            } else {
                leaf(test, Want.FLAG);
            }
        }

        private void joined(List<Part> parts, String sign) {
            var before = "(";
            for (Part part : parts) {
                write(before, part, Want.FLAG);
                before = sign;
            }
            text.append(')');
        }

        private void write(String before, Part part, Want want) {
            text.append(before);
            write(part, want);
        }

        private static boolean divides(Part.Arithmetic sum) {
            return sum.sign() == '/' || sum.sign() == '%';
        }

        private void leaf(Part part, Want want) {
            text.append('v').append(leaves.size());
            leaves.add(new Leaf(cut.source(part), want));
        }
    }
}
