package org.whatsapprouting.api.model;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * The switches of an account (mission 1.3, 1.12).
 *
 * @param zone the zone of intervals that name none
 * @param windowMargin how long before the provider closes the service window we stop using it; zero to one hour
 * @param unconfirmedSend what becomes of a send whose outcome stays unknown
 * @param offerToMembersOnly whether only agents of the account are offered its interactions (mission G-21)
 * @param recontactTemplates the templates agents may send outside the service window (mission S-06)
 */
public record AccountSettings(
        ZoneId zone,
        Duration windowMargin,
        UnconfirmedSend unconfirmedSend,
        boolean offerToMembersOnly,
        List<TemplateRef> recontactTemplates) {

    /** What becomes of a send that nobody confirmed within a minute. */
    public enum UnconfirmedSend {
        /** It leaves the line and is shown as not confirmed; a person decides. The customer gets it at most once. */
        HOLD,
        /** It is sent again. The customer may get it twice. */
        RESEND
    }

    private static final Duration MAX_MARGIN = Duration.ofHours(1);

    /** @throws IllegalArgumentException if the margin is out of its range */
    public AccountSettings {
        recontactTemplates = List.copyOf(recontactTemplates);
        if (windowMargin.isNegative() || windowMargin.compareTo(MAX_MARGIN) > 0) {
            throw new IllegalArgumentException("The window margin " + windowMargin + " is not in zero to one hour.");
        }
    }

    /** Returns UTC, a margin of five minutes, {@link UnconfirmedSend#HOLD}, members only, no templates. */
    public static AccountSettings defaults() {
        return new AccountSettings(ZoneId.of("UTC"), Duration.ofMinutes(5), UnconfirmedSend.HOLD, true, List.of());
    }
}
