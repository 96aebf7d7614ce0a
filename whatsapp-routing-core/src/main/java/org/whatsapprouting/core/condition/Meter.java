package org.whatsapprouting.core.condition;

/** Counts what an evaluation costs and ends it when that is too much. */
class Meter {
    /** For conditions that cannot cost too much whatever the values are: those need no counting. */
    static final Meter FREE = new Meter();

    private Meter() {}

    static Meter of(long budget) {
        return new Counting(budget);
    }

    /** @throws Failure if the budget is used up */
    void spend(long units) {
        // Nothing is counted here.
    }

    private static final class Counting extends Meter {
        private long left;

        Counting(long left) {
            this.left = left;
        }

        @Override
        void spend(long units) {
            left -= units;
            if (left < 0) {
                throw Failure.TOO_EXPENSIVE;
            }
        }
    }
}
