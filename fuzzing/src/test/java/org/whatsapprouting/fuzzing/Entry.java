package org.whatsapprouting.fuzzing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where Jazzer comes in. Each target has a process of its own. */
public final class Entry {
    static final String TARGET = "fuzz.target";

    private static @Nullable Target target;

    private Entry() {}

    /** Called once by Jazzer. */
    public static void fuzzerInitialize() {
        target = Targets.of(System.getProperty(TARGET, ""));
    }

    /** Called by Jazzer with each input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Objects.requireNonNull(target).feed(input);
    }
}
