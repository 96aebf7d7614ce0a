package org.whatsapprouting.testkit.provider;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.testkit.fake.FakeAnswer;
import org.whatsapprouting.testkit.fake.FakeEndpoint;
import org.whatsapprouting.testkit.fake.FakeRequest;
import org.whatsapprouting.testkit.fake.MetaAnswers;
import org.whatsapprouting.testkit.fake.MetaEndpoint;

/** Meta as it would be if it gave access tokens for an hour. */
final class RenewingEndpoint implements FakeEndpoint {
    static final String TOKENS = "/tokens";

    private final String key;
    private final MetaEndpoint meta;
    private final Set<String> valid = ConcurrentHashMap.newKeySet();

    RenewingEndpoint(String key, String number) {
        this.key = "Bearer " + key;
        this.meta = new MetaEndpoint(key, number);
    }

    @Override
    public FakeAnswer answer(FakeRequest request) {
        String given = String.valueOf(request.header("Authorization"));
        if (isAside(request)) {
            String token = "token-" + request.serial();
            valid.add("Bearer " + token);
            return given.equals(key) ? FakeAnswer.raw(200, "{\"token\":\"" + token + "\"}") : unauthorised();
        }
        if (!valid.contains(given)) {
            return meta.unauthorised();
        }
        Map<String, List<String>> headers = new TreeMap<>(request.headers());
        headers.keySet().removeIf("Authorization"::equalsIgnoreCase);
        headers.put("Authorization", List.of(key));
        return meta.answer(new FakeRequest(
                request.serial(), request.server(), request.method(), request.target(), headers, request.body()));
    }

    @Override
    public boolean isAside(FakeRequest request) {
        return request.path().equals(TOKENS);
    }

    @Override
    public void expireTokens() {
        valid.clear();
    }

    @Override
    public MediaRef hold(String mimeType, byte[] file) {
        return meta.hold(mimeType, file);
    }

    @Override
    public FakeAnswer throttled(Duration retryAfter) {
        return meta.throttled(retryAfter);
    }

    @Override
    public FakeAnswer unauthorised() {
        return MetaAnswers.error(403, 10, "(#10) Permission denied");
    }

    @Override
    public @Nullable FakeAnswer windowClosed() {
        return meta.windowClosed();
    }
}
