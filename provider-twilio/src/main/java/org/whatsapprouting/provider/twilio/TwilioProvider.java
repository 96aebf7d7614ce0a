package org.whatsapprouting.provider.twilio;

import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MediaSink;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.provider.support.AllowedHosts;
import org.whatsapprouting.provider.support.FileFetcher;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.support.SendLog;
import org.whatsapprouting.provider.twilio.internal.AnswerReader;
import org.whatsapprouting.provider.twilio.internal.ContentStore;
import org.whatsapprouting.provider.twilio.internal.ContentStore.Found;
import org.whatsapprouting.provider.twilio.internal.Draft;
import org.whatsapprouting.provider.twilio.internal.FormWriter;
import org.whatsapprouting.provider.twilio.internal.MediaAddress;
import org.whatsapprouting.provider.twilio.internal.MessageWriter;
import org.whatsapprouting.provider.twilio.internal.Sender;
import org.whatsapprouting.provider.twilio.internal.TemplateCatalogue;
import org.whatsapprouting.provider.twilio.internal.TemplateCatalogue.Listed;
import org.whatsapprouting.provider.twilio.internal.TypingWriter;
import org.whatsapprouting.provider.twilio.internal.Variables;

/** One business number or Messaging Service at Twilio. Keeps nothing but what it knows of the account's templates. */
final class TwilioProvider implements MessagingProvider {
    private static final SendLog LOG = new SendLog(TwilioProvider.class);

    /** Twilio's own, and those it redirects to (Twilio 1.9). */
    private static final List<String> FILE_HOSTS = List.of(".twilio.com", ".twiliocdn.com", ".amazonaws.com");

    private final ProviderConfig config;
    private final TwilioSettings settings;
    private final WebhookGate gate;
    private final MessageWriter writer;
    private final TwilioApi api;
    private final FileFetcher files;
    private final TemplateCatalogue templates = new TemplateCatalogue();
    private final ContentStore contents = new ContentStore();

    TwilioProvider(ProviderConfig config, HttpCaller http) {
        this.config = config;
        this.settings = TwilioSettings.of(config);
        this.gate = new WebhookGate(config, settings);
        this.writer = new MessageWriter(new Sender(
                settings.from(), settings.serviceSid(), settings.statusCallback(), settings.createContent()));
        this.api = new TwilioApi(config, settings, http);
        this.files = new FileFetcher(
                http, new AllowedHosts(FILE_HOSTS, settings.api()), settings.timeout(), settings.maxFileBytes());
    }

    @Override
    public Set<Capability> capabilities() {
        var able = EnumSet.of(
                Capability.TEXT,
                Capability.IMAGE,
                Capability.VIDEO,
                Capability.AUDIO,
                Capability.VOICE,
                Capability.DOCUMENT,
                Capability.STICKER,
                Capability.LOCATION,
                Capability.TEMPLATE,
                Capability.TYPING,
                Capability.TEMPLATE_LISTING,
                Capability.MEDIA_DOWNLOAD,
                Capability.DELIVERY_STATUS,
                Capability.SIGNED_WEBHOOKS);
        if (settings.statusCallback() != null) {
            able.add(Capability.STATUS_ECHO);
        }
        if (settings.createContent()) {
            able.addAll(Set.of(Capability.BUTTONS, Capability.LIST));
        }
        return Set.copyOf(able);
    }

    @Override
    public String number() {
        String number = settings.from() != null ? settings.from() : settings.serviceSid();
        return String.valueOf(number);
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
        Draft draft = writer.write(message);
        SendOutcome outcome =
                draft instanceof Draft.Refused refused ? refused.outcome() : send(draft, message.attempt());
        return LOG.went(message, outcome);
    }

