package org.whatsapprouting.examples.contactcenter.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a call and writes its answer, whatever happens on the way. Safe for any thread. */
final class Router implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final int NO_BODY = -1;

    private final List<Route> routes;
    private final Executor streams;
    private final Traffic traffic = new Traffic();

    /** @param streams runs the answers that go on */
    Router(List<Route> routes, Executor streams) {
        this.routes = List.copyOf(routes);
        this.streams = streams;
    }

    /** The calls that are being answered. */
    Traffic traffic() {
        return traffic;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!traffic.enter()) {
            exchange.getResponseHeaders().set("Connection", "close");
            write(exchange, (Answer.Whole)
                    Refusal.busy("The server is being stopped.").answer());
            return;
        }
        try {
            Answer answer = answer(exchange);
            if (answer instanceof Answer.Stream stream) {
                start(exchange, stream);
            } else if (answer instanceof Answer.File file) {
                try {
                    write(exchange, 200, file.contentType(), file.headers(), file.bytes());
                } finally {
                    file.gone().run();
                }
            } else {
                write(exchange, (Answer.Whole) answer);
            }
        } finally {
            traffic.leave();
        }
    }

    private Answer answer(HttpExchange exchange) {
        try {
            return dispatch(exchange);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (IOException | RuntimeException defect) {
            // The path may hold what a caller made up, so it is not logged.
            LOG.error(
                    "A {} call failed",
                    exchange.getRequestMethod().length() > 10 ? "" : exchange.getRequestMethod(),
                    defect);
            return new Refusal(ErrorCode.INTERNAL, "The server failed. Its log says why.").answer();
        }
    }

    private Answer dispatch(HttpExchange exchange) throws IOException {
        List<String> path = segments(exchange.getRequestURI());
        var allowed = new TreeSet<String>();
        for (Route route : routes) {
            Map<String, String> variables = route.match(path);
            if (variables != null && route.method().equals(exchange.getRequestMethod())) {
                return route.handler().answer(new Call(exchange, route.template(), variables));
            }
            if (variables != null) {
                allowed.add(route.method());
            }
        }
        if (allowed.isEmpty()) {
            throw Refusal.notFound("There is nothing at this path. openapi.yaml says what there is.");
        }
        throw new Refusal(ErrorCode.METHOD_NOT_ALLOWED, "This path answers to " + allowed + ".")
                .header("Allow", String.join(", ", allowed));
    }

    private static List<String> segments(URI uri) {
        String path = uri.getRawPath();
        var segments = new ArrayList<String>();
        if (path != null && path.startsWith("/")) {
            for (String segment : path.substring(1).split("/", -1)) {
                segments.add(Call.decode(segment.replace("+", "%2B")));
            }
        }
        return segments;
    }

    private void start(HttpExchange exchange, Answer.Stream stream) throws IOException {
        try {
            streams.execute(() -> {
                try (exchange) {
                    stream.writer().write(exchange);
                } catch (IOException gone) {
                    LOG.debug("A reader of events went away", gone);
                } catch (RuntimeException failure) {
                    LOG.warn("A stream of events ended early", failure);
                }
            });
        } catch (RejectedExecutionException full) {
            write(exchange, (Answer.Whole)
                    Refusal.busy("There are too many readers of events.").answer());
        }
    }

    private static void write(HttpExchange exchange, Answer.Whole answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        write(exchange, answer.status(), answer.contentType(), answer.headers(), body);
    }

    private static void write(
            HttpExchange exchange, int status, String contentType, Map<String, String> more, byte[] body)
            throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", contentType);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Cache-Control", "no-store");
            more.forEach(headers::set);
            boolean silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, silent ? NO_BODY : body.length);
            if (!silent) {
                var out = exchange.getResponseBody();
                out.write(body);
                // Closing first reads what is left of the request, and a client that waits for us sends nothing more.
                out.flush();
            }
        }
    }
}
