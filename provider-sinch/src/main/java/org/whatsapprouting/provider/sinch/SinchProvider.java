package org.whatsapprouting.provider.sinch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MediaSink;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.provider.sinch.internal.AnswerReader;
import org.whatsapprouting.provider.sinch.internal.Grant;
import org.whatsapprouting.provider.sinch.internal.MessageWriter;
import org.whatsapprouting.provider.support.AllowedHosts;
import org.whatsapprouting.provider.support.Draft;
import org.whatsapprouting.provider.support.FileFetcher;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.support.SendLog;

/** One app at Sinch. Keeps nothing but its access token. */
final class SinchProvider implements MessagingProvider {
    private static final SendLog LOG = new SendLog(SinchProvider.class);
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final int UNAUTHORISED = 401;

    /** The largest file WhatsApp carries. */
    private static final long MAX_FILE = 100L << 20;

    private final ProviderConfig config;
    private final SinchSettings settings;
    private final WebhookGate gate;
    private final HttpCaller http;
    private final FileFetcher files;
    private final AccessTokens tokens;

    SinchProvider(ProviderConfig config, HttpCaller http, List<String> fileHosts) {
        this.config = config;
        this.settings = SinchSettings.of(config);
        this.gate = new WebhookGate(config, settings);
        this.http = http;
        this.files =
                new FileFetcher(http, new AllowedHosts(fileHosts, settings.messages()), settings.timeout(), MAX_FILE);
        this.tokens = new AccessTokens(config, settings, http);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.TEXT,
                Capability.IMAGE,
                Capability.VIDEO,
                Capability.AUDIO,
                Capability.DOCUMENT,
                Capability.STICKER,
                Capability.LOCATION,
                Capability.CONTACTS,
                Capability.TEMPLATE,
                Capability.BUTTONS,
                Capability.LIST,
                Capability.FLOW,
                Capability.PRODUCT,
                Capability.PRODUCT_LIST,
                Capability.MEDIA_DOWNLOAD,
                Capability.DELIVERY_STATUS,
                Capability.STATUS_ECHO,
                Capability.SIGNED_WEBHOOKS);
    }

    @Override
    public String number() {
        return settings.appId();
    }

    @Override
    public int bodyLimit() {
        return WebhookGate.BODY_LIMIT;
    }

    @Override
    public Pacing pacing() {
        return settings.pacing();
    }

    @Override
    public WebhookVerdict receive(WebhookRequest request) {
        return gate.receive(request);
    }

    @Override
    public SendOutcome send(OutboundMessage message) {
        Draft draft = MessageWriter.write(message, settings.appId(), settings.ttl());
        SendOutcome outcome =
                draft instanceof Draft.Ready ready ? post(ready.body()) : ((Draft.Refused) draft).outcome();
        return LOG.went(message, outcome);
    }

    /**
     * A status of 401 says that the message was not taken. If that is because the token expired on the way, or was
     * revoked, a new one helps; so the message is posted again with a new one, once.
     */
    private SendOutcome post(byte[] body) {
        Instant deadline = config.clock().instant().plus(settings.timeout());
        SendOutcome refused = null;
        while (true) {
            Grant grant = tokens.get(left(deadline));
            if (grant instanceof Grant.Refused none) {
                return none.outcome();
            }
            Secret token = ((Grant.Token) grant).value();
            HttpOutcome outcome = http.post(settings.messages(), headers(token), body, left(deadline));
            if (!(outcome instanceof HttpOutcome.Answered answer)) {
                return ((HttpOutcome.Failed) outcome).asSend();
            }
            SendOutcome read = AnswerReader.read(answer, config.clock().instant());
            if (answer.status() != UNAUTHORISED || refused != null) {
                return read;
            }
            refused = read;
            tokens.discard(token);
        }
    }

    private static Map<String, String> headers(Secret token) {
        return Map.of(
                "Authorization", AccessTokens.bearer(token),
                "Content-Type", "application/json",
                "Accept", "application/json");
    }

    private Duration left(Instant deadline) {
        Duration left = Duration.between(config.clock().instant(), deadline);
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }

    /** The address is a stranger's: no credentials go there, and only the company's own servers are asked. */
    @Override
    public void download(MediaRef ref, MediaSink sink) throws IOException {
        files.fetch(ref, sink);
    }

    /** Connections are shared by all accounts and end when they are idle. */
    @Override
    public void close() {}
}
