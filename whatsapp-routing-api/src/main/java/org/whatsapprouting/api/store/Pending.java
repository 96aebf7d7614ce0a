package org.whatsapprouting.api.store;

/**
 * An appended event that waits for its decision.
 *
 * @param place its place in the order of acceptance; rising, with gaps
 * @param arrival the event
 */
public record Pending(long place, Arrival arrival) {}
