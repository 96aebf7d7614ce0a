package org.whatsapprouting.core.condition;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mvel2.integration.VariableResolver;
import org.mvel2.integration.VariableResolverFactory;

/**
 * What MVEL can reach while it evaluates a formula: values behind {@code v0}, {@code v1} and so on, each computed when it
 * is asked for. Nothing can be created or assigned. What fails is kept and thrown when MVEL is done, so that no exception
 * passes through MVEL and none is logged there.
 */
final class Frame implements VariableResolverFactory {
    private static final long serialVersionUID = 1L;

    private final transient Formula.Leaf[] leaves;
    private final transient Values values;
    private final transient Meter meter;
    private transient @Nullable Failure failed;

    Frame(Formula.Leaf[] leaves, Values values, Meter meter) {
        this.leaves = leaves;
        this.values = values;
        this.meter = meter;
    }

    /** @throws Failure the first that there was */
    void check() {
        if (failed != null) {
            throw failed;
        }
    }

    private @Nullable Object value(int index) {
        var leaf = leaves[index];
        if (failed != null) {
            return leaf.instead();
        }
        try {
            return leaf.value(values, meter);
        } catch (Failure failure) {
            failed = failure;
        } catch (RuntimeException | StackOverflowError broken) {
            failed = Failure.BROKEN;
        }
        return leaf.instead();
    }

    @Override
    public VariableResolver getVariableResolver(String name) {
        int index = 0;
        for (int i = 1; i < name.length(); i++) {
            index = index * 10 + name.charAt(i) - '0';
        }
        return new Answer(index);
    }

    @Override
    public VariableResolver getIndexedVariableResolver(int index) {
        return new Answer(index);
    }

    @Override
    public boolean isResolveable(String name) {
        return name.charAt(0) == 'v';
    }

    @Override
    public boolean isTarget(String name) {
        return false;
    }

    @Override
    public boolean isIndexedFactory() {
        return false;
    }

    @Override
    public int variableIndexOf(String name) {
        return -1;
    }

    @Override
    public Set<String> getKnownVariables() {
        return Set.of();
    }

    @Override
    public @Nullable VariableResolverFactory getNextFactory() {
        return null;
    }

    @Override
    public VariableResolverFactory setNextFactory(VariableResolverFactory next) {
        throw closed();
    }

    @Override
    public VariableResolver createVariable(String name, Object value) {
        throw closed();
    }

    @Override
    public VariableResolver createVariable(String name, Object value, Class<?> type) {
        throw closed();
    }

    @Override
    public VariableResolver createIndexedVariable(int index, String name, Object value) {
        throw closed();
    }

    @Override
    public VariableResolver createIndexedVariable(int index, String name, Object value, Class<?> type) {
        throw closed();
    }

    @Override
    public VariableResolver setIndexedVariableResolver(int index, VariableResolver resolver) {
        throw closed();
    }

    @Override
    public boolean tiltFlag() {
        return false;
    }

    @Override
    public void setTiltFlag(boolean tilt) {
        // A formula has no loops to break out of.
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("A formula cannot create or assign anything.");
    }

    private final class Answer implements VariableResolver {
        private static final long serialVersionUID = 1L;

        private final int index;

        Answer(int index) {
            this.index = index;
        }

        @Override
        public String getName() {
            return "v" + index;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public Class getType() {
            return Object.class;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public void setStaticType(Class type) {
            throw closed();
        }

        @Override
        public int getFlags() {
            return 0;
        }

        @Override
        public @Nullable Object getValue() {
            return value(index);
        }

        @Override
        public void setValue(Object value) {
            throw closed();
        }
    }
}
