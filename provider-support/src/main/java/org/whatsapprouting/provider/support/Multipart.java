package org.whatsapprouting.provider.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.provider.MediaSource;

/**
 * A form with a file in it, as {@code multipart/form-data} (RFC 7578). The file is streamed, not kept.
 *
 * @param boundary what stands between the parts: letters and digits that nobody who makes the file can know
 * @param fields the fields before the file, in order
 * @param file the file, in the field {@code file}
 */
public record Multipart(String boundary, Map<String, String> fields, MediaSource file) {

    /**
     * Makes a form whose boundary comes from a secret of the account, so that nobody who makes the file can know it.
     *
     * @param now makes the boundary of each form another one
     */
    public static Multipart of(Secret secret, Instant now, Map<String, String> fields, MediaSource file) {
        byte[] seed = (now + "/" + file.size()).getBytes(StandardCharsets.UTF_8);
        return new Multipart(HexFormat.of().formatHex(Signatures.hmacSha256(secret, seed)), fields, file);
    }

    /** The media type of the body. */
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher body() {
        byte[] before = before().getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        BodyPublisher all = BodyPublishers.concat(
                BodyPublishers.ofByteArray(before),
                BodyPublishers.ofInputStream(this::open),
                BodyPublishers.ofByteArray(after));
        return BodyPublishers.fromPublisher(all, before.length + file.size() + after.length);
    }

    private String before() {
        var text = new StringBuilder();
        fields.forEach((name, value) ->
                text.append(head(name, "")).append("\r\n\r\n").append(value).append("\r\n"));
        String filename = file.filename() == null ? "file" : file.filename();
        return text.append(head("file", "; filename=\"" + quoted(filename) + "\""))
                .append("\r\nContent-Type: ")
                .append(file.mimeType().replaceAll("[^!-~ ]", ""))
                .append("\r\n\r\n")
                .toString();
    }

    private String head(String name, String more) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(name) + "\"" + more;
    }

    /** As browsers do: what would end the name is percent-encoded. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private InputStream open() {
        try {
            return file.open();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
