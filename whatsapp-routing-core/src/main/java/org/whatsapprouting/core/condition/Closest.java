package org.whatsapprouting.core.condition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class Closest {
    private static final int LONGEST = 100;
    private static final int SHARE_WRONG = 3;

    private Closest() {}

    /**
     * Returns the candidate with the fewest changed, missing, additional or swapped letters, if no more than a third of it
     * is wrong. Case does not count. Of equally close ones the first in alphabetical order.
     */
    public static Optional<String> to(String written, Collection<String> candidates) {
        if (written.isEmpty() || written.length() > LONGEST) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(candidate -> candidate.length() <= LONGEST)
                .sorted()
                .map(candidate -> new Scored(candidate, distance(fold(written), fold(candidate))))
                .filter(scored -> scored.distance <= Math.max(1, scored.candidate.length() / SHARE_WRONG))
                .min(Comparator.comparingInt(Scored::distance))
                .map(Scored::candidate);
    }

    /** Returns {@code " Did you mean 'x'?"} or nothing, to end a message with. */
    public static String hint(String written, Collection<String> candidates) {
        return to(written, candidates)
                .map(found -> " Did you mean '" + found + "'?")
                .orElse("");
    }

    private record Scored(String candidate, int distance) {}

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Edits between two texts, two swapped neighbours counting as one. */
    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cheapest(int[][] rows, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(rows[i - 1][j - 1] + change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
