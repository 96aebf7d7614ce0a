package org.whatsapprouting.provider.support;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.provider.MediaSink;

/**
 * Fetches files of customers (security: an address out of a webhook is an address of a stranger). Follows a few redirects,
 * each checked like the first address, and takes credentials no further than the host they are for. Safe for any thread.
 *
 * @param http makes the calls
 * @param hosts where files may be
 * @param timeout for one call
 * @param maxBytes how large a file may be
 */
public record FileFetcher(HttpCaller http, AllowedHosts hosts, Duration timeout, long maxBytes) {
    private static final int MAX_REDIRECTS = 3;
    private static final int OK = 200;
    private static final Set<Integer> GONE = Set.of(404, 410);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /**
     * Copies a file to a sink.
     *
     * @param url where it is, or where somebody knows where it is
     * @param credentials headers for the host of this address, and for no other
     * @throws IOException if it cannot be had: gone, too large, declined by the sink, or at an address that is not allowed
     */
    public void fetch(URI url, Map<String, String> credentials, MediaSink sink) throws IOException {
        URI at = url;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            hosts.check(at);
            Map<String, String> headers = isSameServer(url, at) ? credentials : Map.of();
            HttpOutcome.Answered answer = http.download(at, headers, timeout, maxBytes, sink);
            if (answer.status() == OK) {
                return;
            }
            if (GONE.contains(answer.status())) {
                throw new FileGoneException(answer.status());
            }
            if (!REDIRECTS.contains(answer.status())) {
                throw new IOException("The file could not be fetched: status " + answer.status() + ".");
            }
            at = target(at, answer.headers().firstValue("Location").orElse(""));
        }
        throw new IOException("The file could not be fetched: more than " + MAX_REDIRECTS + " redirects.");
    }

    /**
     * Copies a file whose address stood in a webhook to a sink. The address is a stranger's: no credentials go there, and
     * only allowed hosts are asked.
     *
     * @throws IOException if the reference has no address, and as {@link #fetch(URI, Map, MediaSink)} says
     */
    public void fetch(MediaRef ref, MediaSink sink) throws IOException {
        if (ref.link() == null) {
            throw new IOException("The file is fetched by its address, but this reference has none.");
        }
        URI address;
        try {
            address = new URI(ref.link());
        } catch (URISyntaxException unreadable) {
            // The reason would quote the address, which may hold a signature.
            throw new IOException("The file is at something that is no address.");
        }
        fetch(address, Map.of(), sink);
    }

    private static URI target(URI from, String location) throws IOException {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException unreadable) {
            // The reason would quote the address, which may hold a signature.
            throw new IOException("The file could not be fetched: a redirect to no address.");
        }
    }

    private static boolean isSameServer(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getHost().equals(other.getHost())
                && one.getPort() == other.getPort();
    }
}
