package org.whatsapprouting.api.model;

import java.util.List;

/**
 * The outcome chosen when an interaction is closed: one to three labels, from general to specific (mission D-01, D-03).
 * Interactions keep the labels by value, so deleting a disposition later does not rewrite history (mission G-27).
 *
 * @param labels 1 to 3 labels, none blank
 */
public record DispositionPath(List<String> labels) {
    /** How many labels there can be. */
    public static final int MAX_LEVELS = 3;

    /** @throws IllegalArgumentException if there are no labels, more than three, or a blank one */
    public DispositionPath {
        labels = List.copyOf(labels);
        if (labels.isEmpty() || labels.size() > MAX_LEVELS || labels.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "A disposition has 1 to 3 labels, none of them blank, but " + labels + " was given.");
        }
    }

    /** Returns the path with these labels, from the first level down. */
    public static DispositionPath of(String... labels) {
        return new DispositionPath(List.of(labels));
    }

    /** Returns the most specific label, the one a list of interactions shows (mission D-09). */
    public String lowest() {
        return labels.get(labels.size() - 1);
    }

    @Override
    public String toString() {
        return String.join(" > ", labels);
    }
}
