package org.whatsapprouting.testkit.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;

/** Mistakes in what is done when a token comes to its end. */
final class TokenBugs {
    /** Where a provider's name begins so, it gets its tokens from the company. */
    static final String RENEWS = "tokens: ";

    private TokenBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                bug("each thread renews for itself", (config, http) -> new RenewingProvider(config, http) {
                    private volatile @Nullable String mine;

                    @Override
                    String token() throws IOException {
                        String now = mine;
                        return now == null ? super.token() : now;
                    }

                    @Override
                    void renew(String refused) throws IOException {
                        mine = fetched();
                    }
                }),
                bug("renewed, the message goes twice", (config, http) -> new RenewingProvider(config, http) {
                    @Override
                    HttpResponse<byte[]> again(JsonNode body, String refused) throws IOException {
                        HttpResponse<byte[]> first = super.again(body, refused);
                        return first.statusCode() == 200 ? post(body, token()) : first;
                    }
                }),
                bug("the old one is used after all", (config, http) -> new RenewingProvider(config, http) {
                    @Override
                    HttpResponse<byte[]> again(JsonNode body, String refused) throws IOException {
                        renew(refused);
                        return post(body, refused);
                    }
                }),
                bug("none is ever renewed", (config, http) -> new RenewingProvider(config, http) {
                    @Override
                    void renew(String refused) {
                        // It was good when it was fetched.
                    }
                }),
                bug("a new one for each message", (config, http) -> new RenewingProvider(config, http) {
                    @Override
                    HttpResponse<byte[]> post(JsonNode body) throws IOException {
                        return post(body, fetched());
                    }
                }),
                bug(
                        "without one nobody knows what became of the message",
                        (config, http) -> new RenewingProvider(config, http) {
                            @Override
                            IOException noToken(@Nullable IOException why) {
                                return new IOException("no token", why);
                            }
                        }),
                new PlantedBug(
                        "a refused token is tried again",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public SendOutcome send(OutboundMessage message) {
                                SendOutcome outcome = super.send(message);
                                return outcome instanceof SendOutcome.Rejected rejected
                                                && rejected.reason() == RejectReason.NOT_AUTHORISED
                                        ? super.send(message)
                                        : outcome;
                            }
                        },
                        Set.of(TokenClauses.class)));
    }

    /** Makes a renewing provider with a mistake. */
    private interface Renewing {
        RenewingProvider of(ProviderConfig config, HttpClient http);
    }

    private static PlantedBug bug(String name, Renewing provider) {
        return new PlantedBug(RENEWS + name, provider::of, Set.of(TokenClauses.class));
    }
}
