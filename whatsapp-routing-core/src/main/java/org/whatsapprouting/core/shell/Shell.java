package org.whatsapprouting.core.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.host.RoutingListener;
import org.whatsapprouting.api.host.SystemCommands;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.PublicAddress;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.api.store.HistoryRow;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.decide.ConfigurationState;
import org.whatsapprouting.core.decide.Configured;
import org.whatsapprouting.core.decide.Effect;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.decide.ProxyToken;
import org.whatsapprouting.core.decide.ProxyTokens;
import org.whatsapprouting.core.decide.Seen;
import org.whatsapprouting.core.json.CodecException;
import org.whatsapprouting.core.outcome.SaveOutcome;
import org.whatsapprouting.core.plan.CompiledTenant;

/**
 * What makes decisions happen: takes commands in, has them decided and committed, and carries out what follows. With
 * {@link Hands} that have threads it runs by {@link Engine}; without, a test turns the crank by {@link #turn}.
 *
 * <p>Long, because it is where the parts meet: each of its methods only passes on. Safe for any thread, but for
 * {@link #turn}.
 */
public final class Shell implements Outcomes, Parking {
    private static final Logger LOG = LoggerFactory.getLogger(Shell.class);
    private static final Logger NOOP = LoggerFactory.getLogger("org.whatsapprouting.noop");
    /** How many commands may wait before webhooks are acknowledged without being decided. */
    private static final int BACKLOG = 5_000;

    /** How many malformed bodies are kept for an account; each may be as large as its provider sends any. */
    private static final int QUARANTINE = 16;

    private final RoutingStore store;
    private final Records records;
    private final Providers providers;
    private final EngineClock clock;
    private final Ids ids;
    private final Hands hands;
    private final Host host;
    private final Tenants tenants = new Tenants();
    private final Processor processor;
    private final Alarm alarm;
    private final Inbox inbox;
    private final Forgetting forgetting;
    private final Sender sender;
    private final Runner runner;
    private final LookUps lookUps;
    private final Announcer announcer;

    /** Puts the parts together; nothing runs yet. */
    public Shell(
            RoutingStore store,
            Records records,
            Providers providers,
            EngineClock clock,
            Ids ids,
            Hands hands,
            SystemCommands commands,
            Host host) {
        this.store = store;
        this.records = records;
        this.providers = providers;
        this.clock = clock;
        this.ids = ids;
        this.hands = hands;
        this.host = host;
        this.announcer = new Announcer(host.listeners(), hands.announcements());
        this.sender = new Sender(providers, clock, hands::later, this::ended);
        this.runner = new Runner(commands, hands::aside, this::internal);
        this.lookUps = new LookUps(host.contacts(), hands::aside, this::internal);
        this.alarm = new Alarm(store, clock, this::look, sender::hasRoom);
        this.inbox = new Inbox(store, records, clock, this::decidePending);
        this.forgetting = new Forgetting(store, clock);
        this.processor =
                new Processor(store, records, tenants, new Versions(ids.boot()), clock, this, hands.callbacks(), this);
    }

    // ---- commands in

    /**
     * Gives a command of the host to the engine.
     *
     * @param id the command id, or null for a command that is not repeated
     * @param answerType the sealed type of its answers
     */
    public <T> CompletionStage<T> command(
            TenantId tenant, @Nullable CommandId id, Command command, Class<T> answerType) {
        String fresh = ids.next();
        var origin = new Origin.Command(id == null ? new CommandId(fresh) : id);
        var work = new Work(tenant, origin, command, fresh, clock.instant(), answerType);
        processor.submit(work);
        return work.answer.thenApply(answerType::cast);
    }

    /** Gives an inbound event to the engine; the stage completes when it is durable. */
    public CompletionStage<?> receive(TenantId tenant, AccountId account, InboundEvent event) {
        InboxKey key = Keys.inbox(account, event.eventKey());
        if (inbox.hasPending() || processor.backlog() > BACKLOG) {
            String document = document(event);
            if (document == null) {
                return keep(tenant, account, event.eventKey(), "parked", event.toString());
            }
            var arrival = new Arrival(tenant, key, contact(tenant, account, event), document, clock.instant());
            return store.append(List.of(arrival)).thenRun(() -> {
                inbox.appended();
                alarm.ring();
            });
        }
        return inbound(tenant, new Origin.Inbound(key), new Command.Receive(account, event));
    }

