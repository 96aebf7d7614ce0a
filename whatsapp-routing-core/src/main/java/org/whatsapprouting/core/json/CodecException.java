package org.whatsapprouting.core.json;

/**
 * A value could not be written as JSON, or a text could not be read as the value that was asked for. The message names the
 * type and the place in the document, and never holds what stands there, because that may be a customer's words.
 */
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CodecException(String message) {
        super(message);
    }
}
