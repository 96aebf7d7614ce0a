package org.whatsapprouting.api.provider;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of a downloaded file. */
@FunctionalInterface
public interface MediaSink {

    /**
     * Opens the place the bytes go to. The provider writes and closes the stream.
     *
     * @param mimeType the media type the provider reports, or null; not verified
     * @param size the size in bytes the provider reports, or -1
     * @throws IOException if the host does not want the file; nothing is downloaded then
     */
    OutputStream open(@Nullable String mimeType, long size) throws IOException;
}
