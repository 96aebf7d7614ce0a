package org.whatsapprouting.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whatsapprouting.api.host.SystemResult;
import org.whatsapprouting.api.host.SystemResult.Ended;
import org.whatsapprouting.api.host.SystemResult.Failed;

@DisplayName("Programs: limits of time, output and number; nothing is left running")
class LimitsTest {
    private static final int PATIENCE_SECONDS = 10;
    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    Path directory;

    private Scripts scripts;

    @BeforeEach
    void scripts() {
        scripts = new Scripts(directory);
    }

    @Test
    @DisplayName("a program that does not read its input, however much, is not waited for")
    void ignoresInput() {
        Map<String, Object> data = Map.of("message.body", "x".repeat(5_000_000));
        assertThat(Scripts.run(scripts.program("echo done"), data)).isEqualTo(new Ended(0, "done"));
    }

    @Test
    @DisplayName("a program that neither reads its input nor ends is ended when its time is over")
    void readsNothing() throws Exception {
        Map<String, Object> data = Map.of("message.body", "x".repeat(5_000_000));
        Program program = scripts.program("exec sleep 60").timeout(SHORT);
        var run = CompletableFuture.supplyAsync(() -> Scripts.run(program, data));
        assertThat(run.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(new Failed("timeout"));
    }

    @Test
    @DisplayName("a program that prints more than its limit is ended")
    void floods() {
        Program program = scripts.program("while :; do echo flood; done").maxOutput(10_000);
        assertThat(Scripts.run(program, Map.of())).isEqualTo(new Failed("too-much-output"));
    }

    @Test
    @DisplayName("a program that prints endlessly to its standard error is not held up by it")
    void floodsErrors() {
        Program program = scripts.program("head -c 5000000 /dev/zero >&2; echo done");
        assertThat(Scripts.run(program, Map.of())).isEqualTo(new Ended(0, "done"));
    }

    @Test
    @DisplayName("a program that sleeps is ended when its time is over, with the child it started")
    void sleeps() throws Exception {
        Path pid = directory.resolve("pid");
        Program program =
                scripts.program("sleep 600 & echo $! > " + pid, "wait").timeout(SHORT);
        assertThat(Scripts.run(program, Map.of())).isEqualTo(new Failed("timeout"));
        assertEnds(pid);
    }

    @Test
    @DisplayName("a program that ends and leaves a child behind: the child is ended, the answer counts")
    void leavesChild() throws Exception {
        Path pid = directory.resolve("pid");
        Program program = scripts.program("sleep 600 & echo $! > " + pid, "echo started", "sleep 0.2");
        assertThat(Scripts.run(program, Map.of())).isEqualTo(new Ended(0, "started"));
        assertEnds(pid);
    }

    @Test
    @DisplayName("what it printed before it ended is its answer, every time")
    void lastWords() {
        Program program = scripts.program("echo ran");
        try (var programs = Programs.builder().program("it", program).build()) {
            for (int i = 0; i < 50; i++) {
                assertThat(programs.run(Scripts.request(Map.of()))).isEqualTo(new Ended(0, "ran"));
            }
        }
    }

    @Test
    @DisplayName("no more of it run at once than registered; the others are told that it is busy")
    void atOnce() throws Exception {
        Path gate = directory.resolve("gate");
        Program program = scripts.program(
                        "echo x >> " + gate + ".started",
                        "while [ ! -e " + gate + " ]; do sleep 0.02; done",
                        "echo ran")
                .maxConcurrent(2);
        try (var programs = Programs.builder().program("it", program).build()) {
            var running = new ArrayList<CompletableFuture<SystemResult>>();
            for (int i = 0; i < 2; i++) {
                running.add(CompletableFuture.supplyAsync(
                        () -> programs.run(Scripts.request(Map.of())), run -> new Thread(run).start()));
            }
            while (size(Path.of(gate + ".started")) < 4) {
                Thread.onSpinWait();
            }
            assertThat(programs.run(Scripts.request(Map.of()))).isEqualTo(new Failed("busy"));
            Files.writeString(gate, "", StandardCharsets.UTF_8);
            assertThat(running).allSatisfy(run -> assertThat(run.join()).isEqualTo(new Ended(0, "ran")));
            assertThat(programs.run(Scripts.request(Map.of()))).isEqualTo(new Ended(0, "ran"));
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static void assertEnds(Path pid) throws Exception {
        long child = Long.parseLong(Files.readString(pid).strip());
        ProcessHandle handle = ProcessHandle.of(child).orElse(null);
        if (handle != null) {
            try {
                handle.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } finally {
                handle.destroyForcibly();
            }
        }
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
