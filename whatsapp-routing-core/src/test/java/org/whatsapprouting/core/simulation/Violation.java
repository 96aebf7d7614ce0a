package org.whatsapprouting.core.simulation;

/** A promise was broken. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    Violation(String promise, String what) {
        super(promise + ": " + what);
    }

    static void unless(boolean holds, String promise, String what, Object... values) {
        if (!holds) {
            throw new Violation(promise, String.format(java.util.Locale.ROOT, what, values));
        }
    }
}
