package org.whatsapprouting.testkit.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.provider.ProviderConfig;

/** The plain provider at a company that gives access tokens for the token of the settings; for {@link RenewingEndpoint}. */
class RenewingProvider extends PlainProvider {
    private static final int UNAUTHORISED = 401;

    private final HttpClient http;
    private final Object lock = new Object();
    private @Nullable String current;

    RenewingProvider(ProviderConfig config, HttpClient http) {
        super(config, http);
        this.http = http;
    }

    @Override
    String token() throws IOException {
        synchronized (lock) {
            if (current == null) {
                current = fetched();
            }
            return current;
        }
    }

    @Override
    HttpResponse<byte[]> post(JsonNode body) throws IOException {
        String used = token();
        HttpResponse<byte[]> answer = post(body, used);
        return answer.statusCode() == UNAUTHORISED ? again(body, used) : answer;
    }

    /** After a token was refused. */
    HttpResponse<byte[]> again(JsonNode body, String refused) throws IOException {
        renew(refused);
        return post(body, token());
    }

    /** Gets a new token, unless another thread has done so. */
    void renew(String refused) throws IOException {
        synchronized (lock) {
            if (refused.equals(current)) {
                current = null;
                current = fetched();
            }
        }
    }

    /** Gets a token. */
    String fetched() throws IOException {
        var request = HttpRequest.newBuilder(URI.create(config.text("baseUrl") + RenewingEndpoint.TOKENS))
                .header("Authorization", "Bearer " + super.token())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            String token = parsed(answer.body()).path("token").asText();
            if (!token.isEmpty()) {
                return token;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException lost) {
            throw noToken(lost);
        }
        throw noToken(null);
    }

    /** What is thrown when there is no token: nothing was sent, and that is certain. */
    IOException noToken(@Nullable IOException why) {
        var none = new ConnectException("no token");
        none.initCause(why);
        return none;
    }
}
