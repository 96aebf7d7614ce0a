package org.whatsapprouting.provider.meta;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.provider.meta.internal.AnswerReader;
import org.whatsapprouting.provider.meta.internal.Draft;
import org.whatsapprouting.provider.meta.internal.MessageWriter;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.support.Signatures;

/** One business number at Meta. Keeps no state of its own. */
final class MetaProvider implements MessagingProvider {
    private static final Logger LOG = LoggerFactory.getLogger(MetaProvider.class);

    private final ProviderConfig config;
    private final MetaSettings settings;
    private final WebhookGate gate;
    private final HttpCaller http;

    MetaProvider(ProviderConfig config, HttpCaller http) {
        this.config = config;
        this.settings = MetaSettings.of(config);
        this.gate = new WebhookGate(config);
        this.http = http;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.TEXT,
                Capability.TEMPLATE,
                Capability.QUOTE,
                Capability.DELIVERY_STATUS,
                Capability.STATUS_ECHO,
                Capability.SIGNED_WEBHOOKS);
    }

    @Override
    public String number() {
        return settings.phoneNumberId();
    }

    @Override
    public int bodyLimit() {
        return WebhookGate.BODY_LIMIT;
    }

    @Override
    public WebhookVerdict receive(WebhookRequest request) {
        return gate.receive(request);
    }

    @Override
    public SendOutcome send(OutboundMessage message) {
        Draft draft = MessageWriter.write(message);
        SendOutcome outcome =
                draft instanceof Draft.Ready ready ? post(ready.body(), message.attempt()) : refused(draft);
        LOG.debug(
                "Account {}, message {}, attempt {}: {}",
                message.account(),
                message.reference(),
                message.attempt(),
                outcome);
        return outcome;
    }

    private static SendOutcome refused(Draft draft) {
        return ((Draft.Refused) draft).outcome();
    }

    private SendOutcome post(byte[] body, int attempt) {
        Secret token;
        URI address;
        try {
            token = config.secret(MetaSettings.ACCESS_TOKEN);
            address = address(token);
        } catch (IllegalStateException unresolved) {
            // It names the reference, never the secret. Secret stores have outages, and nothing was sent.
            LOG.warn("Account {} cannot send: {}", config.account(), unresolved.getMessage());
            return new SendOutcome.Deferred(
                    null, "secret", "A secret of the account could not be read; nothing was sent.");
        }
        if (!token.reveal().matches("[\\x21-\\x7e]+")) {
            return new SendOutcome.Rejected(
                    RejectReason.NOT_AUTHORISED,
                    "token-format",
                    "The access token holds a blank, a line break or a character that no token has. Store it anew.");
        }
        var headers = Map.of(
                "Authorization", "Bearer " + token.reveal(),
                "Content-Type", "application/json",
                "Accept", "application/json",
                "User-Agent", "whatsapp-routing");
        HttpOutcome outcome = http.post(address, headers, body, settings.timeout());
        if (outcome instanceof HttpOutcome.Answered answer) {
            return AnswerReader.read(answer, attempt, config.clock().instant());
        }
        return ((HttpOutcome.Failed) outcome).asSend();
    }

    /** The proof that the caller knows the app's secret, for apps that demand it (Meta 1.1). */
    private URI address(Secret token) {
        if (!settings.appSecretProof()) {
            return settings.messages();
        }
        byte[] proof = Signatures.hmacSha256(
                config.secret(MetaSettings.APP_SECRET), token.reveal().getBytes(StandardCharsets.UTF_8));
        return URI.create(
                settings.messages() + "?appsecret_proof=" + HexFormat.of().formatHex(proof));
    }

    /** Connections are shared by all accounts and end when they are idle. */
    @Override
    public void close() {}
}
