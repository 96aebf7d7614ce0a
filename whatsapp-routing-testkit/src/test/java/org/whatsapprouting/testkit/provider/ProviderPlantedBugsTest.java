package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
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

/** Proves that the provider contract can fail: every planted bug is found by the clauses that are about it. */
class ProviderPlantedBugsTest {
    private final Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build());

    @Test
    @Tag("long")
    @DisplayName("The contract finds every bug planted into a provider, and none in the provider without")
    void everyBugIsFound() {
        TestExecutionSummary control = run(PlantedBug.NONE);
        assertThat(control.getFailures()).isEmpty();
        assertThat(control.getTestsSucceededCount()).isGreaterThan(45);

        List<PlantedBug> bugs = PlantedBug.all();
        List<String> missed = bugs.stream()
                .filter(bug -> run(bug, part(bug.clauses())).getFailures().isEmpty())
                .map(PlantedBug::name)
                .toList();
        System.out.println(
                "provider contract: planted bugs found " + (bugs.size() - missed.size()) + " / " + bugs.size());
        assertThat(missed).as("planted bugs that no test found").isEmpty();
        assertThat(bugs).extracting(PlantedBug::name).doesNotHaveDuplicates();
    }

    private TestExecutionSummary run(PlantedBug bug, Filter<?>... parts) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(OneBrokenProvider.class))
                        .filters(parts)
                        .configurationParameter(OneBrokenProvider.BUG, bug.name())
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
