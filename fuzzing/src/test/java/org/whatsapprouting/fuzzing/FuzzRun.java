package org.whatsapprouting.fuzzing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one run of the fuzzer says.
 *
 * @param target which target
 * @param seconds how long it was to run
 * @param executions how many inputs were tried
 * @param covered how much of the code the seeds reach
 * @param reached how much of it was reached in the end
 * @param finding what was found and the file with the input, or empty
 */
record FuzzRun(String target, int seconds, long executions, long covered, long reached, String finding) {
    /** A run with fewer has not looked. */
    static final long MIN_EXECUTIONS = 10_000;

    private static final int START_SECONDS = 120;
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)");
    private static final Pattern COVERAGE = Pattern.compile("(?m)^#\\d+\\s+(\\w+)\\s+cov: (\\d+) ft: (\\d+)");
    private static final Pattern FOUND = Pattern.compile(
            "(?ms)^(== Java Exception.*?|==\\d+== ?ERROR.*?|== Java Assertion Error.*?)^(?:MS|DEDUP_TOKEN|== libFuzzer)");
    private static final Pattern INPUT = Pattern.compile("Test unit written to (\\S+)");

    /** Fuzzes a target in a process of its own: two in one process would share what they cover. */
    static FuzzRun of(String target, int seconds, Path place) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(place.resolve("corpus"));
        Path seeds = Files.createDirectories(place.resolve("seeds"));
        int count = 0;
        for (byte[] seed : SeedsTest.inputs(target)) {
            Files.write(seeds.resolve("seed-" + count++), seed);
        }
        Path log = place.resolve("log");
        Process process = new ProcessBuilder(command(target, seconds, place, corpus, seeds))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(Path.of(System.getProperty("basedir", ".")).toFile())
                .start();
        boolean ended = process.waitFor(seconds + START_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        String said = Files.readString(log, StandardCharsets.UTF_8);
        FuzzRun run = read(target, seconds, said);
        boolean clean = ended && process.exitValue() == 0;
        return clean || !run.finding.isEmpty()
                ? run
                : new FuzzRun(
                        target,
                        seconds,
                        run.executions,
                        run.covered,
                        run.reached,
                        (ended ? "the fuzzer ended with " + process.exitValue() : "the fuzzer did not end") + ", see "
                                + log + ": " + said.substring(Math.max(0, said.length() - 2_000)));
    }

    private static List<String> command(String target, int seconds, Path place, Path corpus, Path seeds) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "-D" + Entry.TARGET + "=" + target,
                "-Dbasedir=" + System.getProperty("basedir", "."),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Entry.class.getName(),
                // Jars are instrumented only on demand; what we test is ours.
                "--instrumentation_includes=org.whatsapprouting.**",
                "--reproducer_path=" + place,
                "-artifact_prefix=" + place + "/finding-",
                "-max_total_time=" + seconds,
                "-timeout=5",
                "-rss_limit_mb=4096",
                "-print_final_stats=1",
                corpus.toString(),
                seeds.toString()));
    }

    /** Reads what libFuzzer printed. */
    static FuzzRun read(String target, int seconds, String said) {
        Matcher executed = EXECUTED.matcher(said);
        List<MatchResult> coverage = COVERAGE.matcher(said).results().toList();
        long first = coverage.stream()
                .filter(line -> line.group(1).equals("INITED"))
                .mapToLong(line -> Long.parseLong(line.group(2)))
                .findFirst()
                .orElse(0);
        long last = coverage.stream()
                .mapToLong(line -> Long.parseLong(line.group(2)))
                .max()
                .orElse(0);
        Matcher found = FOUND.matcher(said);
        Matcher input = INPUT.matcher(said);
        String finding =
                found.find() ? found.group(1).strip() + (input.find() ? "\ninput: " + input.group(1) : "") : "";
        return new FuzzRun(
                target, seconds, executed.find() ? Long.parseLong(executed.group(1)) : 0, first, last, finding);
    }

    /** What is wrong with the run itself or what it found; empty if nothing is. */
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        if (!finding.isEmpty()) {
            complaints.add("found: " + finding);
        } else if (executions < MIN_EXECUTIONS) {
            complaints.add("only " + executions + " executions, at least " + MIN_EXECUTIONS + " are a test");
        } else if (reached <= covered) {
            complaints.add("nothing new was covered after the seeds, so it does not see what it tests");
        }
        return complaints;
    }

    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "fuzzing %-14s %,10d executions in %d s, coverage %d -> %d, findings %d",
                target,
                executions,
                seconds,
                covered,
                reached,
                finding.isEmpty() ? 0 : 1);
    }
}
