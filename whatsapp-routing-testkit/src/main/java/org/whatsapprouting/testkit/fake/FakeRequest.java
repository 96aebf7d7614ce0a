package org.whatsapprouting.testkit.fake;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that came to a fake server.
 *
 * @param serial digits unlike those of any other request to any fake server on this machine, to make ids of
 * @param server where the server listens, without path
 * @param method the method in upper case
 * @param target the path with query, as it came
 * @param headers name (any case) to values
 * @param body the body; empty for none
 */
public record FakeRequest(
        String serial, URI server, String method, URI target, Map<String, List<String>> headers, byte[] body) {

    /** Makes header names match in any case. */
    public FakeRequest {
        var byName = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    /** The decoded path. */
    public String path() {
        return target.getPath();
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    /** Whether the body claims to be of this media type, whatever its parameters. */
    public boolean isOfType(String mediaType) {
        String type = header("Content-Type");
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(mediaType);
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The parameters of the query, decoded, in order; of a repeated one the last. */
    public Map<String, String> query() {
        return pairs(target.getRawQuery());
    }

    /** The parameters of a form body, decoded, in order; of a repeated one the last. */
    public Map<String, String> form() {
        return pairs(text());
    }

    private static Map<String, String> pairs(@Nullable String encoded) {
        var pairs = new LinkedHashMap<String, String>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&", -1)) {
                String[] sides = pair.split("=", 2);
                pairs.put(decoded(sides[0]), sides.length == 1 ? "" : decoded(sides[1]));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
