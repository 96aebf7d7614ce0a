package org.whatsapprouting.core.view;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TagId;

/**
 * Which interactions to list, newest first; conditions that are null do not restrict.
 *
 * @param open true for open ones, false for closed ones, or null
 * @param account only of this account, or null
 * @param owner only owned by this agent, or null
 * @param tag only with this tag, or null
 * @param visibleTo only of accounts this agent belongs to (mission V-02), or null
 * @param after only older than this one: the last of the page before, or null
 * @param limit how many at the most, 1 to 500
 */
public record InteractionFilter(
        @Nullable Boolean open,
        @Nullable AccountId account,
        @Nullable AgentId owner,
        @Nullable TagId tag,
        @Nullable AgentId visibleTo,
        @Nullable InteractionId after,
        int limit) {
    private static final int MAX_LIMIT = 500;

    /** @throws IllegalArgumentException if the limit is not in 1 to 500 */
    public InteractionFilter {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A page has 1 to " + MAX_LIMIT + " interactions, not " + limit + ".");
        }
    }

    /** Returns a filter for the newest interactions of all kinds. */
    public static InteractionFilter newest(int limit) {
        return new InteractionFilter(null, null, null, null, null, null, limit);
    }

    /** Returns this filter for what is older than an interaction. */
    public InteractionFilter after(InteractionId last) {
        return new InteractionFilter(open, account, owner, tag, visibleTo, last, limit);
    }
}
