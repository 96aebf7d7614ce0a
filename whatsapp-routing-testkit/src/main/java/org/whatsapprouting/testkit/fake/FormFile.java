package org.whatsapprouting.testkit.fake;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A file that came in a form.
 *
 * @param mimeType what the field {@code type} says of it
 * @param bytes the file
 */
record FormFile(String mimeType, byte[] bytes) {

    /** Reads a form with the fields {@code type} and {@code file} and an announced length, or returns null. */
    static @Nullable FormFile read(FakeRequest request) {
        String form = new String(request.body(), StandardCharsets.ISO_8859_1);
        if (!request.isOfType("multipart/form-data")
                || request.header("Content-Length") == null
                || !form.contains("name=\"type\"\r\n\r\n")
                || !form.contains("name=\"file\"; filename=")) {
            return null;
        }
        int from = form.indexOf("\r\n\r\n", form.indexOf("name=\"file\"")) + 4;
        int to = form.lastIndexOf("\r\n--");
        String type = form.replaceAll("(?s).*name=\"type\"\r\n\r\n([^\r]*)\r\n.*", "$1");
        return new FormFile(type, form.substring(from, to).getBytes(StandardCharsets.ISO_8859_1));
    }
}
