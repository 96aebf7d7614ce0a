package org.whatsapprouting.examples.contactcenter.http;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.whatsapprouting.core.shell.EngineBusyException;

/** Waits for the engine. Calls have threads of their own, so they may. */
final class Stages {
    private static final long PATIENCE_SECONDS = 10;

    private Stages() {}

    /**
     * Returns what a command came to.
     *
     * @throws Refusal if the engine is too busy to say
     */
    static <T> T outcome(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof EngineBusyException busy) {
                throw Refusal.busy(String.valueOf(busy.getMessage()));
            }
            throw new IllegalStateException("The engine failed.", failed.getCause());
        } catch (TimeoutException late) {
            throw Refusal.busy("The engine did not answer within " + PATIENCE_SECONDS
                    + " seconds. Ask again, with the same Idempotency-Key if there was one.");
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw Refusal.busy("The server is being stopped.");
        }
    }
}
