package org.whatsapprouting.core.plan;

/** Makes up what a file should have said, so that the rest of it can be checked too. What is made up is never used. */
final class Spare {
    private int count;

    String id() {
        return "missing-" + ++count;
    }

    /** An account key: as different from others as five characters allow. */
    String key() {
        return "m" + ++count % 10_000;
    }
}
