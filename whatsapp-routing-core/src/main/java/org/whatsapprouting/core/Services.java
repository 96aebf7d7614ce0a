package org.whatsapprouting.core;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MediaSink;
import org.whatsapprouting.api.provider.MediaSource;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.decide.Access;
import org.whatsapprouting.core.decide.Configured;
import org.whatsapprouting.core.decide.ContactProfile;
import org.whatsapprouting.core.decide.InteractionState;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.decide.MessageContent;
import org.whatsapprouting.core.decide.MessageState;
import org.whatsapprouting.core.decide.Seen;
import org.whatsapprouting.core.outcome.DownloadOutcome;
import org.whatsapprouting.core.outcome.NoticeOutcome;
import org.whatsapprouting.core.outcome.ServiceRefusal;
import org.whatsapprouting.core.outcome.TemplatesOutcome;
import org.whatsapprouting.core.outcome.UploadOutcome;
import org.whatsapprouting.core.shell.Reading;
import org.whatsapprouting.core.shell.Shell;

/**
 * What the accounts' providers do beside carrying messages: show a customer that he was read and that somebody is writing,
 * take files and hand them out, list templates.
 *
 * <p>These calls run on the caller's thread: they read the store, ask the provider once, and return when it has answered or
 * its own time-out is over. Whoever must not block has threads of his own for them; so a slow file holds up its reader and
 * never the routing. They are no commands: nothing is committed, nothing stands in the history, nothing is repeated.
 */
public final class Services {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final Shell shell;
    private final TenantId tenant;
    private final Keys keys;

    Services(Shell shell, TenantId tenant) {
        this.shell = shell;
        this.tenant = tenant;
        this.keys = new Keys(tenant);
    }

    /**
     * Shows the customer that his messages were read, up to his newest one. An agent of the account asks for it; the engine
     * never does by itself, and {@link Interactions#markRead} is something else: that is for the people here.
     */
    public NoticeOutcome showRead(AgentId agent, InteractionId interaction) {
        InteractionState state = interaction(interaction);
        NoticeOutcome refusal = refusal(agent, account(state), Capability.READ_RECEIPTS);
        if (refusal != null || state == null) {
            return refusal == null ? new ServiceRefusal.NotFound() : refusal;
        }
        refusal = Access.toShowRead(state);
        return refusal != null ? refusal : notice(state, MessagingProvider::markRead);
    }

    /**
     * Shows the customer that the owner is writing, until the answer comes or the provider's time for it is over (at Meta 25
     * seconds). At some providers, Meta and Twilio among them, this shows that he was read too.
     */
    public NoticeOutcome showTyping(AgentId agent, InteractionId interaction) {
        InteractionState state = interaction(interaction);
        NoticeOutcome refusal = refusal(agent, account(state), Capability.TYPING);
        if (refusal != null || state == null) {
            return refusal == null ? new ServiceRefusal.NotFound() : refusal;
        }
        refusal = Access.toShowTyping(state, agent);
        return refusal != null ? refusal : notice(state, MessagingProvider::showTyping);
    }

    /**
     * Gives the account's provider a file, so that an agent of the account can send it by the id that is returned. A provider
     * that takes none can send files by link.
     *
     * @param file the file; the name that customers see and the media type are the caller's word
     */
    public UploadOutcome upload(AgentId agent, AccountId account, MediaSource file) {
        ServiceRefusal refusal = refusal(agent, account, Capability.MEDIA_UPLOAD);
        if (refusal != null) {
            return refusal;
        }
        if (file.size() > shell.largestFile()) {
            return new UploadOutcome.TooLarge(shell.largestFile());
        }
        var taken = new Taken<MediaRef>();
        ServiceRefusal failure = ask(account, null, provider -> taken.value = provider.upload(file));
        MediaRef ref = taken.value;
        return failure != null || ref == null ? failed(failure) : new UploadOutcome.Uploaded(ref);
    }

    /**
     * Copies the file of a customer's message to a sink, for an agent of its account. Where it may be fetched from is the
     * provider's rule: by its own ids, or from its own hosts.
     *
     * @param sink where to; opened, written and closed on a thread of the provider's
     */
    public DownloadOutcome download(AgentId agent, MessageId message, MediaSink sink) {
        Seen seen = shell.read(tenant, Set.of(keys.message(message)), List.of()).see(keys.message(message));
        MessageState state = seen != null && seen.state() instanceof MessageState found ? found : null;
        ServiceRefusal refusal = Access.toAccount(configured(), agent, state == null ? null : state.account());
        if (refusal != null || state == null) {
            return refusal == null ? new ServiceRefusal.NotFound() : refusal;
        }
        Content.Media file = state.inbound() ? file(seen) : null;
        if (file == null) {
            return new DownloadOutcome.NoFile();
        }
        refusal = Access.toAbility(configured(), state.account(), Capability.MEDIA_DOWNLOAD);
        if (refusal != null) {
            return refusal;
        }
        var limited = new LimitedSink(sink, shell.largestFile());
        ServiceRefusal failure = ask(state.account(), file.ref(), provider -> provider.download(file.ref(), limited));
        if (limited.isExceeded()) {
            return new DownloadOutcome.TooLarge(shell.largestFile());
        }
        return failure != null ? failure : new DownloadOutcome.Downloaded(file.filename());
    }

