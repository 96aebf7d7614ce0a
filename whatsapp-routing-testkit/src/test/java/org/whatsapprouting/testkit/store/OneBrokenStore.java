package org.whatsapprouting.testkit.store;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.whatsapprouting.api.store.RoutingStore;

/**
 * The contract, run on the store whose bug the run's parameter names. Not a test by itself: {@link PlantedBugsTest} starts
 * it. The good store below the bug keeps what it has when it is opened again, so that the gates are open.
 */
@ExtendWith(OneBrokenStore.Surroundings.class)
class OneBrokenStore implements RoutingStoreContract {
    static final String BUG = "planted.bug";

    private final PlantedBug bug;
    private final ReopenablePlace place = new ReopenablePlace();

    OneBrokenStore(PlantedBug bug) {
        this.bug = bug;
    }

    @Override
    public RoutingStore open() {
        return bug.plant().apply(place.open());
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
                    .ifPresent(any -> context.getRoot().getStore(HERE).put("failed", true));
        }
    }
}
