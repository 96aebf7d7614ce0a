package org.whatsapprouting.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads what a program prints, up to a limit, so that it never waits for us. Written by one thread, read by another. */
final class Pump implements Runnable {
    private final InputStream from;
    private final int limit;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private volatile boolean overflown;

    Pump(InputStream from, int limit) {
        this.from = from;
        this.limit = limit;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[8 * 1024];
        try (from) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                take(buffer, read);
            }
        } catch (IOException ended) {
            // The program was ended; what it printed until then is there.
        }
    }

    private synchronized void take(byte[] buffer, int read) {
        int room = limit - taken.size();
        taken.write(buffer, 0, Math.min(read, room));
        if (read > room) {
            overflown = true;
        }
    }

    /** Whether it printed more than the limit; the rest is read and thrown away until it is ended. */
    boolean isOverflown() {
        return overflown;
    }

    synchronized int size() {
        return taken.size();
    }

    /** What came so far, as text; bytes that are not UTF-8 are replaced. */
    synchronized String text() {
        return taken.toString(StandardCharsets.UTF_8);
    }
}
