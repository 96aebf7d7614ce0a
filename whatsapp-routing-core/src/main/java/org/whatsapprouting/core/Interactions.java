package org.whatsapprouting.core;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.CannedAnswer;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.core.decide.Abilities;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.decide.ContactProfile;
import org.whatsapprouting.core.decide.ContactState;
import org.whatsapprouting.core.decide.Dispositions;
import org.whatsapprouting.core.decide.InteractionState;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.decide.MessageContent;
import org.whatsapprouting.core.decide.MessageState;
import org.whatsapprouting.core.decide.Placeholders;
import org.whatsapprouting.core.decide.Rung;
import org.whatsapprouting.core.decide.Seen;
import org.whatsapprouting.core.outcome.AssignOutcome;
import org.whatsapprouting.core.outcome.BeginOutcome;
import org.whatsapprouting.core.outcome.CloseOutcome;
import org.whatsapprouting.core.outcome.MarkOutcome;
import org.whatsapprouting.core.outcome.ReplyOutcome;
import org.whatsapprouting.core.outcome.TransferOutcome;
import org.whatsapprouting.core.search.CsvOptions;
import org.whatsapprouting.core.search.InteractionCsv;
import org.whatsapprouting.core.shell.Reading;
import org.whatsapprouting.core.shell.Shell;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.core.view.InteractionView;
import org.whatsapprouting.core.view.MessageView;
import org.whatsapprouting.core.view.Page;
import org.whatsapprouting.core.view.SendAbility;

/**
 * The interactions of a contact centre. Reading calls block on the store; commands complete after their commit.
 *
 * <p>Long, because all that can be done with an interaction is found here; each method only passes on.
 */
public final class Interactions {
    private static final int CHUNK = 200;
    private static final int MAX_MESSAGES = 1_000;

    private final Shell shell;
    private final TenantId tenant;
    private final @Nullable CommandId id;
    private final Keys keys;

    Interactions(Shell shell, TenantId tenant, @Nullable CommandId id) {
        this.shell = shell;
        this.tenant = tenant;
        this.id = id;
        this.keys = new Keys(tenant);
    }

    /** The owner writes to the customer. Free text outside the service window is refused (mission G-29). */
    public CompletionStage<ReplyOutcome> reply(AgentId agent, InteractionId interaction, Content content) {
        return shell.command(tenant, id, new Command.Reply(agent, interaction, content), ReplyOutcome.class);
    }

    /**
     * The owner sends a template now; the reply waits and leaves when the customer answers, which opens the service window
     * (mission S-06, W-03). Closing the interaction before that gives the reply up.
     */
    public CompletionStage<ReplyOutcome> replyLater(
            AgentId agent, InteractionId interaction, Content.Template now, Content later) {
        return shell.command(tenant, id, new Command.ReplyLater(agent, interaction, now, later), ReplyOutcome.class);
    }

    /**
     * An agent writes first, with a template, because nothing else may leave before the customer wrote (mission L-10, W-04).
     * The interaction is his; no plan runs until it is nobody's again.
     *
     * @param phone the customer's number with international prefix, with a {@code +} or without
     */
    public CompletionStage<BeginOutcome> begin(
            AgentId agent, AccountId account, String phone, Content.Template template) {
        String digits = phone.startsWith("+") ? phone.substring(1) : phone;
        return digits.matches("[1-9][0-9]{4,14}")
                ? shell.command(tenant, id, new Command.Begin(agent, account, digits, template), BeginOutcome.class)
                : CompletableFuture.completedFuture(new BeginOutcome.BadNumber());
    }

    /** An agent writes first to a contact, who may be known without a number; as {@link #begin} to one. */
    public CompletionStage<BeginOutcome> begin(AgentId agent, ContactId contact, Content.Template template) {
        return shell.command(tenant, id, new Command.BeginAgain(agent, contact, template), BeginOutcome.class);
    }

