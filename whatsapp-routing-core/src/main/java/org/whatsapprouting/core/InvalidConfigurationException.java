package org.whatsapprouting.core;

import java.util.List;
import java.util.stream.Collectors;
import org.whatsapprouting.core.plan.Problem;

/** A configuration cannot be used. The message lists everything that is wrong, one problem a line. */
public final class InvalidConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidConfigurationException(List<Problem> problems) {
        super(problems.size() + " errors in the configuration:\n"
                + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Returns all that is wrong. */
    public List<Problem> problems() {
        return problems;
    }
}
