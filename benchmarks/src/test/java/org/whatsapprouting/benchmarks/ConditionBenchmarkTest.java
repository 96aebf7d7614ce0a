package org.whatsapprouting.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** That the benchmark measures what it says. How fast it is, nobody asks here. */
@DisplayName("Benchmark of conditions")
class ConditionBenchmarkTest {

    @Test
    @DisplayName("all ask the same and get the same answer")
    void same() {
        var benchmark = new ConditionBenchmark();
        for (Object hour : new Object[] {10L, 20L}) {
            benchmark.map.put("hour", hour);
            assertThat(benchmark.oneByMvel()).isEqualTo(benchmark.one()).isEqualTo(hour.equals(10L));
            for (int i = 0; i < ConditionBenchmark.DIFFERENT; i++) {
                assertThat(benchmark.differentByMvel()).isEqualTo(benchmark.different());
            }
        }
        benchmark.map.put("hour", 10L);
        assertThat(benchmark.oneInJava()).isTrue();
        assertThat(benchmark.calculated()).isTrue();
        assertThat(benchmark.calculatedByMvel()).isEqualTo(true);
        assertThat(benchmark.saved()).isEqualTo(benchmark.savedByMvel());
    }

    @Test
    @DisplayName("it runs: one short iteration of each, in this JVM")
    void runs() throws RunnerException {
        var options = new OptionsBuilder()
                .include(ConditionBenchmark.class.getName())
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(50))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        assertThat(new Runner(options).run())
                .hasSize(9)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }
}
