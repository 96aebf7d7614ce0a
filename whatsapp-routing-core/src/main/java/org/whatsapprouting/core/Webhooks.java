package org.whatsapprouting.core;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.core.decide.ProxyToken;
import org.whatsapprouting.core.shell.Shell;
import org.whatsapprouting.core.view.WebhookResponse;

/**
 * Where providers call. Give it the raw bytes of the body; answer what it says.
 *
 * <p>The stage completes after the events are durable: only then is a 200 true. It never fails; what goes wrong is a
 * status. Safe for any thread; verifying and parsing run on the caller's.
 */
public final class Webhooks {
    /** The parameter of an address that holds the account's token. */
    static final String TOKEN = "token";

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORISED = 401;
    private static final int TOO_LARGE = 413;
    private static final int UNAVAILABLE = 503;

    private final Shell shell;

    Webhooks(Shell shell) {
        this.shell = shell;
    }

    /**
     * Returns how large a body an account's provider may send, in bytes; read no more than one byte beyond it. An unknown
     * account has the default limit, so that nobody can tell it from a known one.
     */
    public int bodyLimit(AccountId account) {
        MessagingProvider provider = shell.providers().of(account);
        return provider == null ? MessagingProvider.DEFAULT_BODY_LIMIT : provider.bodyLimit();
    }

    /**
     * Takes a provider's call. Where the provider does not sign, the address called has to hold the account's token.
     *
     * @param account the account the path of the webhook names
     * @param request the call, with its address and its body exactly as received
     */
    public CompletionStage<WebhookResponse> receive(AccountId account, WebhookRequest request) {
        MessagingProvider provider = shell.providers().of(account);
        TenantId tenant = shell.tenants().of(account);
        if (provider == null || tenant == null || !mayCall(account, provider, request)) {
            return answer(WebhookResponse.empty(UNAUTHORISED));
        }
        if (request.bodySize() > provider.bodyLimit()) {
            return answer(WebhookResponse.empty(TOO_LARGE));
        }
        WebhookVerdict verdict;
        try {
            verdict = provider.receive(request);
        } catch (RuntimeException unable) {
            // For example a secret that cannot be read just now: the provider will send it again.
            LOG.error("A webhook for account '{}' could not be looked at", account, LogSafe.trace(unable));
            return answer(WebhookResponse.empty(UNAVAILABLE));
        }
        if (verdict instanceof WebhookVerdict.Challenge challenge) {
            return answer(new WebhookResponse(OK, "text/plain", challenge.body()));
        }
        if (verdict instanceof WebhookVerdict.Refused refused) {
            return refused(tenant, account, request, refused);
        }
        return events(tenant, account, provider, request, ((WebhookVerdict.Events) verdict).events());
    }

    /**
     * Whoever signs is known by his signature, which the provider looks at. Whoever does not has to know the account's
     * token (mission A-08): in the query, or as the last part of the path, for consoles that have their own way with queries.
     */
    private boolean mayCall(AccountId account, MessagingProvider provider, WebhookRequest request) {
        if (provider.capabilities().contains(Capability.SIGNED_WEBHOOKS)) {
            return true;
        }
        ProxyToken token = shell.tenants().token(account);
        String path = request.url().getPath() == null ? "" : request.url().getPath();
        boolean known = token != null
                && (token.matches(request.query(TOKEN).orElse(""))
                        | token.matches(path.substring(path.lastIndexOf('/') + 1)));
        if (!known) {
            LOG.info("A webhook for account '{}' is refused: its address lacks the account's token", account);
        }
        return known;
    }

    private CompletionStage<WebhookResponse> refused(
            TenantId tenant, AccountId account, WebhookRequest request, WebhookVerdict.Refused refused) {
        LOG.info(
                "A webhook for account '{}' is refused: {} {}", account, refused.cause(), LogSafe.of(refused.detail()));
        if (refused.cause() == WebhookVerdict.Refused.Cause.NOT_AUTHENTIC) {
            return answer(WebhookResponse.empty(UNAUTHORISED));
        }
        String raw = Base64.getEncoder().encodeToString(request.body());
        return durable(List.of(shell.quarantine(tenant, account, raw)), BAD_REQUEST);
    }

    private CompletionStage<WebhookResponse> events(
            TenantId tenant,
            AccountId account,
            MessagingProvider provider,
            WebhookRequest request,
            List<InboundEvent> events) {
        var stages = new ArrayList<CompletionStage<?>>(events.size());
        for (InboundEvent event : events) {
            AccountId home = home(account, provider, request, event);
            TenantId whose = home == null ? null : shell.tenants().of(home);
            if (home == null || whose == null) {
                LOG.warn(
                        "An event for a number that no account of this secret has is kept raw, at account '{}'",
                        account);
                stages.add(shell.keep(tenant, account, event.eventKey(), "unroutable", event.toString()));
            } else {
                stages.add(shell.receive(whose, home, event));
            }
        }
        return durable(stages, OK);
    }

    /** The account an event belongs to: several accounts may share one app, and with it one secret and one address. */
    private @Nullable AccountId home(
            AccountId account, MessagingProvider provider, WebhookRequest request, InboundEvent event) {
        String number = event.number();
        if (number == null || number.equals(provider.number())) {
            return account;
        }
        String id = shell.providers().idOf(account);
        if (id == null) {
            return null;
        }
        for (AccountId other : shell.providers().listeningTo(id, number)) {
            MessagingProvider theirs = shell.providers().of(other);
            if (theirs != null
                    && mayCall(other, theirs, request)
                    && theirs.receive(request) instanceof WebhookVerdict.Events) {
                return other;
            }
        }
        return null;
    }

    private static CompletionStage<WebhookResponse> durable(List<CompletionStage<?>> stages, int status) {
        CompletableFuture<?>[] all =
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(all).handle((nothing, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "A webhook could not be made durable; the provider will send it again", LogSafe.trace(failure));
                return WebhookResponse.empty(UNAVAILABLE);
            }
            return WebhookResponse.empty(status);
        });
    }

    private static CompletionStage<WebhookResponse> answer(WebhookResponse response) {
        return CompletableFuture.completedStage(response);
    }
}
