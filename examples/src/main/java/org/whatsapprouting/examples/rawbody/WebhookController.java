package org.whatsapprouting.examples.rawbody;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.core.RoutingEngine;

/**
 * Webhooks in Spring MVC. The body is read from the request itself: a parameter with {@code @RequestBody} has been read,
 * without a limit and perhaps with a change, before it gets here.
 */
@RestController
public final class WebhookController {
    private final RoutingEngine engine;

    /** Takes the engine that decides. */
    public WebhookController(RoutingEngine engine) {
        this.engine = engine;
    }

    // snippet: spring
    @RequestMapping("/webhooks/{account}")
    public CompletionStage<ResponseEntity<String>> webhook(
            @PathVariable("account") AccountId account, @RequestHeader HttpHeaders headers, HttpServletRequest in)
            throws IOException {
        byte[] body = in.getInputStream().readNBytes(engine.webhooks().bodyLimit(account) + 1);
        URI url = URI.create(in.getRequestURL() + (in.getQueryString() == null ? "" : "?" + in.getQueryString()));
        var byName = new HashMap<String, List<String>>();
        headers.forEach(byName::put);
        return engine.webhooks()
                .receive(account, WebhookRequest.of(in.getMethod(), url, byName, body))
                .thenApply(answer -> ResponseEntity.status(answer.status())
                        .header("Content-Type", answer.contentType())
                        .body(answer.body()));
    }
    // end
}
