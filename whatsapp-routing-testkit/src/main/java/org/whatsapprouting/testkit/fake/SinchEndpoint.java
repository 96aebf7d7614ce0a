package org.whatsapprouting.testkit.fake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.MediaRef;

/**
 * Sinch's Conversation API, its Provisioning API and its token endpoint in one: takes
 * {@code POST /v1/projects/{project}/messages:send} and {@code POST /oauth2/token}, and lists
 * {@code GET /v1/projects/{project}/whatsapp/templates}. It knows the templates {@code order_update}, {@code order_choice} with
 * two quick replies, and others that may not be sent. Set both {@code baseUrl} and {@code authUrl} of an account to it.
 * Webhooks come from {@link SinchWebhooks}.
 */
public final class SinchEndpoint implements FakeEndpoint {
    private static final String TOKENS = "/oauth2/token";
    private static final int HOUR = 3_599;

    private final String projectId;
    private final String appId;
    private final String basic;
    private final SinchTemplates templates = new SinchTemplates();
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, FakeAnswer> files = new ConcurrentHashMap<>();
    private final Set<String> valid = ConcurrentHashMap.newKeySet();
    private final Queue<FakeAnswer> tokenScript = new ConcurrentLinkedQueue<>();
    private volatile int life = HOUR;

    /**
     * @param projectId the one project there is
     * @param appId its one app
     * @param keyId the access key
     * @param keySecret its secret
     */
    public SinchEndpoint(String projectId, String appId, String keyId, String keySecret) {
        this.projectId = projectId;
        this.appId = appId;
        this.basic = "Basic "
                + Base64.getEncoder().encodeToString((keyId + ":" + keySecret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void expireTokens() {
        valid.clear();
    }

    /** From now on tokens say that they are good for so many seconds; they are for longer. */
    public void tokensLast(int seconds) {
        life = seconds;
    }

    /** Says how the next requests for tokens end, one each. */
    public void nextTokens(FakeAnswer... answers) {
        tokenScript.addAll(List.of(answers));
    }

    /** How many requests for a token came. */
    public int tokensAsked() {
        return asked.get();
    }

    @Override
    public boolean isAside(FakeRequest request) {
        return request.path().equals(TOKENS);
    }

    @Override
    public MediaRef hold(URI server, String mimeType, byte[] file) {
        String path = "/files/" + (files.size() + 1);
        files.put(path, FakeAnswer.bytes(200, mimeType, file));
        return new MediaRef(null, server + path, null, null);
    }

    @Override
    public FakeAnswer throttled(Duration retryAfter) {
        return SinchAnswers.throttled(retryAfter);
    }

    @Override
    public FakeAnswer unauthorised() {
        return SinchAnswers.error(403, "PERMISSION_DENIED", "The project has no access to the Conversation API.");
    }

    /** Sinch says it later, by a delivery report. */
    @Override
    public @Nullable FakeAnswer windowClosed() {
        return null;
    }

    /** Checks in the order Sinch does: who asks, what for, with what. */
    @Override
    public FakeAnswer answer(FakeRequest request) {
        if (isAside(request)) {
            return token(request);
        }
        FakeAnswer file = files.get(request.path());
        if (file != null && request.method().equals("GET")) {
            // Whoever brings credentials to where files lie gives them away.
            return request.header("Authorization") == null ? file : FakeAnswer.raw(400, "");
        }
        String authorization = request.header("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return FakeAnswer.bytes(401, "text/plain", new byte[0]).with("www-authenticate", "Bearer");
        }
        if (!valid.contains(authorization.substring("Bearer ".length()))) {
            return SinchAnswers.expired();
        }
        if (request.path().equals("/v1/projects/" + projectId + "/whatsapp/templates")
                && request.method().equals("GET")) {
            return templates.page(request);
        }
        if (!request.path().equals("/v1/projects/" + projectId + "/messages:send")
                || !request.method().equals("POST")) {
            return SinchAnswers.notFound();
        }
        if (!request.isOfType("application/json")) {
            return SinchAnswers.error(415, "INVALID_ARGUMENT", "Content-Type must be application/json");
        }
        SinchRequest message = SinchRequest.read(request.body());
        if (!message.appId().equals(appId)) {
            return SinchAnswers.notFound();
        }
        FakeAnswer fault = message.fault();
        String unfit = templates.fault(message.template());
        if (fault == null && unfit != null) {
            return SinchAnswers.invalid(unfit);
        }
        return fault != null ? fault : message.taken("01FAKE" + request.serial());
    }

    private FakeAnswer token(FakeRequest request) {
        int serial = asked.incrementAndGet();
        FakeAnswer told = tokenScript.poll();
        if (told != null) {
            return told;
        }
        if (!basic.equals(request.header("Authorization"))) {
            return FakeAnswer.raw(401, "{\"error\":\"invalid_client\"}");
        }
        if (!request.isOfType("application/x-www-form-urlencoded")
                || !"client_credentials".equals(request.form().get("grant_type"))
                || !request.method().equals("POST")) {
            return FakeAnswer.raw(400, "{\"error\":\"unsupported_grant_type\"}");
        }
        String token = "fake-access-token-" + request.serial() + "-" + serial;
        valid.add(token);
        return FakeAnswer.raw(
                200,
                "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":" + life
                        + ",\"scope\":\"\"}");
    }
}
