package org.whatsapprouting.core.plan;

import java.time.Duration;
import java.util.Locale;

/** Time spans as people write them: {@code 20s}, {@code 1h30m}, or ISO-8601. */
final class Durations {
    private Durations() {}

    static Duration parse(String text) {
        if (text.startsWith("P")) {
            return Duration.parse(text);
        }
        var upper = text.toUpperCase(Locale.ROOT);
        int day = upper.indexOf('D') + 1;
        return Duration.parse(
                "P" + upper.substring(0, day) + (day == upper.length() ? "" : "T" + upper.substring(day)));
    }

    /** The shortest form that {@link #parse} reads. */
    static String print(Duration span) {
        if (span.getNano() != 0 || span.isNegative()) {
            return span.toString();
        }
        if (span.isZero()) {
            return "0s";
        }
        var text = new StringBuilder();
        append(text, span.toHours(), 'h');
        append(text, span.toMinutesPart(), 'm');
        append(text, span.toSecondsPart(), 's');
        return text.toString();
    }

    private static void append(StringBuilder text, long number, char unit) {
        if (number != 0) {
            text.append(number).append(unit);
        }
    }
}
