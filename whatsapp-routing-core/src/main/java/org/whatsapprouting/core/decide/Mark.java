package org.whatsapprouting.core.decide;

import java.time.Instant;

/**
 * The note that a lane is to be dispatched.
 *
 * @param at when it was made
 */
public record Mark(Instant at) {}
