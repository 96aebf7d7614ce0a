package org.whatsapprouting.provider.kaleyra;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MediaSink;
import org.whatsapprouting.api.provider.MediaSource;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.provider.kaleyra.internal.AnswerReader;
import org.whatsapprouting.provider.kaleyra.internal.FormWriter;
import org.whatsapprouting.provider.kaleyra.internal.WrappedWriter;
import org.whatsapprouting.provider.support.AllowedHosts;
import org.whatsapprouting.provider.support.Draft;
import org.whatsapprouting.provider.support.FileFetcher;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.SendLog;
import org.whatsapprouting.provider.support.cloud.FileLimits;
import org.whatsapprouting.provider.support.cloud.TemplateReader;

/** One business number at Kaleyra. Keeps no state of its own. */
final class KaleyraProvider implements MessagingProvider {
    private static final SendLog LOG = new SendLog(KaleyraProvider.class);

    private static final Set<Capability> FIRST = Set.of(
            Capability.TEXT,
            Capability.IMAGE,
            Capability.VIDEO,
            Capability.AUDIO,
            Capability.DOCUMENT,
            Capability.BUTTONS,
            Capability.LIST,
            Capability.TEMPLATE,
            Capability.HEADER,
            Capability.FOOTER,
            Capability.MEDIA_DOWNLOAD,
            Capability.DELIVERY_STATUS,
            Capability.STATUS_ECHO);
    /** Whatever WhatsApp's own objects can say. */
    private static final Set<Capability> SECOND = Stream.concat(
                    Arrays.stream(Capability.values()).filter(Capability::isContent),
                    Stream.of(
                            Capability.HEADER,
                            Capability.FOOTER,
                            Capability.QUOTE,
                            Capability.MEDIA_UPLOAD,
                            Capability.MEDIA_DOWNLOAD,
                            Capability.DELIVERY_STATUS,
                            Capability.STATUS_ECHO))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<Capability> LISTING = Stream.concat(
                    SECOND.stream(), Stream.of(Capability.TEMPLATE_LISTING))
            .collect(Collectors.toUnmodifiableSet());

    /** The largest file WhatsApp carries. */
    private static final long MAX_FILE = 100L << 20;

    private final ProviderConfig config;
    private final KaleyraSettings settings;
    private final WebhookGate gate;
    private final KaleyraApi api;
    private final FileFetcher files;
    private final FormWriter forms;
    private final WrappedWriter wrapped;

    KaleyraProvider(ProviderConfig config, HttpCaller http, List<String> fileHosts) {
        this.config = config;
        this.settings = KaleyraSettings.of(config);
        this.gate = new WebhookGate(config, settings);
        this.api = new KaleyraApi(config, settings, http);
        this.files =
                new FileFetcher(http, new AllowedHosts(fileHosts, settings.messages()), settings.timeout(), MAX_FILE);
        this.forms = new FormWriter(
                settings.number(),
                settings.channel(),
                settings.sandbox(),
                settings.linkPreviews(),
                settings.callbackUrl());
        this.wrapped = new WrappedWriter(settings.callbackProfile(), settings.linkPreviews());
    }

    @Override
    public Set<Capability> capabilities() {
        if (settings.templates() != null) {
            return LISTING;
        }
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
    public Pacing pacing() {
        return settings.pacing();
    }

    @Override
    public WebhookVerdict receive(WebhookRequest request) {
        return gate.receive(request);
    }

    @Override
    public SendOutcome send(OutboundMessage message) {
        Draft draft = settings.newer() ? wrapped.write(message) : forms.write(message);
        SendOutcome outcome =
                draft instanceof Draft.Ready ready ? api.send(ready.body()) : ((Draft.Refused) draft).outcome();
        return LOG.went(message, outcome);
    }

    /** Kaleyra takes files from accounts that pay later only; others are refused with 401 (Kaleyra 1.4). */
    @Override
    public MediaRef upload(MediaSource file) throws IOException {
        if (!settings.newer()) {
            throw missing(Capability.MEDIA_UPLOAD, "calls the first version of the API. Set apiVersion to v2.");
        }
        FileLimits.check(file);
        return new MediaRef(api.give(settings.media(), file), null, file.mimeType(), null);
    }

    /** They come as Meta lists them. */
    @Override
    public List<TemplateInfo> templates() throws IOException {
        URI list = settings.templates();
        if (list == null) {
            throw missing(
                    Capability.TEMPLATE_LISTING,
                    settings.newer()
                            ? "has no wabaId. Set it."
                            : "calls the first version of the API. Set apiVersion to v2.");
        }
        return TemplateReader.all(after -> AnswerReader.unwrapped(api.get(URI.create(
                list + "?limit=100" + (after.isEmpty() ? "" : "&after=" + URLEncoder.encode(after, UTF_8))))));
    }

    private UnsupportedOperationException missing(Capability capability, String why) {
        return new UnsupportedOperationException(
                "Account '" + config.account() + "' lacks the capability " + capability + ", because it " + why);
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
