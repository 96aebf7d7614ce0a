package org.whatsapprouting.examples.contactcenter;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code serve} was asked for.
 *
 * @param config the configuration file
 * @param store {@code memory}, or a file
 * @param address where to listen
 * @param publicAddress what the addresses of webhooks start with for those who call them, or null
 */
record Arguments(
        Path config,
        String store,
        InetSocketAddress address,
        @Nullable String publicAddress) {
    private static final Set<String> KNOWN = Set.of("--config", "--store", "--port", "--bind", "--public");
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException if they are wrong; says how */
    static Arguments of(List<String> words) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("Unknown option '" + name + "'.");
            }
            if (i + 1 == words.size() || words.get(i + 1).startsWith("--")) {
                throw new IllegalArgumentException("Option " + name + " needs a value.");
            }
            if (given.put(name, words.get(i + 1)) != null) {
                throw new IllegalArgumentException("Option " + name + " is given twice.");
            }
        }
        return new Arguments(
                Path.of(required(given, "--config")),
                required(given, "--store"),
                new InetSocketAddress(host(given.get("--bind")), port(given.getOrDefault("--port", "8080"))),
                given.get("--public"));
    }

    private static String required(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Option " + name + " is missing.");
        }
        return value;
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > MAX_PORT) {
            throw new IllegalArgumentException("'" + text + "' is no port. Give 0 to " + MAX_PORT + "; 0 picks one.");
        }
        return Integer.parseInt(text);
    }

    private static InetAddress host(@Nullable String name) {
        try {
            return InetAddress.getByName(name == null ? "127.0.0.1" : name);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("'" + name + "' is no address of this machine.", unknown);
        }
    }
}