    /** Returns the templates of an account as its provider lists them now, whatever their state (mission W-04). */
    public TemplatesOutcome templates(AccountId account) {
        if (configured().tenant().account(account) == null) {
            return new ServiceRefusal.NotFound();
        }
        ServiceRefusal refusal = Access.toAbility(configured(), account, Capability.TEMPLATE_LISTING);
        if (refusal != null) {
            return refusal;
        }
        var taken = new Taken<List<TemplateInfo>>();
        ServiceRefusal failure = ask(account, null, provider -> taken.value = provider.templates());
        List<TemplateInfo> templates = taken.value;
        return failure != null || templates == null ? failed(failure) : new TemplatesOutcome.Listed(templates);
    }

    private Configured configured() {
        return shell.tenants().of(tenant).configured();
    }

    private @Nullable InteractionState interaction(InteractionId interaction) {
        RecordKey key = keys.interaction(interaction);
        return shell.read(tenant, Set.of(key), List.of()).state(key, InteractionState.class);
    }

    private static @Nullable AccountId account(@Nullable InteractionState interaction) {
        return interaction == null ? null : interaction.account();
    }

    private @Nullable ServiceRefusal refusal(AgentId agent, @Nullable AccountId account, Capability needed) {
        ServiceRefusal refusal = Access.toAccount(configured(), agent, account);
        return refusal != null || account == null ? refusal : Access.toAbility(configured(), account, needed);
    }

    /** What a message of the customer brought along, also if he changed it later; null if it is no file. */
    private static Content.@Nullable Media file(@Nullable Seen message) {
        Content content = message != null && message.content() instanceof MessageContent said ? said.content() : null;
        if (content instanceof Content.Edit edit) {
            content = edit.content();
        }
        return content instanceof Content.Media media ? media : null;
    }

    /** Something a customer is shown about his newest message. */
    @FunctionalInterface
    private interface Notice {
        void show(MessagingProvider provider, CustomerIdentity customer, String message) throws IOException;
    }

    private NoticeOutcome notice(InteractionState interaction, Notice notice) {
        long number = interaction.messages().lastInbound();
        if (number == 0) {
            return new NoticeOutcome.NothingReceived();
        }
        RecordKey newest = keys.message(new MessageId(interaction.id(), number));
        RecordKey contact = keys.contact(interaction.contact());
        Reading reading = shell.read(tenant, Set.of(newest, contact), List.of());
        Seen message = reading.see(newest);
        Seen customer = reading.see(contact);
        String id =
                message != null && message.content() instanceof MessageContent said ? said.providerMessageId() : null;
        if (id == null || customer == null || !(customer.content() instanceof ContactProfile profile)) {
            return new NoticeOutcome.NothingReceived();
        }
        ServiceRefusal failure =
                ask(interaction.account(), null, provider -> notice.show(provider, profile.identity(), id));
        return failure != null ? failure : new NoticeOutcome.Shown();
    }

    /** What a provider is asked for. */
    @FunctionalInterface
    private interface Question {
        void to(MessagingProvider provider) throws IOException;
    }

    /** What a provider gave. Confined to one thread. */
    private static final class Taken<T> {
        private @Nullable T value;
    }

    private static ServiceRefusal failed(@Nullable ServiceRefusal failure) {
        return failure != null ? failure : new ServiceRefusal.Failed(LogSafe.of("The provider gave nothing."));
    }

    /** Asks once. Null if it worked. */
    private @Nullable ServiceRefusal ask(AccountId account, @Nullable MediaRef file, Question question) {
        MessagingProvider provider = shell.providers().of(account);
        if (provider == null) {
            return new ServiceRefusal.Failed(LogSafe.of("The account has no provider at present."));
        }
        try {
            question.to(provider);
            return null;
        } catch (IOException failure) {
            return new ServiceRefusal.Failed(LogSafe.of(said(failure, file)));
        } catch (RuntimeException | LinkageError defect) {
            // Without its message, which may quote the address of a file.
            LOG.error(
                    "The provider of account '{}' failed with a {} instead of an answer",
                    account,
                    defect.getClass().getName());
            return new ServiceRefusal.Failed(LogSafe.of("The provider failed with an exception."));
        }
    }

    /** An address may be signed and so open a door; a plug-in's message may quote it. */
    private static String said(IOException failure, @Nullable MediaRef file) {
        String said = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return file == null || file.link() == null ? said : said.replace(file.link(), "***");
    }
}
