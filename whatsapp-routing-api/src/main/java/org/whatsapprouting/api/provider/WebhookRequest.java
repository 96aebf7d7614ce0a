package org.whatsapprouting.api.provider;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A provider's call of our webhook, exactly as it came in.
 *
 * <p>Hand over the bytes as they were received: signatures are made over them, so a body that was parsed and written
 * again, trimmed or decoded does not verify.
 */
public final class WebhookRequest {
    private final String method;
    private final URI url;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private WebhookRequest(String method, URI url, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Returns a request.
     *
     * @param method the HTTP method in upper case
     * @param url the full address the provider called, as far as known, with query
     * @param headers header name (any case) to its values
     * @param body the raw body; empty for none; copied
     */
    public static WebhookRequest of(String method, URI url, Map<String, List<String>> headers, byte[] body) {
        var byName = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) ->
                byName.computeIfAbsent(name, n -> new ArrayList<>()).addAll(values));
        return new WebhookRequest(method, url, byName, body.clone());
    }

    /** The HTTP method in upper case. */
    public String method() {
        return method;
    }

    /** The full address, as far as known. */
    public URI url() {
        return url;
    }

    /** The values of a header, whatever the case of its name; empty if it is absent. */
    public List<String> headers(String name) {
        return List.copyOf(headers.getOrDefault(name, List.of()));
    }

    /** The value of a header that came exactly once; empty if it is absent or came several times. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The first value of a query parameter, decoded as UTF-8; empty if it is absent or not decodable. */
    public Optional<String> query(String name) {
        return QueryText.first(url.getRawQuery(), name);
    }

    /** The raw body. It is not copied once more, because it may have megabytes: do not change it. */
    public byte[] body() {
        return body;
    }

    /** The size of the body in bytes. */
    public int bodySize() {
        return body.length;
    }

    /** Says method and size; never the body, headers or query. */
    @Override
    public String toString() {
        return "WebhookRequest[" + method + ", " + body.length + " bytes]";
    }
}
