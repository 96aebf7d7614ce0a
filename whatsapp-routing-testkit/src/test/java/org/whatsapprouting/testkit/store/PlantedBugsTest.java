package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.TagFilter.excludeTags;
import static org.junit.platform.launcher.TagFilter.includeTags;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.Filter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Proves that the contract can fail: every planted bug is found by at least one of its tests. */
class PlantedBugsTest {
    private final Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build());

    @Test
    @DisplayName("The contract finds every bug planted into a store, and none in the store without")
    void everyBugIsFound() {
        TestExecutionSummary control = run(PlantedBug.NONE, excludeTags("long"));
        assertThat(control.getFailures()).isEmpty();
        assertThat(control.getTestsSucceededCount()).isGreaterThan(70);

        List<PlantedBug> bugs = PlantedBug.all();
        List<String> missed = new ArrayList<>();
        for (PlantedBug bug : bugs) {
            boolean found = !run(bug, excludeTags("long", "race", "big"))
                            .getFailures()
                            .isEmpty()
                    || !run(bug, includeTags("race", "big")).getFailures().isEmpty();
            if (!found) {
                missed.add(bug.name());
            }
        }
        System.out.println("store contract: planted bugs found " + (bugs.size() - missed.size()) + " / " + bugs.size());
        assertThat(missed).as("planted bugs that no test found").isEmpty();
        assertThat(bugs).extracting(PlantedBug::name).doesNotHaveDuplicates();
    }

    private TestExecutionSummary run(PlantedBug bug, Filter<?> tests) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(OneBrokenStore.class))
                        .filters(tests)
                        .configurationParameter(OneBrokenStore.BUG, bug.name())
                        .build(),
                summary);
        return summary.getSummary();
    }
}
