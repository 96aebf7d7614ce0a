package org.whatsapprouting.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

@Tag("long")
@DisplayName("The tests find bugs: each defence that is taken out of a copy of the sources is missed by a test")
class PlantedBugsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/whatsapprouting/system");
    private static final Bug NONE =
            new Bug("nothing is wrong", "Family", "seen.forEach", "seen.forEach", LimitsTest.class);

    private static final List<Bug> BUGS = List.of(
            new Bug("the environment is inherited", "Programs", "environment.clear();", "", ProgramsTest.class),
            new Bug(
                    "what customers write is an argument",
                    "Programs",
                    "line.addAll(program.arguments());",
                    "line.addAll(program.arguments()); line.add(String.valueOf(request.data()));",
                    ProgramsTest.class),
            new Bug("a value may be an option", "Programs", "!text.startsWith(\"-\")", "true", ProgramsTest.class),
            new Bug("a value need not fit", "Programs", ".matches();", ".find();", ProgramsTest.class),
            new Bug("no -- before values", "Programs", "line.add(\"--\");", "", ProgramsTest.class),
            new Bug(
                    "a program is not looked at again",
                    "Programs",
                    "problem != null) {\n            AUDIT",
                    "false) {\n            AUDIT",
                    ProgramsTest.class),
            new Bug("runs are not counted", "Programs", "!own.tryAcquire()", "false", LimitsTest.class),
            new Bug(
                    "tenants share all programs",
                    "Programs",
                    " || !program.isFor(request.tenant())",
                    "",
                    ProgramsTest.class),
            new Bug("the directory stays", "Programs", "Directories.delete(own);", "", ProgramsTest.class),
            new Bug("shells are welcome", "ProgramFile", "!program.mayInterpret()", "false", ProgramsTest.class),
            new Bug(
                    "only the name given is looked at",
                    "ProgramFile",
                    " || isInterpreter(real)",
                    "",
                    ProgramsTest.class),
            new Bug(
                    "others may change it",
                    "ProgramFile",
                    "PosixFilePermission.GROUP_WRITE",
                    "PosixFilePermission.GROUP_READ",
                    ProgramsTest.class),
            new Bug(
                    "children are forgotten",
                    "Family",
                    "seen.forEach(ProcessHandle::destroyForcibly);",
                    "",
                    LimitsTest.class),
            new Bug("output has no end", "Run", "if (output.isOverflown()) {", "if (false) {", LimitsTest.class),
            new Bug("errors are not read", "Run", "CompletableFuture.runAsync(errors, threads);", "", LimitsTest.class),
            new Bug(
                    "input is written before anything is read",
                    "Run",
                    "CompletableFuture.runAsync(() -> feed(process, input), threads);",
                    "feed(process, input);",
                    LimitsTest.class),
            new Bug(
                    "half a character is written as it is",
                    "StandardInput",
                    "c < 0x7f",
                    "c < 0x7fff",
                    ProgramsTest.class));

    @TempDir
    private Path directory;

    private record Bug(String name, String file, String before, String after, Class<?> finder) {}

    @Test
    @DisplayName("planted bugs are found, and nothing is found where none was planted")
    void everyBugIsFound() throws Exception {
        assertThat(failures(NONE)).as("without a bug").isZero();
        var missed = new ArrayList<String>();
        for (Bug bug : BUGS) {
            if (failures(bug) == 0) {
                missed.add(bug.name());
            }
        }
        System.out.println(
                "system commands: planted bugs found " + (BUGS.size() - missed.size()) + " / " + BUGS.size());
        assertThat(missed).as("planted bugs that were not found").isEmpty();
    }

    /** Runs the finder, and the classes it tests, out of a class loader that holds the bug. */
    private long failures(Bug bug) throws IOException, ClassNotFoundException {
        Path classes = compiled(bug);
        var urls = new URL[] {
            classes.toUri().toURL(), Path.of("target/test-classes/").toUri().toURL()
        };
        try (var loader = new OwnFirst(urls)) {
            var summary = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(
                                            loader.loadClass(bug.finder().getName())))
                                    .build(),
                            summary);
            assertThat(summary.getSummary().getTestsStartedCount()).isPositive();
            return summary.getSummary().getTestsFailedCount();
        }
    }

    private Path compiled(Bug bug) throws IOException {
        Path place = Files.createTempDirectory(directory, "bug");
        var sources = new ArrayList<Path>();
        try (var files = Files.list(SOURCES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                if (file.endsWith(bug.file() + ".java")) {
                    assertThat(text.split(java.util.regex.Pattern.quote(bug.before()), -1))
                            .as("the place of the bug '%s' in %s; change the bug with the source", bug.name(), file)
                            .hasSize(2);
                    text = text.replace(bug.before(), bug.after());
                }
                sources.add(Files.writeString(place.resolve(file.getFileName()), text, StandardCharsets.UTF_8));
            }
        }
        Path classes = Files.createDirectories(place.resolve("classes"));
        var arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"), "-d", classes.toString()));
        sources.forEach(source -> arguments.add(source.toString()));
        var messages = new StringWriter();
        var writer = new PrintWriter(messages);
        int exit = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, arguments.toArray(String[]::new));
        assertThat(exit).as("the bug '%s' compiles:%n%s", bug.name(), messages).isZero();
        return classes;
    }

    /** Looks for our own classes at home before it asks the loader above. */
    private static final class OwnFirst extends URLClassLoader {
        OwnFirst(URL[] urls) {
            super(urls, PlantedBugsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith("org.whatsapprouting.system.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }
    }
}
