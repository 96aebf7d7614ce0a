package org.whatsapprouting.core;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.JobId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.decide.BulkClose;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.decide.Drain;
import org.whatsapprouting.core.decide.JobState;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.outcome.AssignOutcome;
import org.whatsapprouting.core.outcome.CloseOutcome;
import org.whatsapprouting.core.outcome.JobOutcome;
import org.whatsapprouting.core.shell.Shell;
import org.whatsapprouting.core.view.JobView;

/**
 * What a supervisor may do to any interaction (mission G-39). Each call stands in the history with his name. Whether
 * somebody is a supervisor is for the host to know.
 */
public final class Supervisor {
    private static final int MAX_TARGETS = 10_000;

    private final Shell shell;
    private final TenantId tenant;
    private final @Nullable CommandId id;
    private final String name;

    Supervisor(Shell shell, TenantId tenant, @Nullable CommandId id, String name) {
        this.shell = shell;
        this.tenant = tenant;
        this.id = id;
        this.name = name;
    }

    /** Gives an interaction to an agent of its account, whoever owns it. Over his capacity it is refused (promise 4). */
    public CompletionStage<AssignOutcome> assign(InteractionId interaction, AgentId agent) {
        return shell.command(tenant, id, new Command.Assign(name, interaction, agent), AssignOutcome.class);
    }

    /** Takes an interaction from its owner; the plan runs again for the customer's last message. */
    public CompletionStage<AssignOutcome> unassign(InteractionId interaction) {
        return shell.command(tenant, id, new Command.Unassign(name, interaction), AssignOutcome.class);
    }

    /**
     * Closes many interactions, one after the other, without holding up the others; those that are closed or unknown are
     * passed over. The feed says when it is done.
     *
     * @param interactions which, at most 10,000
     * @throws IllegalArgumentException if there are more
     */
    public CompletionStage<JobOutcome> closeAll(
            List<InteractionId> interactions, @Nullable DispositionPath disposition) {
        if (interactions.size() > MAX_TARGETS) {
            throw new IllegalArgumentException("A job closes at most " + MAX_TARGETS + " interactions, but "
                    + interactions.size() + " were given. Give them in parts.");
        }
        return shell.command(tenant, id, new Command.CloseAll(name, interactions, disposition), JobOutcome.class);
    }

    /** Returns how far a job has come, or empty if there is none of this id. */
    public Optional<JobView> job(JobId job) {
        RecordKey key = new Keys(tenant).job(job);
        JobState found = shell.read(tenant, Set.of(key), List.of()).state(key, JobState.class);
        if (found instanceof Drain drain) {
            return Optional.of(new JobView(drain.id(), drain.done(), 0, drain.finished()));
        }
        return found instanceof BulkClose close
                ? Optional.of(new JobView(close.id(), close.done(), close.skipped(), close.finished()))
                : Optional.empty();
    }

    /** Closes an interaction, also without a mandatory disposition (mission G-26). */
    public CompletionStage<CloseOutcome> close(InteractionId interaction, @Nullable DispositionPath disposition) {
        return shell.command(tenant, id, new Command.CloseFor(name, interaction, disposition), CloseOutcome.class);
    }
}
