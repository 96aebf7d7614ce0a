package org.whatsapprouting.core.plan;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong or doubtful in a configuration. Never holds the value of a provider's setting.
 *
 * @param severity whether the configuration can be used all the same
 * @param path where, in the form of the configuration file, for example {@code accounts[0].plan[3].queue}; lists count from 0
 * @param code the class of the problem
 * @param message what was asked, what was found, what to do
 * @param suggestion what was probably meant, or null
 */
public record Problem(
        Severity severity,
        String path,
        Code code,
        String message,
        @Nullable String suggestion) {

    /** How bad it is. */
    public enum Severity {
        /** The configuration cannot be used. */
        ERROR,
        /** It can be used, but probably does not do what was meant. */
        WARNING
    }

    /** Classes of problems. */
    public enum Code {
        /** The file is not JSON. */
        SYNTAX,
        /** A key that nothing reads. */
        UNKNOWN_KEY,
        /** A key that has to be there and is not. */
        MISSING_KEY,
        /** A value of the wrong type, form or range. */
        BAD_VALUE,
        /** Two things that must differ do not. */
        DUPLICATE,
        /** A name of something that does not exist. */
        UNKNOWN_REFERENCE,
        /** A disposition whose parent does not exist. */
        MISSING_PARENT,
        /** A text that is no condition. */
        CONDITION,
        /** A variable name that cannot be used. */
        VARIABLE,
        /** Content that a business cannot send. */
        CONTENT,
        /** A plug-in that is not there: a provider, bot or command. */
        NOT_AVAILABLE,
        /** A setting of a provider that is missing, unknown or of the wrong kind. */
        SETTING,
        /** A plan without actions: every message becomes unmanaged. */
        EMPTY_PLAN,
        /** Something to send that the provider of the account cannot (mission AR-07). */
        NOT_SUPPORTED,
        /** A queue without members: nobody is ever asked. */
        EMPTY_QUEUE,
        /** A skill that a queue requires and no agent has. */
        UNKNOWN_SKILL,
        /** Members of a routed queue who do not belong to the account and are never asked (mission G-21). */
        NOT_MEMBERS,
        /** A jump back with nothing to wait for on the way round (mission G-08). */
        ENDLESS_LOOP,
        /** An action that no message can reach. */
        UNREACHABLE,
        /** An AutoReply for the first message only, which an interval may cause to be missed (mission AR-04). */
        FIRST_MESSAGE_MISSED
    }

    /** Whether the configuration cannot be used because of it. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The problem on one line. */
    @Override
    public String toString() {
        return severity.name().toLowerCase(Locale.ROOT) + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
