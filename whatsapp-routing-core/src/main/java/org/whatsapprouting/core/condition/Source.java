package org.whatsapprouting.core.condition;

import org.jspecify.annotations.Nullable;

/** A part of a condition, ready to be asked for its value. Immutable. */
interface Source {

    /**
     * Returns its value: a text, a number (Long or BigDecimal), a flag, a list or map of them, or null.
     *
     * @throws Failure if it has none because something does not go together
     */
    @Nullable
    Object value(Values values, Meter meter);

    /** A literal. */
    record Constant(@Nullable Object constant) implements Source {
        @Override
        public @Nullable Object value(Values values, Meter meter) {
            return constant;
        }
    }

    /** A variable. */
    record Named(String name) implements Source {
        @Override
        public @Nullable Object value(Values values, Meter meter) {
            return Plain.of(values.get(name));
        }
    }

    /** An entry of a map or an item of a list. */
    record Step(Source of, Object key) implements Source {
        @Override
        public @Nullable Object value(Values values, Meter meter) {
            return Plain.step(of.value(values, meter), key);
        }
    }

    /** A function of something. */
    record Call(Function function, Source on, Source[] arguments) implements Source {
        @Override
        public @Nullable Object value(Values values, Meter meter) {
            var receiver = on.value(values, meter);
            var given = new @Nullable Object[arguments.length];
            for (int i = 0; i < given.length; i++) {
                given[i] = arguments[i].value(values, meter);
            }
            if (receiver == null) {
                return function.ofNothing();
            }
            if (receiver instanceof String text) {
                boolean searches = function == Function.INDEX_OF && given[0] instanceof String;
                meter.spend(searches ? Cost.search(text.length(), Plain.size(given[0])) : Cost.walk(text.length()));
            }
            return function.of(receiver, given);
        }
    }

    /** A plus that joins if one side is a text, and adds otherwise. */
    record Join(Source left, Source right) implements Source {
        @Override
        public @Nullable Object value(Values values, Meter meter) {
            var first = left.value(values, meter);
            var second = right.value(values, meter);
            if (first == null || second == null) {
                throw Failure.NO_VALUE;
            }
            if (first instanceof String || second instanceof String) {
                var joined = Text.join(first, second);
                meter.spend(Cost.walk(joined.length()));
                return joined;
            }
            return Numbers.inRange(Numbers.decimal(first).add(Numbers.decimal(second), Numbers.PRECISION));
        }
    }
}
