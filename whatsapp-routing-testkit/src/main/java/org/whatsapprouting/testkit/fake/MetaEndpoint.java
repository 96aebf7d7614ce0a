package org.whatsapprouting.testkit.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers {@code POST /{version}/{number}/messages} as the Graph API does. */
final class MetaEndpoint implements HttpHandler {
    private static final Pattern PATH = Pattern.compile("/v[0-9]{1,3}\\.[0-9]{1,2}/([0-9]{1,32})/messages");
    private static final int UNKNOWN_OBJECT = 33;

    private final Set<String> numbers;
    private final int port;
    private final SentLog log = new SentLog();
    private final Queue<FakeAnswer> script = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile String token;
    private volatile @Nullable String proof;

    MetaEndpoint(String token, Set<String> numbers, int port) {
        this.token = token;
        this.numbers = numbers;
        this.port = port;
    }

    SentLog log() {
        return log;
    }

    int requests() {
        return requests.get();
    }

    void next(List<FakeAnswer> answers) {
        script.addAll(answers);
    }

    void changeToken(String accessToken) {
        token = accessToken;
    }

    void demandProof(String appSecret) {
        proof = appSecret;
    }

    void close() {
        closed.countDown();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.incrementAndGet();
        FakeAnswer told = script.poll();
        if (told == null) {
            answer(exchange, usual(exchange, body));
        } else {
            if (told.takesMessage()) {
                usual(exchange, body);
            }
            misbehave(exchange, told);
        }
    }

    private void misbehave(HttpExchange exchange, FakeAnswer told) throws IOException {
        switch (told.ending()) {
            case ANSWER -> answer(exchange, told);
            case DROP -> exchange.close();
            case HANG -> {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
        }
    }

    /** Checks in the order Meta does: who asks, what for, with what. */
    private FakeAnswer usual(HttpExchange exchange, byte[] body) throws IOException {
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return FakeAnswer.error(401, 190, "Error validating access token: the session has expired.");
        }
        if (!isProven(exchange)) {
            return FakeAnswer.error(400, 100, "API calls from the server require an appsecret_proof argument");
        }
        if (!path.matches() || !numbers.contains(path.group(1)) || !"POST".equals(exchange.getRequestMethod())) {
            return FakeAnswer.error(
                    400, 100, UNKNOWN_OBJECT, "Unsupported post request. Object does not exist or cannot be loaded.");
        }
        if (!isJson(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            return FakeAnswer.error(400, 100, "(#100) The parameter messaging_product is required.");
        }
        MetaRequest request = MetaRequest.read(body);
        FakeAnswer fault = request.fault();
        return fault != null ? fault : take(request, path.group(1));
    }

    private FakeAnswer take(MetaRequest request, String number) {
        String id = String.format(Locale.ROOT, "wamid.FAKE%05d%06d", port, ids.incrementAndGet());
        log.add(new SentMessage(
                id, number, request.to(), request.type(), request.text(), request.reference(), request.json()));
        return FakeAnswer.raw(200, request.accepted(id));
    }

    private boolean isProven(HttpExchange exchange) {
        String secret = proof;
        if (secret == null) {
            return true;
        }
        String expected = "appsecret_proof=" + SignedWebhook.hexHmac(secret, token.getBytes(StandardCharsets.UTF_8));
        return expected.equals(exchange.getRequestURI().getRawQuery());
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    private static void answer(HttpExchange exchange, FakeAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean page = answer.body().startsWith("<");
        exchange.getResponseHeaders().set("Content-Type", page ? "text/html" : "application/json");
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders()
                    .set("Retry-After", Long.toString(answer.retryAfter().toSeconds()));
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
