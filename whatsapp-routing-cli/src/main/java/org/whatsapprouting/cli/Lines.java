package org.whatsapprouting.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts what is read into lines, and keeps no more of a line than one may have. */
final class Lines {
    private final InputStream in;
    private final int most;

    /** @param most how many bytes a line may have */
    Lines(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /** @param bytes the line without its end, or null if it was too long */
    record Line(byte @Nullable [] bytes) {}

    /** The next line, or null after the last one. */
    @Nullable
    Line next() throws IOException {
        var line = new ByteArrayOutputStream();
        boolean tooLong = false;
        int read = in.read();
        if (read < 0) {
            return null;
        }
        while (read >= 0 && read != '\n') {
            if (line.size() < most) {
                line.write(read);
            } else {
                tooLong = true;
            }
            read = in.read();
        }
        return new Line(tooLong ? null : line.toByteArray());
    }
}
