package org.whatsapprouting.provider.kaleyra;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MediaSink;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.provider.kaleyra.internal.AnswerReader;
import org.whatsapprouting.provider.kaleyra.internal.FormWriter;
import org.whatsapprouting.provider.kaleyra.internal.WrappedWriter;
import org.whatsapprouting.provider.support.AllowedHosts;
import org.whatsapprouting.provider.support.Draft;
import org.whatsapprouting.provider.support.FileFetcher;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.support.LogSafe;

/** One business number at Kaleyra. Keeps no state of its own. */
final class KaleyraProvider implements MessagingProvider {
    private static final Logger LOG = LoggerFactory.getLogger(KaleyraProvider.class);

    private static final Set<Capability> FIRST = Set.of(
            Capability.TEXT,
            Capability.IMAGE,
            Capability.VIDEO,
            Capability.AUDIO,
            Capability.DOCUMENT,
            Capability.BUTTONS,
            Capability.LIST,
            Capability.TEMPLATE,
            Capability.MEDIA_DOWNLOAD,
            Capability.DELIVERY_STATUS,
            Capability.STATUS_ECHO);
    /** Whatever WhatsApp's own objects can say. */
    private static final Set<Capability> SECOND = Stream.concat(
                    Arrays.stream(Capability.values()).filter(Capability::isContent),
                    Stream.of(
                            Capability.QUOTE,
                            Capability.MEDIA_DOWNLOAD,
                            Capability.DELIVERY_STATUS,
                            Capability.STATUS_ECHO))
            .collect(Collectors.toUnmodifiableSet());

    /** The largest file WhatsApp carries. */
    private static final long MAX_FILE = 100L << 20;

    private final ProviderConfig config;
    private final KaleyraSettings settings;
    private final WebhookGate gate;
    private final HttpCaller http;
    private final FileFetcher files;
    private final FormWriter forms;
    private final WrappedWriter wrapped;

    KaleyraProvider(ProviderConfig config, HttpCaller http, List<String> fileHosts) {
        this.config = config;
        this.settings = KaleyraSettings.of(config);
        this.gate = new WebhookGate(config, settings);
        this.http = http;
        this.files =
                new FileFetcher(http, new AllowedHosts(fileHosts, settings.messages()), settings.timeout(), MAX_FILE);
        this.forms = new FormWriter(settings.number(), settings.channel(), settings.sandbox(), settings.callbackUrl());
        this.wrapped = new WrappedWriter(settings.callbackProfile());
    }

    @Override
    public Set<Capability> capabilities() {
        return settings.newer() ? SECOND : FIRST;
    }

    @Override
    public String number() {
        return settings.number();
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
        Draft draft = settings.newer() ? wrapped.write(message) : forms.write(message);
        SendOutcome outcome =
                draft instanceof Draft.Ready ready ? post(ready.body()) : ((Draft.Refused) draft).outcome();
        LOG.debug(
                "Account {}, message {}, attempt {}: {}",
                message.account(),
                LogSafe.detail(message.reference()),
                message.attempt(),
                LogSafe.detail(outcome.toString()));
        return outcome;
    }

    private SendOutcome post(byte[] body) {
        Secret key;
        try {
            key = config.secret(KaleyraSettings.API_KEY);
        } catch (IllegalStateException unresolved) {
            // It names the reference, never the secret. Secret stores have outages, and nothing was sent.
            LOG.warn("Account {} cannot send: {}", config.account(), LogSafe.detail(unresolved.getMessage()));
            return new SendOutcome.Deferred(
                    null, "secret", "A secret of the account could not be read; nothing was sent.");
        }
        if (!key.reveal().matches("[\\x21-\\x7e]+")) {
            return new SendOutcome.Rejected(
                    RejectReason.NOT_AUTHORISED,
                    "key-format",
                    "The API key holds a blank, a line break or a character that no key has. Store it anew.");
        }
        HttpOutcome outcome = http.post(settings.messages(), headers(key), body, settings.timeout());
        if (outcome instanceof HttpOutcome.Answered answer) {
            return AnswerReader.read(answer, config.clock().instant(), text -> masked(text, key));
        }
        return ((HttpOutcome.Failed) outcome).asSend();
    }

    /** Kaleyra knows these, and may repeat them. */
    private String masked(String text, Secret key) {
        var secrets = new ArrayList<Secret>(List.of(key));
        config.optionalSecret(KaleyraSettings.CALLBACK_SECRET).ifPresent(secrets::add);
        config.optionalSecret(KaleyraSettings.PREVIOUS_CALLBACK_SECRET).ifPresent(secrets::add);
        String masked = text;
        for (Secret secret : secrets) {
            masked = masked.replace(secret.reveal(), "***");
        }
        return masked;
    }

    /** The key goes as a header and never into a form, because forms end in logs. */
    private Map<String, String> headers(Secret key) {
        var headers = new HashMap<String, String>();
        headers.put("api-key", key.reveal());
        headers.put("Content-Type", settings.newer() ? "application/json" : "application/x-www-form-urlencoded");
        headers.put("Accept", "application/json");
        headers.put("User-Agent", "whatsapp-routing");
        return headers;
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
