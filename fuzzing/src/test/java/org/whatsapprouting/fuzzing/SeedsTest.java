package org.whatsapprouting.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing begins with, and what it found before. */
@DisplayName("Fuzz targets")
class SeedsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    static Stream<String> targets() {
        return Targets.ALL.keySet().stream();
    }

    /** Seeds and earlier findings of a target. */
    static List<byte[]> inputs(String target) {
        var inputs = new ArrayList<>(Targets.of(target).seeds());
        inputs.addAll(Samples.filesIn("fuzzing/src/test/resources/regressions/" + target));
        return inputs;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    @DisplayName("every seed and every earlier finding is read as it should be, and soon")
    void everyInput(String name) {
        Target target = Targets.of(name);
        List<byte[]> inputs = inputs(name);
        assertThat(inputs).isNotEmpty();
        for (byte[] input : inputs) {
            Assertions.assertTimeoutPreemptively(LIMIT, () -> target.feed(input));
        }
    }

    @Test
    @DisplayName("the planted bug sleeps until its bytes come")
    void planted() {
        Target planted = Targets.of(Targets.PLANTED);
        assertThatThrownBy(() -> planted.feed(Samples.utf8("{\u001b[wA}"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("what the fuzzer prints is understood: executions, coverage, findings")
    void printed() {
        String clean = "#2\tINITED cov: 5 ft: 5 corp: 1/1b\n#9\tNEW    cov: 6 ft: 7 corp: 2/5b\n"
                + "stat::number_of_executed_units: 20000\n";
        assertThat(FuzzRun.read("x", 30, clean)).isEqualTo(new FuzzRun("x", 30, 20_000, 5, 6, ""));
        assertThat(FuzzRun.read("x", 30, clean).complaints()).isEmpty();
        assertThat(FuzzRun.read("x", 30, clean.replace("20000", "9999")).complaints())
                .singleElement()
                .asString()
                .contains("only 9999 executions");
        assertThat(FuzzRun.read("x", 30, clean.replace("cov: 6", "cov: 5")).complaints())
                .singleElement()
                .asString()
                .contains("nothing new");
        assertThat(FuzzRun.read("x", 30, "").complaints()).hasSize(1);
        String found = clean + "== Java Exception: java.lang.IllegalStateException: no\n\tat X\nDEDUP_TOKEN: 1\n"
                + "artifact_prefix='/x/'; Test unit written to /x/crash-1\nBase64: TUFHSUM=\n";
        assertThat(FuzzRun.read("x", 30, found).complaints())
                .singleElement()
                .asString()
                .startsWith("found: == Java Exception: java.lang.IllegalStateException: no")
                .endsWith("\ninput: /x/crash-1");
    }
}
