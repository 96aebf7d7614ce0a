package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.whatsapprouting.testkit.planted.PlantedRun;

/** Proves that the provider contract can fail: every planted bug is found by the clauses that are about it. */
class ProviderPlantedBugsTest {
    @Test
    @Tag("long")
    @DisplayName("The contract finds every bug planted into a provider, and none in the provider without")
    void everyBugIsFound() {
        for (PlantedBug none : List.of(PlantedBug.NONE, PlantedBug.NONE_RENEWING)) {
            TestExecutionSummary control = run(none).all();
            assertThat(control.getFailures())
                    .extracting(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                    .as(none.name())
                    .isEmpty();
            assertThat(control.getTestsSucceededCount()).isGreaterThan(45);
        }

        List<PlantedBug> bugs = PlantedBug.all();
        List<String> missed = bugs.stream()
                .filter(bug -> run(bug).only(bug.clauses()).getFailures().isEmpty())
                .map(PlantedBug::name)
                .toList();
        System.out.println(
                "provider contract: planted bugs found " + (bugs.size() - missed.size()) + " / " + bugs.size());
        assertThat(missed).as("planted bugs that no test found").isEmpty();
        assertThat(bugs).extracting(PlantedBug::name).doesNotHaveDuplicates();
    }

    private static PlantedRun run(PlantedBug bug) {
        return new PlantedRun(OneBrokenProvider.class, bug.name());
    }
}
