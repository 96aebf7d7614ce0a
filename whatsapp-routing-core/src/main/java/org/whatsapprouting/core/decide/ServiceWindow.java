package org.whatsapprouting.core.decide;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.AccountSettings;

/**
 * The time in which free text may leave: 24 hours from the customer's last message by the provider's clock (mission W-03,
 * G-29), less the account's margin. A template does not open it.
 *
 * @param closesAt when it closes for us, or null if it was never open
 */
record ServiceWindow(@Nullable Instant closesAt) {
    private static final Duration LENGTH = Duration.ofHours(24);

    static ServiceWindow of(ContactState contact, AccountSettings settings) {
        Instant last = contact.lastInbound();
        return new ServiceWindow(last == null ? null : last.plus(LENGTH).minus(settings.windowMargin()));
    }

    /** When to say that the window is about to close, or null for never. */
    static @Nullable Instant warning(Instant lastInbound, AccountSettings settings) {
        return settings.windowWarning().isZero()
                ? null
                : lastInbound.plus(LENGTH).minus(settings.windowMargin()).minus(settings.windowWarning());
    }

    boolean isOpen(Instant now) {
        return closesAt != null && now.isBefore(closesAt);
    }

    boolean allows(Content content, Instant now) {
        return content instanceof Content.Template || isOpen(now);
    }
}
