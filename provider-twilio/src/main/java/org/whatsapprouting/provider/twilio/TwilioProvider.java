package org.whatsapprouting.provider.twilio;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.provider.support.HttpCaller;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.twilio.internal.AnswerReader;
import org.whatsapprouting.provider.twilio.internal.ContentStore;
import org.whatsapprouting.provider.twilio.internal.ContentStore.Found;
import org.whatsapprouting.provider.twilio.internal.Draft;
import org.whatsapprouting.provider.twilio.internal.FormWriter;
import org.whatsapprouting.provider.twilio.internal.MessageWriter;
import org.whatsapprouting.provider.twilio.internal.Sender;
import org.whatsapprouting.provider.twilio.internal.Variables;

/** One business number or Messaging Service at Twilio. Keeps nothing but the content it made. */
final class TwilioProvider implements MessagingProvider {
    private static final Logger LOG = LoggerFactory.getLogger(TwilioProvider.class);

    private final ProviderConfig config;
    private final TwilioSettings settings;
    private final WebhookGate gate;
    private final MessageWriter writer;
    private final TwilioApi api;
    private final ContentStore contents = new ContentStore();

    TwilioProvider(ProviderConfig config, HttpCaller http) {
        this.config = config;
        this.settings = TwilioSettings.of(config);
        this.gate = new WebhookGate(config, settings);
        this.writer = new MessageWriter(new Sender(
                settings.from(), settings.serviceSid(), settings.statusCallback(), settings.createContent()));
        this.api = new TwilioApi(config, settings, http);
    }

    @Override
    public Set<Capability> capabilities() {
        var able = EnumSet.of(
                Capability.TEXT,
                Capability.MEDIA,
                Capability.LOCATION,
                Capability.TEMPLATE,
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
    public WebhookVerdict receive(WebhookRequest request) {
        return gate.receive(request);
    }

    @Override
    public SendOutcome send(OutboundMessage message) {
        Draft draft = writer.write(message);
        SendOutcome outcome =
                draft instanceof Draft.Refused refused ? refused.outcome() : send(draft, message.attempt());
        LOG.debug(
                "Account {}, message {}, attempt {}: {}",
                message.account(),
                message.reference(),
                message.attempt(),
                outcome);
        return outcome;
    }

    private SendOutcome send(Draft draft, int attempt) {
        String authorization;
        try {
            authorization = api.authorization();
        } catch (IllegalStateException unresolved) {
            // It names the reference, never the secret. Secret stores have outages, and nothing was sent.
            LOG.warn("Account {} cannot send: {}", config.account(), unresolved.getMessage());
            return new SendOutcome.Deferred(
                    null, "secret", "A secret of the account could not be read; nothing was sent.");
        }
        if (authorization == null) {
            return new SendOutcome.Rejected(
                    RejectReason.NOT_AUTHORISED,
                    "token-format",
                    "The auth token or API key secret holds a blank, a line break or a character that none has."
                            + " Store it anew.");
        }
        return draft instanceof Draft.Question question
                ? ask(question, authorization, attempt)
                : post(((Draft.Ready) draft).form(), authorization, attempt);
    }

    /** Buttons and lists are content that has to be there before the message (Twilio 1.3). */
    private SendOutcome ask(Draft.Question question, String authorization, int attempt) {
        Found found = contents.of(
                question.choice(),
                json -> api.post(
                        URI.create(settings.content() + "/v1/Content"), authorization, TwilioApi.JSON, json),
                attempt,
                config.clock().instant());
        if (found instanceof Found.None none) {
            return none.outcome();
        }
        String sid = ((Found.Sid) found).sid();
        FormWriter form =
                question.form().content(sid, new Variables().add(question.choice().body()));
        SendOutcome outcome = post(form, authorization, attempt);
        if (outcome instanceof SendOutcome.Rejected rejected && rejected.reason() == RejectReason.TEMPLATE) {
            contents.forget(sid);
        }
        return outcome;
    }

    private SendOutcome post(FormWriter form, String authorization, int attempt) {
        URI messages = URI.create(
                settings.api() + "/2010-04-01/Accounts/" + settings.accountSid() + "/Messages.json");
        HttpOutcome outcome = api.post(messages, authorization, TwilioApi.FORM, form.bytes());
        return outcome instanceof HttpOutcome.Answered answer
                ? AnswerReader.read(answer, attempt, config.clock().instant())
                : ((HttpOutcome.Failed) outcome).asSend();
    }

    /** Connections are shared by all accounts and end when they are idle. */
    @Override
    public void close() {}
}
