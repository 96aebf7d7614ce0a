package org.whatsapprouting.api.host;

/** What came of a System command. */
public sealed interface SystemResult {

    /**
     * It ended by itself.
     *
     * @param exitCode its exit code; 0 for success. Goes into the variable {@code <name>_EXIT}
     * @param value its answer, without the space around it. Goes into the variable if the exit code is 0; longer ones
     *     than 4,096 characters count as a failure
     */
    record Ended(int exitCode, String value) implements SystemResult {
        /** Says the exit code; never the answer. */
        @Override
        public String toString() {
            return "Ended[" + exitCode + ", " + value.length() + " characters]";
        }
    }

    /**
     * It could not be run, or was ended. The variable stays empty and the plan goes on.
     *
     * @param code the kind of failure, for the explanation: lower-case letters and dashes, for example {@code timeout}
     */
    record Failed(String code) implements SystemResult {}
}
