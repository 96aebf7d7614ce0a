package org.whatsapprouting.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.HistoryRow;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.core.FaultyStore;
import org.whatsapprouting.core.FaultyStore.Fault;
import org.whatsapprouting.core.decide.ConfigurationState;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.decide.MessageState;
import org.whatsapprouting.core.decide.Seen;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.shell.Records;

/**
 * One run: engines on one store, a provider, time, and chance. All of it comes from one seed, so one seed is one history.
 * While an engine waits for the store, or for the provider, the others go on.
 */
final class World {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final int NOTES = 60;
    private static final int PAGE = 1_000;

    private final SplittableRandom random;
    private final Scenario scenario;
    private final RoutingStore memory = new InMemoryStore();
    private final Records records = Snapshot.RECORDS;
    private final PretendedProvider provider;
    private final Ledger ledger = new Ledger();
    private final History history = new History();
    private final Hearsay hearsay = new Hearsay();
    private final List<Node> nodes = new ArrayList<>();
    private final Deque<Note> notes = new ArrayDeque<>();
    private final Map<Node, Integer> nested = new HashMap<>();
    private Instant now = START;
    private Tenant wanted;
    private Tenant inForce;
    private @Nullable Throwable failure;
    private boolean calm = true;
    private long tick;

    /** Something that happened; worded only if somebody wants to read it. */
    private record Note(Instant at, String what, Object... values) {
        String words() {
            return at + " " + String.format(Locale.ROOT, what, values);
        }
    }

    World(long seed) {
        random = new SplittableRandom(seed);
        scenario = new Scenario(random.split());
        provider = new PretendedProvider(this, random.split(), scenario.capabilities, scenario.pacing);
        wanted = scenario.tenant();
        inForce = wanted;
        for (int i = 0; i < scenario.engines; i++) {
            nodes.add(new Node(this, "engine " + (i + 1)));
        }
        calm = false;
    }

    // ---- what there is

    Scenario scenario() {
        return scenario;
    }

    SplittableRandom random() {
        return random;
    }

    long draw() {
        return random.nextLong();
    }

    RoutingStore memory() {
        return memory;
    }

    PretendedProvider provider() {
        return provider;
    }

    Ledger ledger() {
        return ledger;
    }

    History history() {
        return history;
    }

    List<Node> nodes() {
        return nodes;
    }

    Node anyNode() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    Instant now() {
        return now;
    }

    long tick() {
        return tick;
    }

    /** The configuration a host would start an engine with: the last one it wanted. */
    Tenant tenant() {
        return wanted;
    }

    void want(Tenant other) {
        wanted = other;
    }

    /** Whether nothing goes wrong at present. */
    boolean isCalm() {
        return calm;
    }

    void note(String what, Object... values) {
        if (notes.size() == NOTES) {
            notes.removeFirst();
        }
        notes.add(new Note(now, what, values));
    }

    List<String> notes() {
        return notes.stream().map(Note::words).toList();
    }

    // ---- going on