    private SendOutcome send(Draft draft, int attempt) {
        String authorization;
        try {
            authorization = api.authorization();
        } catch (IllegalStateException unresolved) {
            return LOG.withoutSecret(config.account(), unresolved);
        }
        if (authorization == null) {
            return new SendOutcome.Rejected(
                    RejectReason.NOT_AUTHORISED,
                    "token-format",
                    "The auth token or API key secret is missing, or holds a character that none has. Store it anew.");
        }
        Draft complete = draft instanceof Draft.Named named
                ? templates.complete(
                        named,
                        path -> api.get(URI.create(settings.content() + path), authorization),
                        attempt,
                        config.clock().instant())
                : draft;
        if (complete instanceof Draft.Refused refused) {
            return refused.outcome();
        }
        return complete instanceof Draft.Question question
                ? ask(question, authorization, attempt)
                : post(((Draft.Ready) complete).form(), authorization, attempt);
    }

    /** Buttons and lists are content that has to be there before the message (Twilio 1.3). */
    private SendOutcome ask(Draft.Question question, String authorization, int attempt) {
        Found found = contents.of(
                question.choice(),
                json -> api.post(URI.create(settings.content() + "/v1/Content"), authorization, TwilioApi.JSON, json),
                attempt,
                config.clock().instant());
        if (found instanceof Found.None none) {
            return none.outcome();
        }
        String sid = ((Found.Sid) found).sid();
        FormWriter form = question.form()
                .content(sid, Variables.numbered(List.of(question.choice().body())));
        SendOutcome outcome = post(form, authorization, attempt);
        if (outcome instanceof SendOutcome.Rejected rejected && rejected.reason() == RejectReason.TEMPLATE) {
            contents.forget(sid);
        }
        return outcome;
    }

    private SendOutcome post(FormWriter form, String authorization, int attempt) {
        URI messages = URI.create(settings.api() + "/2010-04-01/Accounts/" + settings.accountSid() + "/Messages.json");
        HttpOutcome outcome = api.post(messages, authorization, TwilioApi.FORM, form.bytes());
        return outcome instanceof HttpOutcome.Answered answer
                ? AnswerReader.read(answer, attempt, config.clock().instant())
                : ((HttpOutcome.Failed) outcome).asSend();
    }

    /** Twilio shows the customer that his message was read too: there is no other way to (Twilio 1.2). */
    @Override
    public void showTyping(CustomerIdentity customer, String providerMessageId) throws IOException {
        HttpOutcome outcome = api.post(
                URI.create(settings.messaging() + "/v3/Indicators/Typing.json"),
                authorized(),
                TwilioApi.JSON,
                TypingWriter.json(providerMessageId));
        if (!(outcome instanceof HttpOutcome.Answered answer) || answer.status() / 100 != 2) {
            throw new IOException("Twilio did not show that somebody is writing: " + failure(outcome));
        }
    }

    @Override
    public List<TemplateInfo> templates() throws IOException {
        String authorization = authorized();
        Listed listed = templates.list(
                path -> api.get(URI.create(settings.content() + path), authorization),
                1,
                config.clock().instant());
        if (listed instanceof Listed.All all) {
            return all.templates();
        }
        throw new IOException("Twilio did not list its templates: " + ((Listed.Failed) listed).outcome());
    }

    @Override
    public void download(MediaRef ref, MediaSink sink) throws IOException {
        URI url = MediaAddress.of(ref, settings.api(), settings.accountSid());
        files.fetch(url, Map.of("Authorization", authorized()), sink);
    }

    private String authorized() throws IOException {
        String authorization;
        try {
            authorization = api.authorization();
        } catch (IllegalStateException unresolved) {
            throw new IOException("A secret of the account could not be read, so Twilio was not called.", unresolved);
        }
        if (authorization == null) {
            throw new IOException(
                    "The auth token or API key secret is missing or malformed, so Twilio was not called.");
        }
        return authorization;
    }

    private static String failure(HttpOutcome outcome) {
        return outcome instanceof HttpOutcome.Answered answer
                ? "status " + answer.status() + "."
                : ((HttpOutcome.Failed) outcome).asSend().toString();
    }

    /** Connections are shared by all accounts and end when they are idle. */
    @Override
    public void close() {}
}
