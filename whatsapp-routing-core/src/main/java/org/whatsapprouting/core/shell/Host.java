package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.host.ContactDirectory;
import org.whatsapprouting.api.host.RoutingListener;
import org.whatsapprouting.api.model.PublicAddress;

/**
 * What the host brings along.
 *
 * @param listeners who is told what happens
 * @param address where its webhooks are reached, unless an account says otherwise; or null
 * @param contacts its contact manager, or null
 * @param contactsWithin how long that may take to answer
 * @param largestFile how large a file may be that is let through, in bytes
 */
public record Host(
        List<RoutingListener> listeners,
        @Nullable PublicAddress address,
        @Nullable ContactDirectory contacts,
        Duration contactsWithin,
        long largestFile) {
    /** Copies the list. */
    public Host {
        listeners = List.copyOf(listeners);
    }
}
