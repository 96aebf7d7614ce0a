package org.whatsapprouting.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.whatsapprouting.core.condition.Closest;
import org.whatsapprouting.core.plan.Problem.Code;
import org.whatsapprouting.core.plan.Problem.Severity;

/** Collects problems. Confined to one check. */
final class Problems {
    private static final int MOST_NAMED = 8;

    private final List<Problem> all = new ArrayList<>();

    void error(String path, Code code, String message) {
        all.add(new Problem(Severity.ERROR, path, code, message, null));
    }

    void warning(String path, Code code, String message) {
        all.add(new Problem(Severity.WARNING, path, code, message, null));
    }

    /** An error about a name that is not among those there are. */
    void notAmong(String path, Code code, String what, String name, Collection<String> there) {
        var closest = Closest.to(name, there);
        var message = what + " Did you mean '" + closest.orElse("") + "'?";
        all.add(new Problem(
                Severity.ERROR,
                path,
                code,
                closest.isPresent() ? message : what + " " + named(there),
                closest.orElse(null)));
    }

    /** A warning about a name that is not among those there are, which may be meant all the same. */
    void unlikely(String path, Code code, String what, String name, Collection<String> there) {
        var closest = Closest.to(name, there).orElse(null);
        var message = closest == null ? what : what + " Did you mean '" + closest + "'?";
        all.add(new Problem(Severity.WARNING, path, code, message, closest));
    }

    private static String named(Collection<String> there) {
        if (there.isEmpty()) {
            return "There are none.";
        }
        var some = there.stream().sorted().limit(MOST_NAMED).toList();
        var more = there.size() - some.size();
        return "There are: " + String.join(", ", some) + (more > 0 ? " and " + more + " more." : ".");
    }

    List<Problem> all() {
        return List.copyOf(all);
    }
}
