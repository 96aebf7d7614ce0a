package org.whatsapprouting.core.view;

import org.whatsapprouting.api.model.Tenant;

/**
 * A configuration as it was saved.
 *
 * @param number how often the tenant's configuration had been saved by then
 * @param tenant the configuration, with the versions of its plans
 */
public record SavedConfiguration(long number, Tenant tenant) {}
