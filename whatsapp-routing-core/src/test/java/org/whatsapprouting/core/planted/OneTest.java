package org.whatsapprouting.core.planted;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Arrays;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one test class or method in a process of its own and ends with the first failure. */
final class OneTest {
    static final int PASSED = 0;
    static final int FAILED = 2;
    /** What the virtual machine says itself. */
    static final int OUT_OF_MEMORY = 3;

    static final int NOTHING_RAN = 4;

    private OneTest() {}

    /** Takes the name of the class, or class and method with {@code #} between them. */
    public static void main(String[] names) throws ClassNotFoundException {
        var listener = new EndsWithTheFirstFailure();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selected("org.whatsapprouting.core." + names[0]))
                .filters(TagFilter.excludeTags("long"))
                .build();
        LauncherFactory.create().execute(request, listener);
        end(listener.tests == 0 ? NOTHING_RAN : PASSED);
    }

    private static DiscoverySelector selected(String name) throws ClassNotFoundException {
        String[] parts = name.split("#", 2);
        var type = Class.forName(parts[0], false, OneTest.class.getClassLoader());
        if (parts.length == 1) {
            return selectClass(type);
        }
        // By its name alone, a method with parameters is not found.
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(parts[1]))
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .findFirst()
                .map(method -> selectMethod(type, method))
                .orElseThrow();
    }

    /** Ends the process at once: a broken engine may have left anything running. */
    private static void end(int status) {
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    private static final class EndsWithTheFirstFailure implements TestExecutionListener {
        private int tests;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                System.out.println(test.getDisplayName() + ": "
                        + result.getThrowable().map(Throwable::toString).orElse("failed"));
                // What fails above all classes is the search for tests: that finds no bug.
                end(test.getParentId().isEmpty() ? NOTHING_RAN : FAILED);
            }
            tests += test.isTest() ? 1 : 0;
        }
    }
}
