package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The acceptance scenarios are tests whose names begin with their numbers; each stands beside what it is about. */
@DisplayName("The acceptance scenarios")
class ScenariosTest {
    private static final Path TESTS = Path.of(System.getProperty("basedir", "."), "src", "test", "java");
    private static final Pattern SCENARIO =
            Pattern.compile("@Test\\s+@DisplayName\\(\\s*\"Scenario (\\d+)[ :][^\"]+\"\\)\\s+void ");
    private static final int LAST = 20;
    /** An agent takes over from a bot. */
    private static final int OF_BOTS = 18;

    @Test
    @DisplayName("each of the numbers 1 to 20 is a test, but for that of the bots, which are not there yet")
    void allArePresent() throws IOException {
        Set<Integer> expected = IntStream.rangeClosed(1, LAST)
                .filter(number -> number != OF_BOTS)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(present()).isEqualTo(expected);
    }

    private static Set<Integer> present() throws IOException {
        var present = new TreeSet<Integer>();
        try (var files = Files.walk(TESTS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                SCENARIO.matcher(Files.readString(file, StandardCharsets.UTF_8))
                        .results()
                        .forEach(found -> present.add(Integer.parseInt(found.group(1))));
            }
        }
        return present;
    }
}
