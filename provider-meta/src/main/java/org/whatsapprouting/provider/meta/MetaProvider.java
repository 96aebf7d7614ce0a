package org.whatsapprouting.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
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
import org.whatsapprouting.provider.meta.internal.AnswerReader;
import org.whatsapprouting.provider.support.Draft;
import org.whatsapprouting.provider.support.FileGoneException;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.SendLog;
import org.whatsapprouting.provider.support.StrictJson;
import org.whatsapprouting.provider.support.cloud.FileLimits;
import org.whatsapprouting.provider.support.cloud.MessageWriter;
import org.whatsapprouting.provider.support.cloud.TemplateReader;

/** One business number at Meta. Keeps no state of its own. */
final class MetaProvider implements MessagingProvider {
    private static final SendLog LOG = new SendLog(MetaProvider.class);

    /** What the Cloud API can, without an idempotency key: it has none. */
    private static final Set<Capability> ALL =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Capability.IDEMPOTENCY_KEY)));

    private static final Set<Capability> WITHOUT_WABA = Collections.unmodifiableSet(
            EnumSet.complementOf(EnumSet.of(Capability.IDEMPOTENCY_KEY, Capability.TEMPLATE_LISTING)));

    private final ProviderConfig config;
    private final MetaSettings settings;
    private final WebhookGate gate;
    private final Graph graph;

    MetaProvider(ProviderConfig config, HttpCaller http) {
        this.config = config;
        this.settings = MetaSettings.of(config);
        this.gate = new WebhookGate(config);
        this.graph = new Graph(config, settings, http);
    }

    @Override
    public Set<Capability> capabilities() {
        return settings.wabaId() == null ? WITHOUT_WABA : ALL;
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
    public Pacing pacing() {
        return settings.pacing();
    }

    @Override
    public WebhookVerdict receive(WebhookRequest request) {
        return gate.receive(request);
    }

    @Override
    public SendOutcome send(OutboundMessage message) {
        Draft draft = MessageWriter.write(message, settings.linkPreviews());
        SendOutcome outcome =
                draft instanceof Draft.Ready ready ? post(ready.body(), message.attempt()) : refused(draft);
        return LOG.went(message, outcome);
    }

    private static SendOutcome refused(Draft draft) {
        return ((Draft.Refused) draft).outcome();
    }

    private SendOutcome post(byte[] body, int attempt) {
        try {
            HttpOutcome outcome = graph.post(settings.messages(), body);
            return outcome instanceof HttpOutcome.Answered answer
                    ? AnswerReader.read(answer, attempt, config.clock().instant())
                    : ((HttpOutcome.Failed) outcome).asSend();
        } catch (Graph.UnusableToken unusable) {
            return new SendOutcome.Rejected(
                    RejectReason.NOT_AUTHORISED, "token-format", String.valueOf(unusable.getMessage()));
        } catch (IllegalStateException unresolved) {
            return LOG.withoutSecret(config.account(), unresolved);
        }
    }

    /** Marks those before it too (Meta 1.9). */
    @Override
    public void markRead(CustomerIdentity customer, String providerMessageId) throws IOException {
        report(providerMessageId, false);
    }

    /** Marks as read too: Meta has no other way. The sign is gone with our answer or after 25 seconds (Meta 1.9). */
    @Override
    public void showTyping(CustomerIdentity customer, String providerMessageId) throws IOException {
        report(providerMessageId, true);
    }

    private void report(String message, boolean typing) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("messaging_product", "whatsapp").put("status", "read").put("message_id", message);
        if (typing) {
            body.putObject("typing_indicator").put("type", "text");
        }
        graph.ask(settings.messages(), StrictJson.write(body).getBytes(StandardCharsets.US_ASCII));
    }

    /** Meta keeps it for 30 days, for this number (Meta 1.13). */
    @Override
    public MediaRef upload(MediaSource file) throws IOException {
        FileLimits.check(file);
        String id = JsonFields.id(graph.give(settings.at(settings.phoneNumberId() + "/media"), file), "id");
        if (id == null) {
            throw new IOException("Meta took the file but gave no id.");
        }
        return new MediaRef(id, null, file.mimeType(), null);
    }

    /** By id only: an address in a webhook is never used. What Meta says instead is good for five minutes (Meta 1.13). */
    @Override
    public void download(MediaRef ref, MediaSink sink) throws IOException {
        if (ref.id() == null || !ref.id().matches("[0-9A-Za-z_-]{1,128}")) {
            throw new IOException("A file of a customer at Meta is fetched by its id, but this reference has none.");
        }
        try {
            fetch(ref.id(), sink);
        } catch (FileGoneException tooLate) {
            fetch(ref.id(), sink);
        }
    }

    private void fetch(String id, MediaSink sink) throws IOException {
        JsonNode info = graph.get(settings.at(id + "?phone_number_id=" + settings.phoneNumberId()));
        String url = JsonFields.id(info, "url");
        if (url == null) {
            throw new IOException("Meta knows the file but does not say where it is.");
        }
        String mimeType = JsonFields.id(info, "mime_type");
        try {
            graph.fetch(URI.create(url), (declared, size) -> sink.open(mimeType != null ? mimeType : declared, size));
        } catch (IllegalArgumentException unreadable) {
            // The reason would quote the address, which is signed.
            throw new IOException("Meta says that the file is at something that is no address.");
        }
    }

    @Override
    public List<TemplateInfo> templates() throws IOException {
        if (settings.wabaId() == null) {
            throw new UnsupportedOperationException("Account '" + config.account()
                    + "' has no wabaId, so it lacks the capability " + Capability.TEMPLATE_LISTING + ". Set it.");
        }
        String path = settings.wabaId()
                + "/message_templates?limit=100&fields=name,language,status,category,components," + "quality_score";
        return TemplateReader.all(after -> graph.get(settings.at(
                after.isEmpty() ? path : path + "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8))));
    }

    /** Connections are shared by all accounts and end when they are idle. */
    @Override
    public void close() {}
}