    /** Lets the engines do some things, in an order drawn from the seed. */
    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            anyNode().step();
            observe();
        }
    }

    /** Lets time pass without anybody doing anything. */
    void pass(Duration time) {
        now = now.plus(time);
        nodes.forEach(Node::moveTime);
    }

    /** Lets time pass, everybody doing at each moment what is to be done then. */
    void live(Duration time) {
        Instant end = now.plus(time);
        settle();
        for (Instant next = next(); next != null && !next.isAfter(end); next = next()) {
            pass(next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO);
            settle();
        }
        if (end.isAfter(now)) {
            pass(Duration.between(now, end));
        }
        settle();
    }

    private Instant next() {
        Instant next = null;
        for (Node node : nodes) {
            Instant its = node.crank().next();
            if (its != null && (next == null || its.isBefore(next))) {
                next = its;
            }
        }
        return next;
    }

    /** Lets the engines go on until none has anything to do. */
    void settle() {
        boolean busy = true;
        while (busy) {
            busy = false;
            for (Node node : nodes) {
                busy |= node.step();
                observe();
            }
        }
    }

    /** Comes to rest without any more faults, looks at everything, and goes on. */
    void checkpoint() {
        calm = true;
        nodes.forEach(node -> {
            node.store().commits.clear();
            node.store().loads.clear();
        });
        live(Duration.ofSeconds(1));
        Snapshot snapshot = Snapshot.of(memory, records);
        hearsay.check();
        ledger.check(history, snapshot);
        var settled = new Settled(snapshot, history, now);
        settled.check();
        settled.checkAcknowledged(ledger.deliveries());
        checkDelivered();
        calm = false;
    }

    /** Whoever holds unconfirmed messages gives each to the customer at most once (promise 10). */
    private void checkDelivered() {
        provider.delivered.forEach((reference, times) -> {
            boolean mayRepeat = scenario.mayRepeat() && history.sending.wasUnconfirmed(MessageId.parse(reference));
            Violation.unless(
                    times == 1 || mayRepeat,
                    "promise 10, effectively once",
                    "the customer got %s %d times",
                    reference,
                    times);
        });
    }

    /** Looks at an answer, where an exception would be lost. */
    void look(Runnable check) {
        try {
            check.run();
        } catch (RuntimeException | Error broken) {
            failure = failure == null ? broken : failure;
        }
    }

    /** Reads what is new in the feed. */
    private void observe() {
        tick++;
        if (failure instanceof Error broken) {
            throw broken;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        List<HistoryRow> rows = memory.history(TenantId.DEFAULT, null, history.position(), PAGE)
                .toCompletableFuture()
                .join();
        if (rows.isEmpty()) {
            return;
        }
        for (HistoryEntry entry : nodes.get(0).engine().feed().read(history.position(), PAGE)) {
            if (entry.events().stream().anyMatch(RoutingEvent.ConfigurationSaved.class::isInstance)) {
                inForce = configuration();
            }
            note("%d %s %s", entry.position(), entry.actor(), entry.events());
            history.add(entry, inForce);
            hearsay.stands(entry);
        }
    }

    private Tenant configuration() {
        Seen found = Snapshot.find(memory, records, new Keys(TenantId.DEFAULT).configuration());
        return found == null ? wanted : ((ConfigurationState) found.state()).tenant();
    }

    /** The whole history as it is stored. */
    String feed() {
        var text = new StringBuilder();
        long after = 0;
        List<HistoryRow> rows;
        do {
            rows = memory.history(TenantId.DEFAULT, null, after, PAGE)
                    .toCompletableFuture()
                    .join();
            for (HistoryRow row : rows) {
                text.append(row).append('\n');
                after = row.position();
            }
        } while (rows.size() == PAGE);
        return text.toString();
    }

    // ---- while somebody waits

    /** An engine has read and decided and is about to commit: others do things, and the store may fail. */
    void whileCommitting(FaultyStore store) {
        if (calm) {
            return;
        }
        if (random.nextInt(3) == 0) {
            others(random.nextInt(5));
        }
        if (store.commits.isEmpty() && random.nextInt(1_000) < scenario.faults) {
            boolean down = random.nextInt(15) == 0;
            Fault fault = random.nextBoolean() ? Fault.LOST : Fault.UNKNOWN;
            note("the store fails: %s%s", fault, down ? ", and stays down" : "");
            for (int i = down ? 8 : 1; i > 0; i--) {
                store.commits.add(fault);
            }
        }
        if (random.nextInt(2_000) < scenario.faults) {
            store.loads.add(Fault.LOST);
        }
    }

    /** A provider takes its time over a message. */
    void whileSending() {
        if (calm) {
            return;
        }
        boolean long0 = random.nextInt(3) == 0;
        pass(long0 ? Duration.ofSeconds(50 + random.nextInt(100)) : Duration.ofSeconds(random.nextInt(10)));
        others(5 + random.nextInt(20));
    }

    private void others(int steps) {
        for (int i = 0; i < steps; i++) {
            Node node = anyNode();
            if (nested.merge(node, 1, Integer::sum) < 4) {
                node.step();
            }
            nested.merge(node, -1, Integer::sum);
        }
    }

    // ---- what leaves the engines

    /** A message is given to the provider: that it would be must be durable already. */
    void given(OutboundMessage message) {
        Seen seen = Snapshot.find(
                memory, records, new Keys(TenantId.DEFAULT).message(MessageId.parse(message.reference())));
        Violation.unless(
                seen != null && seen.state() instanceof MessageState state && state.attempt() >= message.attempt(),
                "nothing leaves before the commit",
                "%s, but the store knows %s",
                message,
                seen);
    }

    /** A listener hears something. */
    void told(HistoryEntry entry) {
        hearsay.told(entry);
    }
}
