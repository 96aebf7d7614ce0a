package org.whatsapprouting.testkit.planted;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import java.util.Set;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs a contract's quick tests, as {@link UntilFound} lets them, against what a bug makes of an implementation. */
public record PlantedRun(Class<?> contract, String bug) {
    private static final Launcher LAUNCHER = LauncherFactory.create(LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build());

    /** Runs all clauses. */
    public TestExecutionSummary all() {
        return run(test -> FilterResult.included("all"));
    }

    /** Runs these clauses. */
    public TestExecutionSummary only(Set<Class<?>> clauses) {
        return run(test -> FilterResult.includedIf(test.getSource()
                .map(source -> !(source instanceof MethodSource method)
                        || clauses.contains(method.getJavaMethod().getDeclaringClass()))
                .orElse(true)));
    }

    private TestExecutionSummary run(PostDiscoveryFilter part) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LAUNCHER.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(contract))
                        .filters(excludeTags("long"), part)
                        .configurationParameter(UntilFound.BUG, bug)
                        .build(),
                summary);
        return summary.getSummary();
    }
}
