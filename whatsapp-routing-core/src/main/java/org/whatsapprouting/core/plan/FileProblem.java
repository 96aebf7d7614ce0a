package org.whatsapprouting.core.plan;

import java.util.Locale;

/**
 * A problem with its place in a configuration file.
 *
 * @param file the name of the file
 * @param line from 1
 * @param column from 1, in characters
 * @param problem the problem
 */
public record FileProblem(String file, int line, int column, Problem problem) {

    /** The problem on one line, beginning with its place in the form that editors and terminals can follow. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": "
                + problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem.message();
    }
}
