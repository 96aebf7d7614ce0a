package org.whatsapprouting.core.shell;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.core.decide.Command;

/** What the processor asks of the shell when a command cannot go the usual way. */
interface Parking {

    /** How an inbound event is kept raw that cannot be decided; null if the command is none. */
    Command.@Nullable KeepRaw rawOf(Work work, String reason);

    /** A tenant's configuration was saved; the new one is to be in force before the next batch. */
    void configurationSaved(TenantId tenant);

    /** A decision was refused; perhaps the tenant's configuration is not the one in force here. */
    void mayBeStale(TenantId tenant);
}
