package org.whatsapprouting.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.whatsapprouting.api.host.SystemCommands;
import org.whatsapprouting.api.host.SystemRequest;
import org.whatsapprouting.api.host.SystemResult;

/** The command {@code look-up}: answers what the test says, and {@code yes} when it says nothing. */
final class ScriptedCommands implements SystemCommands {
    final List<SystemRequest> asked = new ArrayList<>();
    final Deque<SystemResult> answers = new ArrayDeque<>();

    @Override
    public Set<String> names() {
        return Set.of("look-up");
    }

    @Override
    public SystemResult run(SystemRequest request) {
        asked.add(request);
        return answers.isEmpty() ? new SystemResult.Ended(0, "yes") : answers.remove();
    }
}
