package org.whatsapprouting.core;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.core.shell.Shell;

/**
 * One contact centre of an engine: what its agents do, its interactions, its feed and its configuration. Immutable, safe
 * for any thread.
 */
public final class Centre {
    private final Shell shell;
    private final TenantId tenant;
    private final @Nullable CommandId id;

    Centre(Shell shell, TenantId tenant, @Nullable CommandId id) {
        this.shell = shell;
        this.tenant = tenant;
        this.id = id;
    }

    /**
     * Returns this centre for one command with an id of the host's. If the same id comes again within 8 days, nothing
     * happens and the first answer is given. Use it where a call may be repeated, for example by a browser that retries.
     */
    public Centre once(CommandId command) {
        return new Centre(shell, tenant, command);
    }

    /** What agents do: come and go, accept and reject. */
    public Agents agents() {
        return new Agents(shell, tenant, id);
    }

    /** The interactions: read, reply, close. */
    public Interactions interactions() {
        return new Interactions(shell, tenant, id);
    }

    /** The contacts: read, rename. */
    public Contacts contacts() {
        return new Contacts(shell, tenant, id);
    }

    /**
     * What a supervisor does.
     *
     * @param name what the host knows him by; it stands in the history, so give an id
     */
    public Supervisor supervisor(String name) {
        return new Supervisor(shell, tenant, id, name);
    }

    /** What providers do beside carrying messages: receipts, files, templates. */
    public Services services() {
        return new Services(shell, tenant);
    }

    /** What happened, in order. */
    public Feed feed() {
        return new Feed(shell, tenant);
    }

    /** The configuration. */
    public Configuration configuration() {
        return new Configuration(shell, tenant, id);
    }
}
