package org.whatsapprouting.api.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file that a provider is to be given. */
public interface MediaSource {

    /** The media type, for example {@code image/jpeg}. */
    String mimeType();

    /** The name the customer is shown, or null. */
    @Nullable
    String filename();

    /** The size in bytes. */
    long size();

    /** Opens the file at its beginning. The provider reads and closes the stream; it may open it more than once. */
    InputStream open() throws IOException;

    /** Returns a file that is in memory; the bytes are copied. */
    static MediaSource of(String mimeType, @Nullable String filename, byte[] bytes) {
        byte[] copy = bytes.clone();
        return new MediaSource() {
            @Override
            public String mimeType() {
                return mimeType;
            }

            @Override
            public @Nullable String filename() {
                return filename;
            }

            @Override
            public long size() {
                return copy.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(copy);
            }
        };
    }
}
