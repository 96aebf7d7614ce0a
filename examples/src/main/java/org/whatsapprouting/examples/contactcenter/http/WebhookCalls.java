package org.whatsapprouting.examples.contactcenter.http;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.core.view.WebhookResponse;

/** Where providers call. Their bodies are signed as they are, so nothing here reads, decodes or inflates them. */
final class WebhookCalls {
    private static final int UNAUTHORISED = 401;

    private final Desk desk;

    WebhookCalls(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/webhooks/{account}", this::receive), Route.post("/webhooks/{account}", this::receive));
    }

    private Answer receive(Call call) throws IOException {
        AccountId account;
        try {
            account = new AccountId(call.path("account"));
        } catch (IllegalArgumentException noId) {
            // As for an account that does not exist.
            return answer(WebhookResponse.empty(UNAUTHORISED));
        }
        byte[] body = call.bytes(desk.webhooks().bodyLimit(account));
        var request = WebhookRequest.of(call.method(), address(call), call.headers(), body);
        return answer(Stages.outcome(desk.webhooks().receive(account, request)));
    }

    /** As far as known: a host behind a proxy puts its public address here. Some providers sign it. */
    private static URI address(Call call) {
        String query = call.uri().getRawQuery();
        String named = call.header("Host");
        String host = named != null && named.matches("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?") ? named : "localhost";
        return URI.create("http://" + host + call.uri().getRawPath() + (query == null ? "" : "?" + query));
    }

    private static Answer answer(WebhookResponse response) {
        return new Answer.Whole(response.status(), response.contentType(), response.body(), Map.of());
    }
}
