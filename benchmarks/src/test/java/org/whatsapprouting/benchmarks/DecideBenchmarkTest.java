package org.whatsapprouting.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.whatsapprouting.api.event.Explanation;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.core.decide.Decision;

/** That the benchmark measures what it says. How fast it is, nobody asks here. */
@DisplayName("Benchmark of a decision")
class DecideBenchmarkTest {

    @Test
    @DisplayName("a first message walks twenty actions, gets one reply, and half of them wait in each queue")
    void firstMessage() {
        assertThat(PlanOfTwenty.actions()).hasSize(20);
        var benchmark = new DecideBenchmark();
        var queues = new HashSet<WaitTarget>();
        for (int i = 0; i < DecideBenchmark.MESSAGES; i++) {
            var decided = (Decision.Decided) benchmark.firstMessage();
            queues.add(only(decided, RoutingEvent.WaitBegan.class).target());
            assertThat(only(decided, RoutingEvent.MessageQueued.class).action()).hasToString("reply-3");
            assertThat(decided.explanation().steps()).hasSizeBetween(19, 20);
            assertThat(decided.effects()).isNotEmpty();
            assertThat(decided.edits()).hasSize(6);
        }
        assertThat(queues)
                .isEqualTo(Set.of(
                        new WaitTarget.OfQueue(PlanOfTwenty.SALES), new WaitTarget.OfQueue(PlanOfTwenty.BILLING)));
    }

    @Test
    @DisplayName("a next message walks again, gets no reply, and keeps its place")
    void nextMessage() {
        var benchmark = new DecideBenchmark();
        for (int i = 0; i < DecideBenchmark.MESSAGES; i++) {
            var decided = (Decision.Decided) benchmark.nextMessage();
            assertThat(decided.events()).noneMatch(event -> event instanceof RoutingEvent.WaitBegan);
            assertThat(decided.explanation().steps())
                    .extracting(Explanation.Step::code)
                    .contains(Explanation.Code.KEEPS_PLACE, Explanation.Code.REPLY_NOT_DUE);
        }
    }

    @Test
    @DisplayName("it runs: one short iteration of each, in this JVM")
    void runs() throws RunnerException {
        var options = new OptionsBuilder()
                .include(DecideBenchmark.class.getName())
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(100))
                .addProfiler(WorkerCpuProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        assertThat(new Runner(options).run()).hasSize(2).allSatisfy(result -> {
            assertThat(result.getPrimaryResult().getScore()).isPositive();
            assertThat(result.getSecondaryResults().get("cpu").getScore()).isPositive();
        });
    }

    private static <T> T only(Decision.Decided decided, Class<T> type) {
        var found = decided.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
