package org.whatsapprouting.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.provider.WebhookVerdict;

/** That the benchmark measures what it says. How fast it is, nobody asks here. */
@DisplayName("Benchmark of webhooks")
class WebhookBenchmarkTest {
    private final WebhookBenchmark benchmark = new WebhookBenchmark();

    @Test
    @DisplayName("each body says what it should, and the forged one nothing")
    void said() {
        var text = (InboundEvent.MessageReceived) only(benchmark.text());
        var image = (InboundEvent.MessageReceived) only(benchmark.image());
        assertThat(text.content()).isInstanceOf(Content.Text.class);
        assertThat(image.content()).isInstanceOf(Content.Media.class);
        assertThat(((InboundEvent.StatusReported) only(benchmark.status())).status())
                .isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(benchmark.forged()).isInstanceOf(WebhookVerdict.Refused.class);
        assertThat(WebhookBodies.text()).hasSizeBetween(500, 560);
    }

    @Test
    @DisplayName("the least and the usual find the same fields")
    void same() {
        assertThat(benchmark.limit())
                .containsExactlyInAnyOrderElementsOf(benchmark.textByTree())
                .hasSize(8);
    }

    @Test
    @DisplayName("it runs: one short iteration of each, in this JVM")
    void runs() throws RunnerException {
        var options = new OptionsBuilder()
                .include(WebhookBenchmark.class.getName())
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(50))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        assertThat(new Runner(options).run())
                .hasSize(7)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }

    private static InboundEvent only(WebhookVerdict verdict) {
        List<InboundEvent> events = ((WebhookVerdict.Events) verdict).events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
