package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.whatsapprouting.testkit.planted.PlantedRun;

/** Proves that the contract can fail: every planted bug is found by at least one of its tests. */
class PlantedBugsTest {
    @Test
    @DisplayName("The contract finds every bug planted into a store, and none in the store without")
    void everyBugIsFound() {
        TestExecutionSummary control = run(PlantedBug.NONE).all();
        assertThat(control.getFailures()).isEmpty();
        assertThat(control.getTestsSucceededCount()).isGreaterThan(70);

        List<PlantedBug> bugs = PlantedBug.all();
        List<String> missed = bugs.stream()
                .filter(bug -> run(bug).only(bug.clauses()).getFailures().isEmpty())
                .map(PlantedBug::name)
                .toList();
        System.out.println("store contract: planted bugs found " + (bugs.size() - missed.size()) + " / " + bugs.size());
        assertThat(missed).as("planted bugs that no test found").isEmpty();
        assertThat(bugs).extracting(PlantedBug::name).doesNotHaveDuplicates();
    }

    private static PlantedRun run(PlantedBug bug) {
        return new PlantedRun(OneBrokenStore.class, bug.name());
    }
}
