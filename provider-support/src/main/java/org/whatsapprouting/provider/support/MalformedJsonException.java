package org.whatsapprouting.provider.support;

/** A body is not JSON as we accept it. The message says where, and never repeats a part of the body. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        super(message);
    }
}
