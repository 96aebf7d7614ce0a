package org.whatsapprouting.provider.support;

import java.io.IOException;

/** Says that there is no file at an address, or no more. Whoever made the address may make another. */
public final class FileGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    FileGoneException(int status) {
        super("The file could not be fetched: status " + status + ".");
    }
}
