package org.whatsapprouting.testkit.planted;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Hands the bug's name to the constructor of a contract's test, and skips the rest once a test has failed. */
public final class UntilFound implements ParameterResolver, ExecutionCondition, AfterTestExecutionCallback {
    static final String BUG = "planted.bug";
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(UntilFound.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == String.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getConfigurationParameter(BUG).orElseThrow();
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
