package org.whatsapprouting.core.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.host.RoutingListener;
import org.whatsapprouting.api.model.PublicAddress;

/**
 * What the host brings along.
 *
 * @param listeners who is told what happens
 * @param address where its webhooks are reached, unless an account says otherwise; or null
 */
public record Host(
        List<RoutingListener> listeners, @Nullable PublicAddress address) {
    /** Copies the list. */
    public Host {
        listeners = List.copyOf(listeners);
    }
}