    private static String contact(TenantId tenant, AccountId account, InboundEvent event) {
        return event instanceof InboundEvent.MessageReceived message
                ? new Keys(tenant).customer(account, message.from())
                : Keys.inbox(account, event.eventKey()).digest();
    }

    /** Keeps something authentic that cannot be used; the stage completes when it is durable. */
    public CompletionStage<?> keep(TenantId tenant, AccountId account, String eventKey, String why, String raw) {
        InboxKey key = Keys.inbox(account, eventKey);
        return inbound(tenant, new Origin.Inbound(key), new Command.KeepRaw(key.digest(), why, raw));
    }

    /**
     * Keeps a body that is authentic and malformed; the stage completes when it is durable. An account has room for a few:
     * the provider was told 400 and sends it again, so an older one may make room.
     *
     * @param raw the body in Base64
     */
    public CompletionStage<?> quarantine(TenantId tenant, AccountId account, String raw) {
        InboxKey key = Keys.inbox(account, "malformed\n" + raw);
        int place = Math.floorMod(key.digest().hashCode(), QUARANTINE);
        String record = Keys.inbox(account, "quarantine\n" + place).digest();
        return inbound(tenant, new Origin.Inbound(key), new Command.KeepRaw(record, "malformed", raw));
    }

    private CompletableFuture<?> inbound(TenantId tenant, Origin origin, Command command) {
        var work = new Work(tenant, origin, command, ids.next(), clock.instant(), null);
        processor.submit(work);
        return work.answer;
    }

    private void decidePending(Pending pending, @Nullable InboundEvent event) {
        Arrival arrival = pending.arrival();
        InboxKey key = arrival.key();
        Command command = event == null
                ? new Command.KeepRaw(key.digest(), "parked", arrival.document())
                : new Command.Receive(key.account(), event);
        inbound(arrival.tenant(), new Origin.Pending(key), command).whenComplete((answer, failure) -> {
            inbox.decided(key, failure != null);
            alarm.ring();
        });
    }

    private void look(RecordKey key) {
        internal(key.tenant(), new Command.Due(key)).whenComplete((answer, failure) -> alarm.done(key));
    }

    private void ended(TenantId tenant, Command attempt) {
        internal(tenant, attempt).whenComplete((answer, failure) -> alarm.ring());
    }

    private CompletableFuture<?> internal(TenantId tenant, Command command) {
        var work = new Work(tenant, new Origin.Engine(), command, ids.next(), clock.instant(), null);
        processor.submit(work);
        return work.answer;
    }

    // ---- consequences out

    @Override
    public void happened(HistoryEntry entry) {
        announcer.tell(entry);
    }

    @Override
    public void act(TenantId tenant, Effect effect) {
        if (effect instanceof Effect.Send send) {
            sender.send(tenant, send);
        } else if (effect instanceof Effect.Run run) {
            runner.run(tenant, run);
        } else if (effect instanceof Effect.AskContacts question) {
            lookUps.ask(tenant, question);
        } else if (effect instanceof Effect.Log log) {
            NOOP.info("{}", LogSafe.of(log.value()));
        }
    }

    @Override
    public void due(RecordKey key, Instant at) {
        alarm.due(key, at);
    }

    @Override
    public Command.@Nullable KeepRaw rawOf(Work work, String reason) {
        if (work.command instanceof Command.Receive receive) {
            InboxKey key = Keys.inbox(receive.account(), receive.event().eventKey());
            LOG.error("An inbound event of account '{}' is parked: {}", receive.account(), LogSafe.of(reason));
            String document = document(receive.event());
            return new Command.KeepRaw(
                    key.digest(), "parked", document == null ? receive.event().toString() : document);
        }
        return null;
    }

    /** An event as JSON, or null if it cannot be written as such. */
    private @Nullable String document(InboundEvent event) {
        try {
            return records.encode(event, InboundEvent.class);
        } catch (CodecException unwritable) {
            LOG.error("A {} cannot be written as JSON", event.getClass().getSimpleName(), LogSafe.trace(unwritable));
            return null;
        }
    }

    @Override
    public void configurationSaved(TenantId tenant) {
        mayBeStale(tenant);
    }

    @Override
    public void mayBeStale(TenantId tenant) {
        try {
            load(tenant);
        } catch (RuntimeException unreadable) {
            LOG.warn(
                    "The configuration of tenant '{}' could not be read; it is read again",
                    tenant,
                    LogSafe.trace(unreadable));
        }
    }

    // ---- configuration and reading

