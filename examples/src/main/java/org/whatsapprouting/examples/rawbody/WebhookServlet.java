package org.whatsapprouting.examples.rawbody;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.view.WebhookResponse;

/**
 * Webhooks in a Jakarta servlet, mapped to {@code /webhooks/*}. Nothing before it may call {@code getParameter}: that
 * parses a body, and then it is gone.
 */
public final class WebhookServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient RoutingEngine engine;

    /** Takes the engine that decides. */
    public WebhookServlet(RoutingEngine engine) {
        this.engine = engine;
    }

    // snippet: servlet
    @Override
    protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
        var account = new AccountId(in.getPathInfo().substring(1));
        byte[] body = in.getInputStream().readNBytes(engine.webhooks().bodyLimit(account) + 1);
        URI url = URI.create(in.getRequestURL() + (in.getQueryString() == null ? "" : "?" + in.getQueryString()));
        var request = WebhookRequest.of(in.getMethod(), url, headers(in), body);
        WebhookResponse answer = engine.webhooks()
                .receive(account, request)
                .toCompletableFuture()
                .join();
        out.setStatus(answer.status());
        out.setContentType(answer.contentType());
        out.getWriter().print(answer.body());
    }
    // end

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        var headers = new TreeMap<String, List<String>>();
        request.getHeaderNames()
                .asIterator()
                .forEachRemaining(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        return headers;
    }
}
