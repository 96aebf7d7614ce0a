package org.whatsapprouting.examples.contactcenter.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.core.Feed;

/**
 * The feed as server-sent events. An event's id is its position in the feed, so a reader that comes back with
 * {@code Last-Event-ID} misses nothing; a reader without one begins at the beginning. Safe for any thread.
 */
final class EventStream implements AutoCloseable {
    private static final int PAGE = 200;
    /** Proxies and clients often give up a connection that is silent for half a minute. */
    static final Duration HEART_BEAT = Duration.ofSeconds(15);

    private final Feed feed;
    private final Duration heartBeat;
    private final Bell bell = new Bell();
    private final Feed.Subscription subscription;

    /** @param heartBeat after how long a silence a comment says that the connection lives */
    EventStream(Feed feed, Duration heartBeat) {
        this.feed = feed;
        this.heartBeat = heartBeat;
        this.subscription = feed.listen(entry -> bell.ring());
    }

    Answer answer(Call call) {
        Map<String, String> query = call.query(Set.of("after"));
        String last = call.header("Last-Event-ID");
        long after = position(last != null ? last : query.get("after"));
        return new Answer.Stream(exchange -> write(exchange, after));
    }

    private static long position(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw Refusal.badRequest("A position of the feed is a whole number, 0 or more.");
        }
        return Long.parseLong(text);
    }

    private void write(HttpExchange exchange, long from) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(200, 0);
        long after = from;
        try (OutputStream out = exchange.getResponseBody()) {
            send(out, ": from " + from + "\n\n");
            while (!bell.isClosed()) {
                long heard = bell.count();
                List<HistoryEntry> entries = feed.read(after, PAGE);
                for (HistoryEntry entry : entries) {
                    out.write(event(entry).getBytes(StandardCharsets.UTF_8));
                    after = entry.position();
                }
                out.flush();
                if (entries.isEmpty() && !bell.await(heard, heartBeat)) {
                    send(out, ": still here\n\n");
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static String event(HistoryEntry entry) {
        return "id: " + entry.position() + "\ndata: " + Json.entry(entry) + "\n\n";
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Ends all streams. */
    @Override
    public void close() {
        subscription.close();
        bell.close();
    }
}
