package org.whatsapprouting.core.decide;

import org.whatsapprouting.api.model.Tenant;

/**
 * The saved configuration of a tenant.
 *
 * @param number how often it was saved
 * @param tenant the configuration, with the versions of its plans
 */
public record ConfigurationState(long number, Tenant tenant) {}
