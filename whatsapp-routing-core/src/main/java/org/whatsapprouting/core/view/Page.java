package org.whatsapprouting.core.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items the items
 * @param next where the next page begins, or null at the end
 * @param <T> what the items are
 * @param <C> what says where a page begins
 */
public record Page<T, C>(List<T> items, @Nullable C next) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }
}
