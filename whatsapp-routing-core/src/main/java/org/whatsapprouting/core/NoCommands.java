package org.whatsapprouting.core;

import java.util.Set;
import org.whatsapprouting.api.host.SystemCommands;
import org.whatsapprouting.api.host.SystemRequest;
import org.whatsapprouting.api.host.SystemResult;

/** No System commands: what an engine has until its host gives it some. */
final class NoCommands implements SystemCommands {
    @Override
    public Set<String> names() {
        return Set.of();
    }

    @Override
    public SystemResult run(SystemRequest request) {
        return new SystemResult.Failed("not-registered");
    }
}
