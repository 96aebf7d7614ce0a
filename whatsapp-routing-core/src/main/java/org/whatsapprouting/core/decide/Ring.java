package org.whatsapprouting.core.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AgentId;

/**
 * An offer that stands. Whom it reaches is derived if it is made to all: the available members with a free slot who did
 * not reject.
 *
 * @param generation the fence
 * @param agent whom it is made to, or null for all available members of the queue
 * @param deadline when it ends by itself
 */
public record Ring(long generation, @Nullable AgentId agent, Instant deadline) {}
