package org.whatsapprouting.core.decide;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.CustomerIdentity;

/**
 * Who a contact is: the erasable content of his record.
 *
 * @param identity what he is known by
 * @param name the name he shows, or null
 */
public record ContactProfile(
        CustomerIdentity identity, @Nullable String name) {}
