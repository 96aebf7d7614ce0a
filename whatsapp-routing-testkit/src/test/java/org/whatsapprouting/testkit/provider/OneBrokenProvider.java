package org.whatsapprouting.testkit.provider;

import java.net.http.HttpClient;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * The contract, run on the provider whose bug the run's parameter names. Not a test by itself:
 * {@link ProviderPlantedBugsTest} starts it.
 */
@ExtendWith(OneBrokenProvider.Surroundings.class)
class OneBrokenProvider implements MessagingProviderContract {
    static final String BUG = "planted.bug";

    private final PlainHarness harness;

    OneBrokenProvider(PlantedBug bug) {
        this.harness = new PlainHarness(
                bug, HttpClient.newBuilder().followRedirects(bug.redirects()).build());
    }

    @Override
    public ProviderHarness harness() {
        return harness;
    }

    /** Hands the bug over, and skips the rest once a test has failed. */
    static final class Surroundings implements ParameterResolver, ExecutionCondition, AfterTestExecutionCallback {
        private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Surroundings.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == PlantedBug.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return PlantedBug.named(context.getConfigurationParameter(BUG).orElseThrow());
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getRoot().getStore(HERE).get("failed") == null
                    ? ConditionEvaluationResult.enabled("nothing has failed yet")
                    : ConditionEvaluationResult.disabled("the bug is found");
        }

        @Override
        public void afterTestExecution(ExtensionContext context) {
            context.getExecutionException()
                    .filter(why -> !(why instanceof TestAbortedException))
                    .ifPresent(any -> context.getRoot().getStore(HERE).put("failed", true));
        }
    }
}
