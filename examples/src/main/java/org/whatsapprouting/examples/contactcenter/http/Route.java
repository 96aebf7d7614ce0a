package org.whatsapprouting.examples.contactcenter.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing the server can be asked.
 *
 * @param method the HTTP method
 * @param template the path, with variables in braces, for example {@code /api/offers/{offer}/accept}
 * @param handler what answers
 */
record Route(String method, String template, Handler handler) {

    /** Answers calls; used by many threads at once. */
    @FunctionalInterface
    interface Handler {
        /** @throws Refusal if the call is answered with an error */
        Answer answer(Call call) throws IOException;
    }

    static Route get(String template, Handler handler) {
        return new Route("GET", template, handler);
    }

    static Route post(String template, Handler handler) {
        return new Route("POST", template, handler);
    }

    static Route put(String template, Handler handler) {
        return new Route("PUT", template, handler);
    }

    static Route delete(String template, Handler handler) {
        return new Route("DELETE", template, handler);
    }

    /** Returns the variables of a path, or null if it is not one of this route. */
    @Nullable
    Map<String, String> match(List<String> segments) {
        String[] pattern = template.substring(1).split("/", -1);
        if (pattern.length != segments.size()) {
            return null;
        }
        var variables = new TreeMap<String, String>();
        for (int i = 0; i < pattern.length; i++) {
            String segment = segments.get(i);
            if (pattern[i].startsWith("{")) {
                variables.put(pattern[i].substring(1, pattern[i].length() - 1), segment);
            } else if (!pattern[i].equals(segment)) {
                return null;
            }
        }
        return variables;
    }
}
