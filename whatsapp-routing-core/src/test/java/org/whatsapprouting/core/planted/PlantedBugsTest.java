package org.whatsapprouting.core.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.core.planted.PlantedBug.Place;

/** With {@code -Dbug=...} only those whose name or finder holds the text. */
@Tag("long")
@DisplayName("The tests find bugs: each one planted into the engine is found by the test that is there for it")
class PlantedBugsTest {
    private static final int LIMIT_SECONDS = 60;
    private static final int AT_A_TIME = Runtime.getRuntime().availableProcessors();
    private static final String PASSED = "passed";
    private static final String FAILED = "failed";
    private static final PlantedBug NONE = new PlantedBug(
            "nothing is wrong", List.of(new Place("shell/Versions.java", "++number", "++number")), "OfferingTest");

    @TempDir
    private Path directory;

    @Test
    @DisplayName("planted bugs are found, and nothing is found where none was planted")
    void everyBugIsFound() throws Exception {
        assertThat(run(NONE)).as("without a bug").isEqualTo(PASSED);
        List<Callable<String>> runs = PlantedBugs.ALL.stream()
                .filter(bug -> (bug.name() + " " + bug.finder()).contains(System.getProperty("bug", "")))
                .<Callable<String>>map(bug -> () -> bug.name() + ": " + bug.finder() + " " + run(bug))
                .toList();
        var missed = new ArrayList<String>();
        // Several at a time: a bug that makes its finder hang would hold up all others for a minute.
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            for (Future<String> outcome : threads.invokeAll(runs)) {
                if (!outcome.get().endsWith(" " + FAILED)) {
                    missed.add(outcome.get());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        int all = runs.size();
        System.out.println("engine: planted bugs found " + (all - missed.size()) + " / " + all);
        assertThat(missed).as("planted bugs that were not found").isEmpty();
    }

    /** Runs a bug's finder with the bug. One that hangs or takes all memory has failed, as it would in a build. */
    private String run(PlantedBug bug) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(directory, "bug");
        Path classes = compiled(bug, place);
        Path log = place.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes + File.pathSeparator + System.getProperty("java.class.path"),
                        OneTest.class.getName(),
                        bug.finder())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        if (!ended) {
            return FAILED;
        }
        return switch (process.exitValue()) {
            case OneTest.PASSED -> PASSED;
            case OneTest.FAILED, OneTest.OUT_OF_MEMORY -> FAILED;
            default -> "neither passed nor failed: " + Files.readString(log, StandardCharsets.UTF_8);
        };
    }

    private static Path compiled(PlantedBug bug, Path place) throws IOException {
        List<Path> sources = bug.plantInto(place.resolve("source"));
        Path classes = Files.createDirectories(place.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var messages = new StringWriter();
            boolean done = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-nowarn",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-d",
                                    classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(done)
                    .as("the bug '%s' compiles:%n%s", bug.name(), messages)
                    .isTrue();
        }
        return classes;
    }
}
