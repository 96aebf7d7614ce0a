package org.whatsapprouting.core.plan;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.core.json.Json.Place;
import org.whatsapprouting.core.plan.Problem.Code;
import org.whatsapprouting.core.plan.Problem.Severity;

/** Collects what is wrong with a file. What is wrong at a place already is not called wrong there again. */
final class FileProblems {
    private final String file;
    private final Set<FileProblem> all = new LinkedHashSet<>();
    private final Set<String> paths = new HashSet<>();
    private final Set<String> unread = new HashSet<>();

    FileProblems(String file) {
        this.file = file;
    }

    void error(Place place, String path, Code code, String message) {
        error(place, path, code, message, null);
    }

    void error(Place place, String path, Code code, String message, @Nullable String suggestion) {
        add(place, new Problem(Severity.ERROR, path, code, message, suggestion));
    }

    /** Notes that nothing could be read from a path on, so that what was put in its place is not called wrong. */
    void unread(String path) {
        unread.add(path);
    }

    /** Adds a problem that was found later, unless the same place is known to be wrong. */
    void addUnlessKnown(Place place, Problem problem) {
        var path = problem.path();
        if (!isFaulty(path) && unread.stream().noneMatch(path::startsWith)) {
            add(place, problem);
        }
    }

    private void add(Place place, Problem problem) {
        all.add(new FileProblem(file, place.line(), place.column(), problem));
        paths.add(problem.path());
    }

    /** Whether something is wrong with the value at a path itself. */
    boolean isFaulty(String path) {
        return paths.contains(path);
    }

    /** All problems in the order of the file. */
    List<FileProblem> all() {
        return all.stream()
                .sorted(Comparator.comparingInt(FileProblem::line).thenComparingInt(FileProblem::column))
                .toList();
    }
}
