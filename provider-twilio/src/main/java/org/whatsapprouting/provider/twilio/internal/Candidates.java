package org.whatsapprouting.provider.twilio.internal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that Twilio may have signed for a request (Twilio 1.6): with the port or without, with the user or without,
 * the query as it came or as one of Twilio's libraries writes it.
 */
final class Candidates {
    private static final String HEX = "0123456789ABCDEF";

    private Candidates() {}

    /**
     * Returns the addresses to try, most likely first.
     *
     * @param request what was called, as far as the host knows
     * @param configured the addresses Twilio was given; if there is any, the server is taken from them, because behind a
     *     proxy the host knows it wrong
     */
    static Set<String> of(WebUrl request, Collection<WebUrl> configured) {
        var bases = new LinkedHashSet<WebUrl>();
        for (WebUrl known : configured) {
            String query = request.query() != null ? request.query() : known.query();
            bases.add(known.at(request.path(), query));
            // A proxy may have taken a part of the path away.
            bases.add(known.at(known.path(), query));
        }
        if (bases.isEmpty()) {
            bases.add(request);
        }
        var all = new LinkedHashSet<String>();
        bases.forEach(base -> addForms(base, all));
        return all;
    }

    private static void addForms(WebUrl base, Set<String> all) {
        List<String> users = base.user().isEmpty() ? List.of("") : List.of("", base.user());
        List<String> ports = base.port().isEmpty() ? List.of("", base.defaultPort()) : List.of(base.port(), "");
        for (String query : queries(base.query())) {
            for (String port : ports) {
                for (String user : users) {
                    all.add(base.scheme() + user + base.host() + port + base.path() + query);
                }
            }
        }
    }

    private static Set<String> queries(@Nullable String query) {
        if (query == null) {
            return Set.of("");
        }
        var forms = new LinkedHashSet<String>();
        forms.add("?" + query);
        forms.add("?" + query.replace("'", "%27"));
        forms.add("?" + rewritten(query));
        return forms;
    }

    /** As Node's {@code querystring} parses and writes it: a space as {@code %20}, and every name with an equals sign. */
    private static String rewritten(String query) {
        return Stream.of(query.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    return equals < 0
                            ? rewrittenPart(pair) + "="
                            : rewrittenPart(pair.substring(0, equals)) + "="
                                    + rewrittenPart(pair.substring(equals + 1));
                })
                .collect(Collectors.joining("&"));
    }

    private static String rewrittenPart(String part) {
        var out = new StringBuilder();
        for (byte b : Form.decoded(part.getBytes(StandardCharsets.UTF_8))) {
            if (b > 0 && (Character.isLetterOrDigit(b) || "-_.!~*'()".indexOf(b) >= 0)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt(b >> 4 & 0xf)).append(HEX.charAt(b & 0xf));
            }
        }
        return out.toString();
    }
}
