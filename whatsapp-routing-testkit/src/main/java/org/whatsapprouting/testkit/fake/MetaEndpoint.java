package org.whatsapprouting.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Meta's Graph API: takes {@code POST /{version}/{number}/messages}. Webhooks come from {@link MetaWebhooks}. */
public final class MetaEndpoint implements FakeEndpoint {
    private static final Pattern PATH = Pattern.compile("/v[0-9]{1,3}\\.[0-9]{1,2}/([0-9]{1,32})/messages");
    private static final int UNKNOWN_OBJECT = 33;

    private final Set<String> numbers;
    private volatile String token;
    private volatile @Nullable String proof;

    /**
     * @param accessToken the token that requests must carry
     * @param phoneNumberIds the business numbers there are
     */
    public MetaEndpoint(String accessToken, String... phoneNumberIds) {
        this.token = accessToken;
        this.numbers = Set.of(phoneNumberIds);
    }

    /** From now on another token is valid; the old one gets error 190. */
    public void changeToken(String accessToken) {
        token = accessToken;
    }

    /** From now on requests must carry {@code appsecret_proof} (Meta 1.1). */
    public void demandProof(String appSecret) {
        proof = appSecret;
    }

    @Override
    public FakeAnswer throttled(Duration retryAfter) {
        return MetaAnswers.throttled(retryAfter);
    }

    @Override
    public FakeAnswer unauthorised() {
        return MetaAnswers.error(401, 190, "Error validating access token: the session has expired.");
    }

    @Override
    public FakeAnswer windowClosed() {
        return MetaAnswers.error(400, 131_047, "(#131047) Re-engagement message");
    }

    /** Checks in the order Meta does: who asks, what for, with what. */
    @Override
    public FakeAnswer answer(FakeRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!("Bearer " + token).equals(request.header("Authorization"))) {
            return unauthorised();
        }
        if (!isProven(request)) {
            return MetaAnswers.error(400, 100, "API calls from the server require an appsecret_proof argument");
        }
        if (!path.matches() || !numbers.contains(path.group(1)) || !"POST".equals(request.method())) {
            return MetaAnswers.error(
                    400, 100, UNKNOWN_OBJECT, "Unsupported post request. Object does not exist or cannot be loaded.");
        }
        if (!request.isOfType("application/json")) {
            return MetaAnswers.error(400, 100, "(#100) The parameter messaging_product is required.");
        }
        MetaRequest message = MetaRequest.read(request.body());
        FakeAnswer fault = message.fault();
        return fault != null ? fault : message.taken("wamid.FAKE" + request.serial(), path.group(1));
    }

    private boolean isProven(FakeRequest request) {
        String secret = proof;
        if (secret == null) {
            return true;
        }
        String expected = SignedWebhook.hexHmac(secret, token.getBytes(StandardCharsets.UTF_8));
        return expected.equals(request.query().get("appsecret_proof"));
    }
}
