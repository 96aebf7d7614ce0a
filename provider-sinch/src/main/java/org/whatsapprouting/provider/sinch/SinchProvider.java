package org.whatsapprouting.provider.sinch;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MediaSink;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.provider.sinch.internal.ListedTemplate;
import org.whatsapprouting.provider.sinch.internal.MessageWriter;
import org.whatsapprouting.provider.support.AllowedHosts;
import org.whatsapprouting.provider.support.Draft;
import org.whatsapprouting.provider.support.FileFetcher;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.LogSafe;
import org.whatsapprouting.provider.support.SendLog;

/** One app at Sinch. Keeps nothing but its access token. */
final class SinchProvider implements MessagingProvider {
    private static final SendLog LOG = new SendLog(SinchProvider.class);

    /** The largest file WhatsApp carries. */
    private static final long MAX_FILE = 100L << 20;

    private final SinchSettings settings;
    private final WebhookGate gate;
    private final FileFetcher files;
    private final SinchApi api;
    private final TemplateCatalogue templates;

    SinchProvider(ProviderConfig config, HttpCaller http, List<String> fileHosts) {
        this.settings = SinchSettings.of(config);
        this.gate = new WebhookGate(config, settings);
        this.files =
                new FileFetcher(http, new AllowedHosts(fileHosts, settings.messages()), settings.timeout(), MAX_FILE);
        this.api = new SinchApi(config, settings, http);
        this.templates = new TemplateCatalogue(config.account(), config.clock(), settings.templates(), api);
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
                Capability.TEMPLATE_LISTING,
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
        return LOG.went(message, sent(message));
    }

    private SendOutcome sent(OutboundMessage message) {
        Instant deadline = api.deadline();
        try {
            Draft draft = MessageWriter.write(message, settings.appId(), settings.ttl(), null);
            if (draft instanceof Draft.Ready && message.content() instanceof Content.Template content) {
                ListedTemplate listed = templates.find(content, deadline);
                draft = MessageWriter.write(message, settings.appId(), settings.ttl(), listed);
            }
            return draft instanceof Draft.Ready ready
                    ? api.send(ready.body(), deadline)
                    : ((Draft.Refused) draft).outcome();
        } catch (SinchApi.NoToken none) {
            return none.outcome();
        } catch (IOException unlisted) {
            return new SendOutcome.Deferred(
                    null, "templates", LogSafe.detail(unlisted.getMessage()) + " Nothing was sent.");
        }
    }

    /** Those of the project, which all its senders may send. */
    @Override
    public List<TemplateInfo> templates() throws IOException {
        try {
            return templates.list(api.deadline());
        } catch (SinchApi.NoToken none) {
            throw new IOException(none.getMessage());
        }
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
