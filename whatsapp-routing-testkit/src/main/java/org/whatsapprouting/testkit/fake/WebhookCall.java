package org.whatsapprouting.testkit.fake;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.whatsapprouting.api.provider.WebhookRequest;

/**
 * A company's call of a webhook, ready to be made.
 *
 * @param method the method in upper case
 * @param url the address that is called, with query; companies that sign the address have signed this one
 * @param headers name to values
 * @param body the bytes as they go over the wire; empty for none
 */
public record WebhookCall(String method, URI url, Map<String, List<String>> headers, byte[] body) {

    /** As a host hands it to the engine. */
    public WebhookRequest request() {
        return WebhookRequest.of(method, url, headers, body);
    }

    /** The same with another body. */
    public WebhookCall withBody(byte[] other) {
        return new WebhookCall(method, url, headers, other);
    }

    /**
     * The same at the address where a host really listens; the queries of both come one behind the other. A signature over the
     * address stays what it was.
     */
    public WebhookCall at(URI address) {
        String query = url.getRawQuery();
        String separator = address.getRawQuery() == null ? "?" : "&";
        return new WebhookCall(
                method, query == null ? address : URI.create(address + separator + query), headers, body);
    }

    /** The same with nothing but the media type in its headers. */
    public WebhookCall withoutHeaders() {
        var rest = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        rest.putAll(headers);
        rest.keySet().removeIf(name -> !name.equalsIgnoreCase("Content-Type"));
        return new WebhookCall(method, url, rest, body);
    }

    /**
     * Makes the call over the network.
     *
     * @return the status of the answer; 200 means that it was taken
     * @throws IOException if there is no answer within ten seconds
     */
    public int make() throws IOException, InterruptedException {
        return Caller.call(method, url, headers, body);
    }

    /** The body as text, for people. */
    @Override
    public String toString() {
        return method + " " + new String(body, StandardCharsets.UTF_8);
    }
}
