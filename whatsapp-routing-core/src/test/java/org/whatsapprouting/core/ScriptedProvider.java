package org.whatsapprouting.core;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MediaSink;
import org.whatsapprouting.api.provider.MediaSource;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;

/** A provider that answers as a test says and remembers what it was given. */
final class ScriptedProvider implements MessagingProvider, MessagingProviderFactory {
    final List<OutboundMessage> sent = new ArrayList<>();
    final Deque<SendOutcome> outcomes = new ArrayDeque<>();
    final Set<Capability> capabilities = EnumSet.allOf(Capability.class);
    final Deque<List<InboundEvent>> webhooks = new ArrayDeque<>();
    /** Why it refuses webhooks for which no events are scripted. */
    WebhookVerdict.Refused.Cause refusal = WebhookVerdict.Refused.Cause.NOT_AUTHENTIC;
    /** Whether answers get lost on the way, as if the process had ended. */
    boolean lost;
    /** What happens in the world while a message is being given to the provider. */
    Runnable during = () -> {};

    /** What else it was asked for, in words. */
    final List<String> asked = new ArrayList<>();
    /** The files it holds, by id or link. */
    final Map<String, byte[]> files = new HashMap<>();
    /** How it fails when it is asked for anything but a send; null if it does not. */
    IOException trouble;
    /** How fast it lets itself be sent to. */
    Pacing pacing = Pacing.WHATSAPP;

    private String account = "";

    ScriptedProvider() {
        capabilities.remove(Capability.IDEMPOTENCY_KEY);
    }

    @Override
    public String id() {
        return "scripted";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of();
    }

    @Override
    public MessagingProvider create(ProviderConfig config) {
        account = config.account().value();
        return this;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.copyOf(capabilities);
    }

    @Override
    public Pacing pacing() {
        return pacing;
    }

    @Override
    public String number() {
        return account;
    }

    @Override
    public SendOutcome send(OutboundMessage message) {
        sent.add(message);
        during.run();
        if (lost) {
            throw new Lost();
        }
        SendOutcome next = outcomes.poll();
        return next != null ? next : new SendOutcome.Accepted("wamid." + message.reference());
    }

    @Override
    public WebhookVerdict receive(WebhookRequest request) {
        List<InboundEvent> events = webhooks.poll();
        return events == null
                ? new WebhookVerdict.Refused(refusal, "nothing scripted")
                : new WebhookVerdict.Events(events);
    }

    private void asked(String what) throws IOException {
        asked.add(what);
        if (trouble != null) {
            throw trouble;
        }
    }

    @Override
    public void markRead(CustomerIdentity customer, String providerMessageId) throws IOException {
        asked("read " + customer.phone() + " " + providerMessageId);
    }

    @Override
    public void showTyping(CustomerIdentity customer, String providerMessageId) throws IOException {
        asked("typing " + customer.phone() + " " + providerMessageId);
    }

    @Override
    public MediaRef upload(MediaSource file) throws IOException {
        asked("upload " + file.filename());
        String id = "file" + files.size();
        try (var in = file.open()) {
            files.put(id, in.readAllBytes());
        }
        return new MediaRef(id, null, file.mimeType(), null);
    }

    /** Says nothing of the size beforehand. */
    @Override
    public void download(MediaRef ref, MediaSink sink) throws IOException {
        asked("download");
        try (var out = sink.open("application/pdf", -1)) {
            out.write(files.get(ref.id() != null ? ref.id() : ref.link()));
        }
    }

    @Override
    public List<TemplateInfo> templates() throws IOException {
        asked("templates");
        var status = TemplateInfo.Status.APPROVED;
        return List.of(new TemplateInfo(TestCentre.TEMPLATE, "Come back", status, null, "Hello {{1}}", List.of("1")));
    }

    /** Ends the thread of a send without an answer. */
    static final class Lost extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** The texts sent so far. */
    List<String> texts() {
        return sent.stream().map(message -> message.content().text()).toList();
    }

    /** A status report about a message of ours. */
    static InboundEvent status(String providerMessageId, DeliveryStatus status, Instant at) {
        return new InboundEvent.StatusReported(
                providerMessageId + status, null, at, providerMessageId, status, null, null);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
