package org.whatsapprouting.provider.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server below HTTP: it does with each connection what the test says, bytes and resets included. */
final class RawServer implements AutoCloseable {
    @FunctionalInterface
    interface Behaviour {
        void handle(Socket connection) throws IOException;
    }

    private final ServerSocket socket;
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

    private RawServer(ServerSocket socket) {
        this.socket = socket;
    }

    static RawServer start(Behaviour behaviour) {
        try {
            var server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            var thread = new Thread(() -> server.accept(behaviour), "raw-server");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a request up to and including a body that ends with an exclamation mark. */
    static void readRequest(Socket connection) throws IOException {
        int c;
        do {
            c = connection.getInputStream().read();
        } while (c != '!' && c >= 0);
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }

    /** Ends a connection with RST in place of FIN. */
    static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    int connections() {
        return connections.size();
    }

    URI url(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    private void accept(Behaviour behaviour) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                behaviour.handle(connection);
            } catch (IOException closed) {
                // The test is over, or the client went away as it was meant to.
                continue;
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
