package org.whatsapprouting.core;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.outcome.SaveOutcome;
import org.whatsapprouting.core.plan.Problem;
import org.whatsapprouting.core.plan.TenantCheck;
import org.whatsapprouting.core.shell.Shell;

/** The configuration of a contact centre. */
public final class Configuration {
    private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

    private final Shell shell;
    private final TenantId tenant;
    private final @Nullable CommandId id;

    Configuration(Shell shell, TenantId tenant, @Nullable CommandId id) {
        this.shell = shell;
        this.tenant = tenant;
        this.id = id;
    }

    /** Returns the configuration in force. */
    public Tenant current() {
        return shell.tenants().of(tenant).configured().tenant().tenant();
    }

    /**
     * Checks a configuration as a whole and saves it. It is in force from the next commit on; a changed plan becomes a new
     * version, and interactions that wait go on under theirs.
     *
     * @return the outcome; fails with {@link InvalidConfigurationException} that lists all errors if there are any
     */
    public CompletionStage<SaveOutcome> save(Tenant wanted) {
        if (!wanted.id().equals(tenant)) {
            return CompletableFuture.failedStage(new IllegalArgumentException(
                    "The configuration of tenant '" + wanted.id() + "' cannot be saved for tenant '" + tenant + "'."));
        }
        try {
            check(shell, wanted);
            shell.providers().connect(wanted);
        } catch (IllegalArgumentException invalid) {
            return CompletableFuture.failedStage(invalid);
        }
        return shell.command(tenant, id, new Command.SaveConfiguration(wanted), SaveOutcome.class);
    }

    static void check(Shell shell, Tenant wanted) {
        var problems = TenantCheck.check(wanted, shell.providers().settings(), Set.of(), shell.commands());
        problems.stream()
                .filter(problem -> !problem.isError())
                .forEach(warning -> LOG.warn("The configuration of tenant '{}': {}", wanted.id(), warning));
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new InvalidConfigurationException(errors);
        }
    }
}