    /** Puts the stored configuration of a tenant in force. Returns false if none is stored. */
    public boolean load(TenantId tenant) {
        Seen seen = read(tenant, Set.of(new Keys(tenant).configuration()), List.of())
                .see(new Keys(tenant).configuration());
        if (seen == null || !(seen.state() instanceof ConfigurationState stored)) {
            return false;
        }
        if (tenants.isInForce(tenant, seen.version())) {
            return true;
        }
        var compiled = CompiledTenant.of(stored.inForce());
        ProxyTokens tokens = seen.content() instanceof ProxyTokens kept ? kept : ProxyTokens.NONE;
        tenants.put(configured(compiled, stored.inForce(), stored.drainingIds()), seen.version(), tokens);
        return true;
    }

    private Configured configured(CompiledTenant compiled, Tenant tenant, Set<AccountId> draining) {
        return new Configured(
                compiled,
                providers.connect(tenant),
                providers.pacings(tenant),
                draining,
                host.contacts() == null ? null : host.contactsWithin());
    }

    /**
     * Makes a checked configuration durable, unless it is the one stored, and puts it in force. Interactions go on under
     * the stored plans until it is.
     */
    public CompletionStage<?> install(Tenant wanted) {
        TenantId tenant = wanted.id();
        providers.connect(wanted);
        if (!load(tenant)) {
            tenants.put(configured(CompiledTenant.of(wanted), wanted, Set.of()), Version.ABSENT, ProxyTokens.NONE);
        }
        return save(wanted, null, false, null).thenRun(() -> load(tenant));
    }

    /**
     * Has a checked configuration saved. Accounts that have no token yet get one; those that have one keep it.
     *
     * @param basedOn the number of the one it was made from, or null to save it whatever is in force
     * @param drain whether what is in use and not wanted any more is to be drained
     */
    public CompletionStage<SaveOutcome> save(
            Tenant wanted, @Nullable Long basedOn, boolean drain, @Nullable CommandId id) {
        var fresh = new HashMap<AccountId, ProxyToken>();
        wanted.accounts().forEach(account -> fresh.put(account.id(), new ProxyToken(ids.token())));
        var command = new Command.SaveConfiguration(wanted, new ProxyTokens(fresh), basedOn, drain);
        return command(wanted.id(), id, command, SaveOutcome.class);
    }

    /** Reads records as they are. */
    public Reading read(TenantId tenant, Set<RecordKey> keys, List<Range> ranges) {
        return Reading.of(store.load(tenant, keys, ranges).toCompletableFuture().join(), keys, ranges, records);
    }

    /** Reads the history. */
    public List<HistoryEntry> history(TenantId tenant, @Nullable String subject, long after, int max) {
        List<HistoryRow> rows =
                store.history(tenant, subject, after, max).toCompletableFuture().join();
        var entries = new ArrayList<HistoryEntry>(rows.size());
        rows.forEach(row -> entries.add(HistoryDocument.read(tenant, row, records)));
        return entries;
    }

    /** The names of the System commands there are. */
    public Set<String> commands() {
        return runner.names();
    }

    /** The configurations in force. */
    public Tenants tenants() {
        return tenants;
    }

    /** The providers of all accounts. */
    public Providers providers() {
        return providers;
    }

    /** Where the host's webhooks are reached, or null if it did not say. */
    public @Nullable PublicAddress publicAddress() {
        return host.address();
    }

    /** How large a file may be that is let through, in bytes. */
    public long largestFile() {
        return host.largestFile();
    }

    /** The engine's time. */
    public EngineClock clock() {
        return clock;
    }

    /** Adds a listener. */
    public void listen(RoutingListener listener) {
        announcer.add(listener);
    }

    /** Removes a listener. */
    public void unlisten(RoutingListener listener) {
        announcer.remove(listener);
    }

    // ---- running

    /** Turns the crank once, for engines without threads. Returns how much there was to do. */
    public int turn() {
        alarm.passed();
        forgetting.poll();
        return inbox.poll() + alarm.poll() + processor.runNow();
    }

    /** When there is something to do next if nothing comes in, or null. */
    public @Nullable Instant next() {
        return alarm.next();
    }

    Processor processor() {
        return processor;
    }

    /** One round of the thread that watches the clocks. */
    void watch(Duration longest) throws InterruptedException {
        alarm.await(longest);
        inbox.poll();
        alarm.poll();
        forgetting.poll();
    }

    void wake() {
        alarm.ring();
    }

    Hands hands() {
        return hands;
    }

    RoutingStore store() {
        return store;
    }
}
