package org.whatsapprouting.core.shell;

import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.host.SystemCommands;
import org.whatsapprouting.api.host.SystemResult;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.decide.Effect;

/** Has System commands run by the host, on threads of their own, and reports what came of them. Safe for any thread. */
final class Runner {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final SystemCommands commands;
    private final Set<String> names;
    private final Consumer<Runnable> aside;
    private final BiConsumer<TenantId, Command> report;

    Runner(SystemCommands commands, Consumer<Runnable> aside, BiConsumer<TenantId, Command> report) {
        this.commands = commands;
        this.names = Set.copyOf(commands.names());
        this.aside = aside;
        this.report = report;
    }

    Set<String> names() {
        return names;
    }

    void run(TenantId tenant, Effect.Run run) {
        if (!names.contains(run.request().command())) {
            report(tenant, run, new SystemResult.Failed("not-registered"));
            return;
        }
        try {
            aside.accept(() -> report(tenant, run, result(run)));
        } catch (RejectedExecutionException full) {
            report(tenant, run, new SystemResult.Failed("busy"));
        }
    }

    private SystemResult result(Effect.Run run) {
        try {
            return commands.run(run.request());
        } catch (RuntimeException | LinkageError defect) {
            LOG.error(
                    "The command '{}' failed with an exception",
                    LogSafe.of(run.request().command()),
                    LogSafe.trace(defect));
            return new SystemResult.Failed("exception");
        }
    }

    private void report(TenantId tenant, Effect.Run run, SystemResult result) {
        report.accept(tenant, new Command.SystemAnswered(run.interaction(), run.run(), result));
    }
}