    /** The owner hands the interaction to another agent, who has the account's timeout to accept (mission S-02). */
    public CompletionStage<TransferOutcome> transfer(AgentId agent, InteractionId interaction, AgentId target) {
        var command = new Command.Transfer(agent, interaction, new WaitTarget.OfAgent(target));
        return shell.command(tenant, id, command, TransferOutcome.class);
    }

    /** The owner hands the interaction to a queue, whose members have the account's timeout to accept. */
    public CompletionStage<TransferOutcome> transfer(AgentId agent, InteractionId interaction, QueueId target) {
        var command = new Command.Transfer(agent, interaction, new WaitTarget.OfQueue(target));
        return shell.command(tenant, id, command, TransferOutcome.class);
    }

    /** An agent takes an interaction of his accounts that nobody owns (mission G-05). */
    public CompletionStage<AssignOutcome> takeOver(AgentId agent, InteractionId interaction) {
        return shell.command(tenant, id, new Command.TakeOver(agent, interaction), AssignOutcome.class);
    }

    /** The owner has the interaction before him; its customer's messages reach him even in a pause (mission G-02). */
    public CompletionStage<MarkOutcome> open(AgentId agent, InteractionId interaction) {
        return shell.command(tenant, id, new Command.Tab(agent, interaction, true), MarkOutcome.class);
    }

    /** The owner put the interaction aside. */
    public CompletionStage<MarkOutcome> leave(AgentId agent, InteractionId interaction) {
        return shell.command(tenant, id, new Command.Tab(agent, interaction, false), MarkOutcome.class);
    }

    /** An agent of the account marks the interaction as read or unread (mission S-09). */
    public CompletionStage<MarkOutcome> markRead(AgentId agent, InteractionId interaction, boolean read) {
        return shell.command(tenant, id, new Command.MarkRead(agent, interaction, read), MarkOutcome.class);
    }

    /** An agent of the account adds tags and takes tags away (mission X-01). */
    public CompletionStage<MarkOutcome> tag(
            AgentId agent, InteractionId interaction, Set<TagId> add, Set<TagId> remove) {
        return shell.command(tenant, id, new Command.ChangeTags(agent, interaction, add, remove), MarkOutcome.class);
    }

    /** The owner closes the interaction, with a disposition or without (mission D-08). */
    public CompletionStage<CloseOutcome> close(
            AgentId agent, InteractionId interaction, @Nullable DispositionPath disposition) {
        return shell.command(tenant, id, new Command.Close(agent, interaction, disposition), CloseOutcome.class);
    }

    /** Returns an interaction, or empty if there is none of this id. */
    public Optional<InteractionView> find(InteractionId interaction) {
        RecordKey key = keys.interaction(interaction);
        InteractionState state = shell.read(tenant, Set.of(key), List.of()).state(key, InteractionState.class);
        return state == null
                ? Optional.empty()
                : Optional.of(views(List.of(state)).get(0));
    }

    /** Returns what may be sent in an interaction right now; empty if there is none of this id. */
    public Optional<SendAbility> canSend(InteractionId interaction) {
        RecordKey key = keys.interaction(interaction);
        InteractionState state = shell.read(tenant, Set.of(key), List.of()).state(key, InteractionState.class);
        if (state == null) {
            return Optional.empty();
        }
        RecordKey contact = keys.contact(state.contact());
        return Optional.of(Abilities.of(
                shell.tenants().of(tenant).configured(),
                state,
                shell.read(tenant, Set.of(contact), List.of()).state(contact, ContactState.class),
                shell.clock().instant()));
    }

