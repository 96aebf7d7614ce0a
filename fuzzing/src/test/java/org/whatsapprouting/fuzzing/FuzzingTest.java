package org.whatsapprouting.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("long")
@DisplayName("Fuzzing")
class FuzzingTest {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 30);
    private static final int PLANTED_SECONDS = 60;
    private static final int BLIND_SECONDS = 5;

    static Stream<String> targets() {
        return Targets.ALL.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    @DisplayName("nothing is found, in enough executions, and they reach more than the seeds do")
    void nothingIsFound(String target) throws Exception {
        FuzzRun run = run(target, SECONDS);
        System.out.println(run);
        assertThat(run.complaints())
                .as("Put a finding under src/test/resources/regressions/%s and mend it.", target)
                .isEmpty();
    }

    @Test
    @DisplayName("a bug planted into a parser is found")
    void plantedBug() throws Exception {
        FuzzRun run = run(Targets.PLANTED, PLANTED_SECONDS);
        System.out.println(run);
        assertThat(run.complaints()).singleElement().asString().contains("The planted bug is awake", "input: ");
    }

    @Test
    @DisplayName("a target in which nothing is discovered fails")
    void blindTarget() throws Exception {
        FuzzRun run = run(Targets.BLIND, BLIND_SECONDS);
        assertThat(run.complaints()).singleElement().asString().contains("nothing new was covered");
    }

    private static FuzzRun run(String target, int seconds) throws Exception {
        Path root = Files.createDirectories(Path.of(System.getProperty("basedir", "."), "target", "fuzzing"));
        return FuzzRun.of(target, seconds, Files.createTempDirectory(root.toAbsolutePath(), target));
    }
}
