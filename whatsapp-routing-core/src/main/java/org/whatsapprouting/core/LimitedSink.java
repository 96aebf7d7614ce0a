package org.whatsapprouting.core;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.provider.MediaSink;

/** Passes a file on to a host's sink as long as it is not too large; what a provider says of its size proves nothing. */
final class LimitedSink implements MediaSink {
    private final MediaSink sink;
    private final long limit;
    private volatile boolean exceeded;

    LimitedSink(MediaSink sink, long limit) {
        this.sink = sink;
        this.limit = limit;
    }

    /** Whether the file was larger. */
    boolean isExceeded() {
        return exceeded;
    }

    @Override
    public OutputStream open(@Nullable String mimeType, long size) throws IOException {
        if (size > limit) {
            throw tooLarge();
        }
        return new Counted(sink.open(mimeType, size));
    }

    private IOException tooLarge() {
        exceeded = true;
        return new IOException("The file is larger than the " + limit + " bytes that are let through.");
    }

    private final class Counted extends FilterOutputStream {
        private long left = limit;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            take(1);
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            take(length);
            out.write(bytes, offset, length);
        }

        private void take(int length) throws IOException {
            if (length > left) {
                throw tooLarge();
            }
            left -= length;
        }
    }
}
