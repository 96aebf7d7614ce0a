package org.whatsapprouting.provider.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The servers that files may be fetched from. An address in a webhook or a redirect comes from outside: it could be meant to
 * make us call something in our own network. So only https on its usual port is allowed, only these hosts, and only if their
 * names lead to addresses of the public internet. A name that leads elsewhere a moment later gains nothing, because the
 * server has to prove by its certificate that it is one of these hosts.
 *
 * @param suffixes host names in lower case; one that begins with a dot stands for all names that end so
 * @param base where the account's calls go; if that is this machine, as in tests, its port is allowed here by any local name
 */
public record AllowedHosts(List<String> suffixes, URI base) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int HTTPS = 443;

    /** Copies the list. */
    public AllowedHosts {
        suffixes = List.copyOf(suffixes);
    }

    /**
     * Accepts an address to fetch from.
     *
     * @throws IOException if it is not allowed, or its host is not known
     */
    void check(URI url) throws IOException {
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        if (isLocal(base) && isLocal(url) && url.getPort() == base.getPort()) {
            return;
        }
        boolean plain = "https".equals(url.getScheme())
                && (url.getPort() == -1 || url.getPort() == HTTPS)
                && url.getRawUserInfo() == null;
        if (!plain
                || suffixes.stream()
                        .noneMatch(known -> known.startsWith(".") ? host.endsWith(known) : host.equals(known))) {
            throw new IOException("The file is at an address that nothing is fetched from: " + LogSafe.detail(host));
        }
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!PublicAddresses.includes(address)) {
                throw new IOException("The file's host " + host + " leads to an address that is not public.");
            }
        }
    }

    private static boolean isLocal(URI url) {
        return url.getHost() != null && THIS_MACHINE.contains(url.getHost());
    }
}
