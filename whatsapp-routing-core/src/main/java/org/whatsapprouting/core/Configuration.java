package org.whatsapprouting.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.outcome.SaveOutcome;
import org.whatsapprouting.core.shell.Shell;

/** The configuration of a contact centre. */
public final class Configuration {
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
     * Saves a configuration as a whole. It is in force from the next commit on; a changed plan becomes a new
     * version, and interactions that wait go on under theirs.
     *
     * @return the outcome; fails with {@link IllegalArgumentException} if it cannot be used
     */
    public CompletionStage<SaveOutcome> save(Tenant wanted) {
        if (!wanted.id().equals(tenant)) {
            return CompletableFuture.failedStage(new IllegalArgumentException(
                    "The configuration of tenant '" + wanted.id() + "' cannot be saved for tenant '" + tenant + "'."));
        }
        try {
            shell.providers().connect(wanted);
        } catch (IllegalArgumentException invalid) {
            return CompletableFuture.failedStage(invalid);
        }
        return shell.command(tenant, id, new Command.SaveConfiguration(wanted), SaveOutcome.class);
    }
}
