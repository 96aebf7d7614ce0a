package org.whatsapprouting.core.decide;

/** A job: what it is about and how far it came. */
public sealed interface JobState permits BulkClose, Drain {}
