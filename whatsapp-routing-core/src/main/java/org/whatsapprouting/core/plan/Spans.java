package org.whatsapprouting.core.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which time spans a key takes.
 *
 * @param least the shortest
 * @param most the longest
 */
record Spans(Duration least, Duration most) {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    /** What the settings of an account take at most. */
    private static final Duration LONG = Duration.ofSeconds(2_147_483);

    static final Spans FROM_ZERO = new Spans(Duration.ZERO, Duration.ofSeconds(Integer.MAX_VALUE));
    static final Spans FROM_1S = new Spans(ONE_SECOND, LONG);
    static final Spans FROM_1M = new Spans(Duration.ofMinutes(1), LONG);
    static final Spans ZERO_TO_1H = new Spans(Duration.ZERO, Duration.ofHours(1));
    static final Spans ZERO_TO_23H = new Spans(Duration.ZERO, Duration.ofHours(23));

    /** Reads a member; what it is otherwise if it is absent or wrong. */
    Duration read(Fields fields, String name, Duration otherwise) {
        var span = fields.parsed(name, text -> parse(name, text));
        return span == null ? otherwise : span;
    }

    /** Reads a member; null if it is absent or wrong. */
    @Nullable
    Duration readOrNull(Fields fields, String name) {
        return fields.parsed(name, text -> parse(name, text));
    }

    private Duration parse(String name, String text) {
        var span = Durations.parse(text);
        if (span.compareTo(least) < 0 || span.compareTo(most) > 0) {
            throw new IllegalArgumentException("'" + name + "' is " + text + ". Give " + Durations.print(least) + " to "
                    + Durations.print(most) + ".");
        }
        return span;
    }
}
