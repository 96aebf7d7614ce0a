package org.whatsapprouting.core.shell;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.core.decide.Command;

/** A command on its way through the processor, confined to it but for the future. */
final class Work {
    final TenantId tenant;
    final Origin origin;
    final Command command;
    final String fresh;
    final Instant since;
    final @Nullable Class<?> answerType;
    final CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
    private int conflicts;
    private boolean mayBeDone;

    /**
     * @param fresh an id never used before
     * @param since when it was given to the engine
     * @param answerType the sealed type of its answers, or null if nobody gets one
     */
    Work(TenantId tenant, Origin origin, Command command, String fresh, Instant since, @Nullable Class<?> answerType) {
        this.tenant = tenant;
        this.origin = origin;
        this.command = command;
        this.fresh = fresh;
        this.since = since;
        this.answerType = answerType;
    }

    /** Whether the store must learn of it even if it changes nothing: it may come again, or have happened already. */
    boolean mustBeRemembered() {
        boolean named =
                origin instanceof Origin.Command given && !given.id().value().equals(fresh);
        return named || mayBeDone || origin instanceof Origin.Pending;
    }

    /** Whether nobody would give it again: what was acknowledged before it was decided, and how an attempt ended. */
    boolean mustNotBeLost() {
        return origin instanceof Origin.Pending
                || command instanceof Command.PutOff
                || command instanceof Command.SendReported;
    }

    /** A commit with it had no known outcome. */
    void outcomeUnknown() {
        mayBeDone = !(origin instanceof Origin.Engine);
    }

    int conflicted() {
        return ++conflicts;
    }
}