    /**
     * Returns the canned answers an agent may use in an interaction, with the customer's values in them: the general ones
     * and those of its account, which win on equal keys (mission C-02, G-40). Empty if there is no such interaction.
     */
    public List<CannedAnswer> cannedAnswers(InteractionId interaction) {
        RecordKey key = keys.interaction(interaction);
        InteractionState state = shell.read(tenant, Set.of(key), List.of()).state(key, InteractionState.class);
        if (state == null) {
            return List.of();
        }
        RecordKey contact = keys.contact(state.contact());
        Seen profile = shell.read(tenant, Set.of(contact), List.of()).see(contact);
        var configured = shell.tenants().of(tenant).configured();
        var values = Abilities.values(configured, state, profile == null ? null : (ContactProfile) profile.content());
        var blended = new TreeMap<String, CannedAnswer>();
        var all = configured.tenant().tenant().cannedAnswers();
        all.stream().filter(answer -> answer.account() == null).forEach(answer -> blended.put(answer.key(), answer));
        all.stream()
                .filter(answer -> state.account().equals(answer.account()))
                .forEach(answer -> blended.put(answer.key(), answer));
        return blended.values().stream()
                .map(answer -> new CannedAnswer(
                        answer.key(), Placeholders.fill(answer.text(), values), answer.account(), answer.description()))
                .toList();
    }

    /** Returns those of {@link #cannedAnswers(InteractionId)} that hold each of these words (mission C-03). */
    public List<CannedAnswer> cannedAnswers(InteractionId interaction, String words) {
        return cannedAnswers(interaction).stream()
                .filter(answer -> answer.matches(words))
                .toList();
    }

    /**
     * Returns the dispositions an interaction may be closed with: the global ones, and those of its account, list and queue
     * (mission D-05); empty if there is no such interaction.
     */
    public List<DispositionPath> dispositions(InteractionId interaction) {
        RecordKey key = keys.interaction(interaction);
        InteractionState state = shell.read(tenant, Set.of(key), List.of()).state(key, InteractionState.class);
        return state == null
                ? List.of()
                : Dispositions.usable(shell.tenants().of(tenant).configured(), state);
    }

    /** Returns the messages of an interaction in order, at most the first 1,000; none if there is no such interaction. */
    public List<MessageView> messages(InteractionId interaction) {
        Range range = Range.prefix(RecordKind.MESSAGE, Keys.messagePrefix(interaction), MAX_MESSAGES);
        List<Seen> found = shell.read(tenant, Set.of(), List.of(range)).see(range);
        var messages = new ArrayList<MessageView>();
        if (found != null) {
            for (Seen seen : found) {
                if (seen.state() instanceof MessageState state) {
                    messages.add(Views.message(state, (MessageContent) seen.content()));
                }
            }
        }
        return List.copyOf(messages);
    }

    /** Returns how many interactions wait in a queue, 1,000 if there are more (mission Q-14). */
    public int waiting(QueueId queue) {
        Range range = Rung.waiting(queue);
        List<Seen> found = shell.read(tenant, Set.of(), List.of(range)).see(range);
        return found == null ? 0 : found.size();
    }

