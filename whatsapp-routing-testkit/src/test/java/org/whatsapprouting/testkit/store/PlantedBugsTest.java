package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.PostDiscoveryFilter;
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
        TestExecutionSummary control = run(PlantedBug.NONE);
        assertThat(control.getFailures()).isEmpty();
        assertThat(control.getTestsSucceededCount()).isGreaterThan(70);

        List<PlantedBug> bugs = PlantedBug.all();
        List<String> missed = bugs.stream()
                .filter(bug -> run(bug, part(bug.clauses())).getFailures().isEmpty())
                .map(PlantedBug::name)
                .toList();
        System.out.println("store contract: planted bugs found " + (bugs.size() - missed.size()) + " / " + bugs.size());
        assertThat(missed).as("planted bugs that no test found").isEmpty();
        assertThat(bugs).extracting(PlantedBug::name).doesNotHaveDuplicates();
    }

    private TestExecutionSummary run(PlantedBug bug, Filter<?>... parts) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(OneBrokenStore.class))
                        .filters(excludeTags("long"))
                        .filters(parts)
                        .configurationParameter(OneBrokenStore.BUG, bug.name())
                        .build(),
                summary);
        return summary.getSummary();
    }

    private static PostDiscoveryFilter part(Set<Class<?>> clauses) {
        return test -> FilterResult.includedIf(test.getSource()
                .map(source -> !(source instanceof MethodSource method)
                        || clauses.contains(method.getJavaMethod().getDeclaringClass()))
                .orElse(true));
    }
}
