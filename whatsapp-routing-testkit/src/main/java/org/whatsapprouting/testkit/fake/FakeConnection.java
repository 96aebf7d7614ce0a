package org.whatsapprouting.testkit.fake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection to a fake server: as much of HTTP/1.1 as senders of messages need. Written out because a JDK server
 * does not let go of the socket, and no other way leads to a connection that is reset. Used by one thread, but for closing.
 */
final class FakeConnection implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 16;
    private static final int LONGEST_BODY = 1 << 28;
    private static final int HEX = 16;
    private static final int NEVER_REACHED = 1 << 20;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    FakeConnection(Socket socket) throws IOException {
        this.socket = socket;
        // Otherwise an answer in two parts waits until the client says that it got the first: 40 ms on Linux.
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Waits for the next request. Returns null if the client is gone, or speaks something else. */
    @Nullable
    FakeRequest read(URI server, Supplier<String> serials) throws IOException {
        String[] first = line().split(" ", -1);
        if (first.length != 3 || !first[2].startsWith("HTTP/1.")) {
            return null;
        }
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] sides = line.split(":", 2);
            headers.computeIfAbsent(sides[0].strip(), name -> new ArrayList<>())
                    .add(sides.length == 1 ? "" : sides[1].strip());
        }
        if (has(headers, "Expect", "100-continue")) {
            send("HTTP/1.1 100 Continue\r\n\r\n");
        }
        byte[] body = has(headers, "Transfer-Encoding", "chunked")
                ? chunks()
                : bytes(Integer.parseInt(
                        headers.getOrDefault("Content-Length", List.of("0")).get(0)));
        return new FakeRequest(serials.get(), server, first[0], URI.create(first[1]), headers, body);
    }

    /** Writes a whole answer, all at once. */
    void answer(FakeAnswer answer) throws IOException {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(head(answer, answer.body().length));
        whole.writeBytes(answer.body());
        out.write(whole.toByteArray());
        out.flush();
    }

    /** Writes an answer as far as the first byte of a body that has many. */
    void begin(FakeAnswer answer) throws IOException {
        out.write(head(answer, NEVER_REACHED));
        goOn();
    }

    /** Writes another byte. */
    void goOn() throws IOException {
        out.write(' ');
        out.flush();
    }

    /** Ends the connection so that the client is told it was reset, not that it came to its end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static byte[] head(FakeAnswer answer, int length) {
        var head = new StringBuilder("HTTP/1.1 " + answer.status() + " Fake\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(length).append("\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            body.writeBytes(bytes(size));
            line();
        }
        while (!line().isEmpty()) {
            // Trailers, which nobody needs.
        }
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), HEX);
    }

    private byte[] bytes(int count) throws IOException {
        if (count < 0 || count > LONGEST_BODY) {
            throw new IOException("A body of " + count + " bytes is more than a fake server reads.");
        }
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("The client went away in the middle of a body.");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The client is gone.");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("A line is longer than " + LONGEST_LINE + " bytes.");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean has(Map<String, List<String>> headers, String name, String value) {
        return headers.getOrDefault(name, List.of()).stream().anyMatch(value::equalsIgnoreCase);
    }
}
