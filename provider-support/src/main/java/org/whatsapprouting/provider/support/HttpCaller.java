package org.whatsapprouting.provider.support;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.provider.MediaSink;

/**
 * Makes one HTTP call and says what is known of it. Never repeats a post, never follows a redirect, never waits longer or
 * reads more than it was told. Safe for any thread; share one, because from the first call on it keeps connections and a thread.
 *
 * <p>It names itself in each call. HTTP/1.1 only: its framing makes it certain that a request whose body never left was not acted on.
 */
public final class HttpCaller {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final String AGENT = "whatsapp-routing";

    private static final int FILE_FOLLOWS = 200;

    private final int maxAnswer;
    private @Nullable HttpClient client;

    /** @param maxAnswer how many bytes of an answer's body are read; a call with a larger answer is {@code Lost} */
    public HttpCaller(int maxAnswer) {
        this.maxAnswer = maxAnswer;
    }

    /** Not before there is a call: a client starts a thread. */
    private synchronized HttpClient client() {
        HttpClient present = client;
        if (present == null) {
            present = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
            client = present;
        }
        return present;
    }

    /**
     * Posts a body.
     *
     * @param headers names and values; all of the latter printable ASCII
     * @param timeout for everything from connecting to the last byte of the answer
     */
    public HttpOutcome post(URI url, Map<String, String> headers, byte[] body, Duration timeout) {
        var outgoing = new WatchedBody(body);
        return call(HttpRequest.newBuilder(url).POST(outgoing), headers, outgoing, timeout);
    }

    /**
     * Posts a form with a file.
     *
     * @param headers names and values; all of the latter printable ASCII
     * @param timeout for everything from connecting to the last byte of the answer
     */
    public HttpOutcome post(URI url, Map<String, String> headers, Multipart form, Duration timeout) {
        var outgoing = new WatchedBody(form.body());
        var request = HttpRequest.newBuilder(url).header("Content-Type", form.contentType());
        return call(request.POST(outgoing), headers, outgoing, timeout);
    }

    /**
     * Gets what is at an address. Java repeats a get whose connection is lost before an answer; that changes nothing there.
     *
     * @param headers names and values; all of the latter printable ASCII
     * @param timeout for everything from connecting to the last byte of the answer
     */
    public HttpOutcome get(URI url, Map<String, String> headers, Duration timeout) {
        return call(HttpRequest.newBuilder(url).GET(), headers, new WatchedBody(new byte[0]), timeout);
    }

    private HttpOutcome call(
            HttpRequest.Builder request, Map<String, String> headers, WatchedBody outgoing, Duration timeout) {
        request.setHeader("User-Agent", AGENT);
        headers.forEach(request::setHeader);
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client().sendAsync(request.build(), info -> new BoundedBody(maxAnswer));
        try {
            HttpResponse<byte[]> response = exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return new HttpOutcome.Answered(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException e) {
            return failed(e.getCause(), outgoing);
        } catch (TimeoutException e) {
            return abandoned("timeout", exchange, outgoing);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return abandoned("interrupted", exchange, outgoing);
        }
    }

    /**
     * Gets a file. The body of status 200 goes to the sink, which is closed in any case; that of another is dropped.
     *
     * @param headers names and values; all of the latter printable ASCII
     * @param timeout for everything from connecting to the last byte of the answer
     * @param maxBytes how large the file may be
     * @return what was answered, without the body
     * @throws IOException if there was no answer, or not all of it, or the sink did not take it
     */
    HttpOutcome.Answered download(URI url, Map<String, String> headers, Duration timeout, long maxBytes, MediaSink sink)
            throws IOException {
        var request = HttpRequest.newBuilder(url).GET();
        request.setHeader("User-Agent", AGENT);
        headers.forEach(request::setHeader);
        var opened = new AtomicReference<@Nullable SinkBody>();
        CompletableFuture<HttpResponse<byte[]>> exchange = client().sendAsync(request.build(), info -> {
            if (info.statusCode() != FILE_FOLLOWS) {
                return new BoundedBody(maxAnswer);
            }
            var body = new SinkBody(info, sink, maxBytes);
            opened.set(body);
            return body;
        });
        try {
            HttpResponse<byte[]> response = exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return new HttpOutcome.Answered(response.statusCode(), response.headers(), new byte[0]);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException("The file could not be fetched: " + said(cause), cause);
        } catch (TimeoutException e) {
            throw given(exchange, opened.get(), "The file could not be fetched within " + timeout.toSeconds() + " s.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw given(exchange, opened.get(), "The file could not be fetched: interrupted.");
        }
    }

    private static IOException given(CompletableFuture<?> exchange, @Nullable SinkBody body, String why) {
        var failure = new IOException(why);
        if (body != null) {
            body.end(failure);
        }
        exchange.cancel(true);
        return failure;
    }

    private static String said(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null
                ? "the connection was lost."
                : LogSafe.detail(cause.getMessage());
    }

    private static HttpOutcome abandoned(String code, CompletableFuture<?> exchange, WatchedBody outgoing) {
        boolean unsent = outgoing.withhold();
        exchange.cancel(true);
        return unsent ? new HttpOutcome.NotSent(code) : new HttpOutcome.Lost(code);
    }

    private static HttpOutcome failed(@Nullable Throwable cause, WatchedBody outgoing) {
        boolean unsent = outgoing.withhold();
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof ConnectException) {
                return new HttpOutcome.NotSent("connect");
            }
            if (t instanceof SSLHandshakeException) {
                return new HttpOutcome.NotSent("tls");
            }
            if (t instanceof BoundedBody.TooLarge) {
                return new HttpOutcome.Lost("too-large");
            }
            if (t instanceof Error error) {
                throw error;
            }
        }
        if (!(cause instanceof IOException)) {
            throw new IllegalStateException("An HTTP call failed in an unforeseen way.", cause);
        }
        return unsent ? new HttpOutcome.NotSent("io") : new HttpOutcome.Lost("connection-lost");
    }
}
