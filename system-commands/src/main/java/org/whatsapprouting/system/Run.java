package org.whatsapprouting.system;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.SystemResult;

/** One run of a program, from start to end. */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final long LOOK_MILLIS = 20;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final int ERRORS = 4_096;

    private final Process process;
    private final Pump output;
    private final Pump errors;
    private final CompletableFuture<Void> reading;

    private Run(Process process, Pump output, Pump errors, CompletableFuture<Void> reading) {
        this.process = process;
        this.output = output;
        this.errors = errors;
        this.reading = reading;
    }

    /** Starts a process. Each of its three streams has a task of its own, so that neither side waits for the other. */
    static Run start(ProcessBuilder builder, byte[] input, int maxOutput, Executor threads) throws IOException {
        Process process = builder.start();
        var output = new Pump(process.getInputStream(), maxOutput);
        var errors = new Pump(process.getErrorStream(), ERRORS);
        CompletableFuture<Void> reading = CompletableFuture.runAsync(output, threads);
        CompletableFuture.runAsync(errors, threads);
        CompletableFuture.runAsync(() -> feed(process, input), threads);
        return new Run(process, output, errors, reading);
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException notRead) {
            // Nobody has to read it.
        }
    }

    /** Waits until it ends or has to be ended. Nothing of it is left running afterwards. */
    SystemResult await(Duration timeout) throws InterruptedException {
        var family = new Family(process);
        try {
            for (long left = timeout.toMillis(); left > 0; left -= LOOK_MILLIS) {
                family.look();
                if (output.isOverflown()) {
                    return new SystemResult.Failed("too-much-output");
                }
                if (process.waitFor(Math.min(left, LOOK_MILLIS), TimeUnit.MILLISECONDS)) {
                    family.endChildren();
                    return ended();
                }
            }
            return new SystemResult.Failed("timeout");
        } finally {
            family.end();
            if (errors.size() > 0) {
                LOG.debug("A command wrote {} bytes to its standard error", errors.size());
            }
        }
    }

    private SystemResult ended() throws InterruptedException {
        try {
            reading.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException childHoldsIt) {
            LOG.debug("A command ended, but a child of it holds its output; what came so far is its answer");
        } catch (ExecutionException defect) {
            throw new IllegalStateException("The output of a command could not be read.", defect.getCause());
        }
        return output.isOverflown()
                ? new SystemResult.Failed("too-much-output")
                : new SystemResult.Ended(process.exitValue(), output.text().strip());
    }

    /** How many bytes it printed. */
    int printed() {
        return output.size();
    }
}
