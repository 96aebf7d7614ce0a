package org.whatsapprouting.provider.support;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names in the objects that are open while a document is read, to see which stands twice. Jackson can see it too, and
 * makes a set for each object; nearly all objects have so few names that looking at each is cheaper.
 */
final class UniqueNames {
    private static final int FEW = 16;

    /** For each open object null and then its names; when they are many, null and then one set of them. */
    private @Nullable Object[] open = new Object[2 * FEW];

    private int size;

    void begin() {
        push(null);
    }

    void end() {
        do {
            size--;
        } while (open[size] != null);
    }

    /** Returns whether the name is new in the innermost object. */
    boolean add(String name) {
        if (open[size - 1] instanceof Many many) {
            return many.names.add(name);
        }
        int first = size;
        while (open[first - 1] != null) {
            first--;
            if (name.equals(open[first])) {
                return false;
            }
        }
        if (size - first == FEW) {
            var many = new Many(new HashSet<>());
            for (int i = first; i < size; i++) {
                many.names.add(String.valueOf(open[i]));
            }
            size = first;
            push(many);
            return many.names.add(name);
        }
        push(name);
        return true;
    }

    private void push(@Nullable Object entry) {
        if (size == open.length) {
            open = Arrays.copyOf(open, 2 * size);
        }
        open[size] = entry;
        size++;
    }

    private record Many(Set<String> names) {}
}
