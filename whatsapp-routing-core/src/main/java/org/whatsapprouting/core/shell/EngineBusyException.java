package org.whatsapprouting.core.shell;

/**
 * A command met so many concurrent changes, or the store failed so often, that it was given up. It changed nothing that
 * was confirmed; give it again with the same command id.
 */
public final class EngineBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineBusyException(String message, Throwable cause) {
        super(message, cause);
    }

    EngineBusyException(String message) {
        super(message);
    }
}
