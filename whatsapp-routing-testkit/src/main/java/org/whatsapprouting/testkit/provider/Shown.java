package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that somebody could see of a provider while a test goes on: what the test adds, and every line of the log at every
 * level, with its failures. Plant secrets that are in nothing else, let the provider succeed and fail in every way, and ask at
 * the end. Confined to the test's thread, except for the log.
 *
 * <p>The log is heard where Logback writes it; with another one only what the test adds is looked at.
 */
public final class Shown implements AutoCloseable {
    private final LogCapture log = LogCapture.start();
    private final List<String> texts = new ArrayList<>();

    private Shown() {}

    /** Begins to listen to the log, until this is closed. */
    public static Shown start() {
        return new Shown();
    }

    /** Adds the text of an outcome, a verdict, a failure (with its causes), the provider itself. */
    public void add(@Nullable Object thing) {
        texts.add(String.valueOf(thing));
        if (thing instanceof Throwable failure && failure.getCause() != null) {
            add(failure.getCause());
        }
    }

    /** The lines of the log so far. */
    public List<String> logged() {
        return List.copyOf(log.lines());
    }

    /** Fails if one of these is in anything that was added or logged so far. */
    public void assertNone(String... secrets) {
        assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain(secrets));
        assertThat(logged()).allSatisfy(line -> assertThat(line).doesNotContain(secrets));
    }

    @Override
    public void close() {
        log.close();
    }
}
