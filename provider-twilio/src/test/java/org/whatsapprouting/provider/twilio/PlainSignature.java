package org.whatsapprouting.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Twilio 1.6 word for word, and HMAC-SHA1 as in RFC 2104, without regard to speed. */
final class PlainSignature {
    private static final int BLOCK = 64;

    private PlainSignature() {}

    /** Signs an address and decoded parameters. */
    static String of(String token, String url, Map<String, List<String>> params) {
        return of(token, url + data(params));
    }

    static String of(String token, String data) {
        return Base64.getEncoder().encodeToString(hmac(token.getBytes(UTF_8), data.getBytes(UTF_8)));
    }

    /** What of the parameters is signed behind the address. */
    static String data(Map<String, List<String>> params) {
        var data = new StringBuilder();
        for (var entry : new TreeMap<>(params).entrySet()) {
            for (String value : new TreeSet<>(entry.getValue())) {
                data.append(entry.getKey()).append(value);
            }
        }
        return data.toString();
    }

    /** The forms of an address that may have been signed. */
    static Set<String> forms(String url) {
        int question = url.indexOf('?');
        String before = question < 0 ? url : url.substring(0, question);
        List<String> queries = question < 0 ? List.of("") : queries(url.substring(question + 1));
        var all = new LinkedHashSet<String>();
        for (String start : List.of(before, withPort(before), before.replaceFirst("(//[^/]*):[0-9]+(?=/|$)", "$1"))) {
            queries.forEach(query -> all.add(start + query));
        }
        return all;
    }

    private static List<String> queries(String query) {
        var pairs = new ArrayList<String>();
        for (String pair : query.split("&")) {
            String[] sides = pair.split("=", 2);
            if (!pair.isEmpty()) {
                pairs.add(component(sides[0]) + "=" + (sides.length == 1 ? "" : component(sides[1])));
            }
        }
        return List.of("?" + query, "?" + query.replace("'", "%27"), "?" + String.join("&", pairs));
    }

    /** JavaScript's encodeURIComponent. */
    private static String component(String escaped) {
        return URLEncoder.encode(URLDecoder.decode(escaped, UTF_8), UTF_8)
                .replace("+", "%20")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~");
    }

    private static String withPort(String before) {
        if (before.matches("https?://[^/]*:[0-9]+(/.*)?")) {
            return before;
        }
        return before.replaceFirst("//([^/]*)", "//$1" + (before.startsWith("https") ? ":443" : ":80"));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? sha1(key, new byte[0]) : key, BLOCK);
        byte[] inner = new byte[BLOCK];
        byte[] outer = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            inner[i] = (byte) (block[i] ^ 0x36);
            outer[i] = (byte) (block[i] ^ 0x5c);
        }
        return sha1(outer, sha1(inner, message));
    }

    private static byte[] sha1(byte[] one, byte[] other) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(one);
            return digest.digest(other);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