    /** Returns what happened to an interaction and why, in order. */
    public List<HistoryEntry> history(InteractionId interaction) {
        var entries = new ArrayList<HistoryEntry>();
        List<HistoryEntry> page;
        do {
            long after = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).position();
            page = shell.history(tenant, interaction.value(), after, MAX_MESSAGES);
            entries.addAll(page);
        } while (page.size() == MAX_MESSAGES);
        return List.copyOf(entries);
    }

    /** Lists interactions, newest first. */
    public Page<InteractionView, InteractionId> list(InteractionFilter filter) {
        var matching = new ArrayList<InteractionState>();
        Range.Cursor after = filter.after() == null
                ? null
                : new Range.Cursor(0, filter.after().value());
        List<Seen> chunk;
        do {
            var range =
                    new Range(RecordKind.INTERACTION, equal(filter), null, Range.Sort.BY_ID_DESCENDING, after, CHUNK);
            List<Seen> found = shell.read(tenant, Set.of(), List.of(range)).see(range);
            chunk = found == null ? List.of() : found;
            for (Seen seen : chunk) {
                if (seen.state() instanceof InteractionState state && matches(filter, state)) {
                    matching.add(state);
                }
                after = new Range.Cursor(0, seen.key().id());
            }
        } while (matching.size() <= filter.limit() && chunk.size() == CHUNK);
        boolean more = matching.size() > filter.limit();
        var page = more ? matching.subList(0, filter.limit()) : matching;
        return new Page<>(views(page), more ? page.get(page.size() - 1).id() : null);
    }

    /**
     * Writes interactions as CSV, newest first, one row each below the headings (mission G-37). Rows are written as they
     * are read, so the file may be as long as the list. Ends early if the thread is interrupted.
     *
     * @param filter which ones; its limit is how many are read at a time
     * @param options how, and how many at the most
     * @param out where to; flushed, not closed
     * @return the last interaction written if there are more, to go on after it; null if all were written
     * @throws InterruptedIOException if the thread is interrupted; what was written so far are whole rows
     * @throws IOException if the stream refuses what is written
     */
    public @Nullable InteractionId writeCsv(InteractionFilter filter, CsvOptions options, OutputStream out)
            throws IOException {
        try {
            var csv = new InteractionCsv(out, options);
            InteractionFilter next = filter;
            InteractionId last = null;
            long rows = 0;
            do {
                var page = list(next);
                var lastMessages = lastMessages(page.items());
                for (InteractionView item : page.items()) {
                    if (rows == options.maxRows()) {
                        csv.flush();
                        return last;
                    }
                    csv.write(item, more(item, lastMessages.get(item.id())));
                    last = item.id();
                    rows++;
                }
                csv.flush();
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("Writing CSV was interrupted after " + rows + " rows.");
                }
                next = page.next() == null ? null : next.after(page.next());
            } while (next != null);
            return null;
        } catch (UncheckedIOException refused) {
            throw refused.getCause();
        }
    }

    private InteractionCsv.More more(InteractionView interaction, @Nullable MessageState last) {
        Account account = shell.tenants().of(tenant).configured().tenant().account(interaction.account());
        return new InteractionCsv.More(
                account == null ? null : account.key(),
                last == null ? null : last.at(),
                last != null && last.inbound());
    }

    private Map<InteractionId, MessageState> lastMessages(List<InteractionView> interactions) {
        var wanted = new HashSet<RecordKey>();
        interactions.stream()
                .filter(each -> each.messageCount() > 0)
                .forEach(each -> wanted.add(keys.message(new MessageId(each.id(), each.messageCount()))));
        var last = new HashMap<InteractionId, MessageState>();
        if (!wanted.isEmpty()) {
            Reading messages = shell.read(tenant, wanted, List.of());
            for (RecordKey key : wanted) {
                MessageState state = messages.state(key, MessageState.class);
                if (state != null) {
                    last.put(state.id().interaction(), state);
                }
            }
        }
        return last;
    }

    private static Map<Range.Column, String> equal(InteractionFilter filter) {
        var equal = new EnumMap<Range.Column, String>(Range.Column.class);
        if (filter.open() != null) {
            equal.put(Range.Column.STATUS, filter.open() ? "open" : "closed");
        }
        if (filter.account() != null) {
            equal.put(Range.Column.ACCOUNT, filter.account().value());
        }
        if (filter.owner() != null) {
            equal.put(Range.Column.OWNER, filter.owner().value());
        }
        return equal;
    }

    private boolean matches(InteractionFilter filter, InteractionState state) {
        if (filter.tag() != null && !state.tags().contains(filter.tag())) {
            return false;
        }
        if (filter.visibleTo() == null) {
            return true;
        }
        Account account = shell.tenants().of(tenant).configured().tenant().account(state.account());
        return account != null && account.agents().contains(filter.visibleTo());
    }

    private List<InteractionView> views(List<InteractionState> states) {
        var contacts = new HashSet<RecordKey>();
        states.forEach(state -> contacts.add(keys.contact(state.contact())));
        if (contacts.isEmpty()) {
            return List.of();
        }
        Reading profiles = shell.read(tenant, contacts, List.of());
        return states.stream()
                .map(state -> {
                    Seen contact = profiles.see(keys.contact(state.contact()));
                    return Views.interaction(state, contact == null ? null : (ContactProfile) contact.content());
                })
                .toList();
    }
}
