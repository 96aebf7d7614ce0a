package org.whatsapprouting.examples.contactcenter.http;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of lists. */
final class Query {
    private static final int PAGE = 50;
    private static final int MAX_PAGE = 500;

    private Query() {}

    /** Returns how many items a page has at most. */
    static int limit(Map<String, String> query) {
        String limit = query.get("limit");
        if (limit == null) {
            return PAGE;
        }
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > MAX_PAGE) {
            throw Refusal.badRequest("The parameter 'limit' has to be 1 to " + MAX_PAGE + ".");
        }
        return Integer.parseInt(limit);
    }

    /** Returns a parameter as an id, or null if it is not there. */
    static <T> @Nullable T id(Map<String, String> query, String name, Function<String, T> type) {
        String value = query.get(name);
        try {
            return value == null ? null : type.apply(value);
        } catch (IllegalArgumentException noId) {
            throw Refusal.badRequest("The parameter '" + name + "' is no id. " + noId.getMessage());
        }
    }
}
