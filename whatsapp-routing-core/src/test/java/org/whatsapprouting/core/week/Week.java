package org.whatsapprouting.core.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.outcome.SaveOutcome;
import org.whatsapprouting.core.simulate.Crank;
import org.whatsapprouting.core.simulate.SimulatorProvider;
import org.whatsapprouting.core.simulation.Recount;

/** Time, customers and the engine. All chance comes from one seed. */
final class Week {
    /** A Monday. */
    static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

    private static final Duration OUTAGE = Duration.ofHours(2);
    private static final int HURRY = 15;
    private static final int MOST_PIECES = 4;

    final WeekFigures figures = new WeekFigures();
    final SplittableRandom random;
    final List<Site> sites;
    final Map<InteractionId, Talk> talks = new LinkedHashMap<>();
    final RoutingEngine engine;
    final Recount recount;
    final Crank crank;

    private final Instant end;
    /** From when on the first one to wait for help in Lisbon is the last: that queue is taken away. */
    private final Instant reorganised;

    private boolean drained;
    private final Staff staff;
    private final Map<ContactId, String> contacts = new HashMap<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private String writing = "";
    private long scheduled;

    private record Event(Instant at, long number, Runnable task) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    Week(int days, int agentsEach, int conversations, long seed) {
        random = new SplittableRandom(seed);
        end = START.plus(Duration.ofDays(days));
        sites = Site.all(agentsEach);
        Tenant tenant = Site.tenant(sites);
        var store = new InMemoryStore();
        recount = new Recount(store, tenant);
        crank = new Crank(START, random.nextLong());
        Instant down = START.plus(Duration.ofDays(days / 2)).plus(Duration.ofHours(12));
        staff = new Staff(this);
        reorganised = START.plus(Duration.ofDays(days / 2)).plus(Duration.ofHours(9));
        var host = new WeekHost(random.split(), figures);
        engine = RoutingEngine.builder()
                .systemCommands(host)
                .contacts(host, Duration.ofSeconds(2))
                .tenant(tenant)
                .provider(new WeekProvider(random.split(), down, down.plus(OUTAGE), figures))
                .store(store)
                .crank(crank)
                .listener(this::happened)
                .start();
        staff.plan(days);
        for (Site site : sites) {
            for (int i = 0; i < conversations; i++) {
                String phone = site.name() + random.nextInt(conversations);
                at(arrival(site, days), () -> writes(site, phone, random.nextBoolean() ? "I want to buy" : "help"));
            }
        }
    }

    /** When a customer begins: by day mostly. */
    private Instant arrival(Site site, int days) {
        while (true) {
            Instant at = START.plusMillis(random.nextLong(Duration.ofDays(days).toMillis()));
            LocalTime local = at.atZone(site.zone()).toLocalTime();
            int likely = site.isOpenAt(local) ? 100 : 12;
            if (random.nextInt(100) < likely) {
                return at;
            }
        }
    }

    // ---- time

    void at(Instant when, Runnable task) {
        events.add(new Event(when, scheduled++, task));
    }

    /** Does something some seconds from now. */
    void in(int least, int most, Runnable task) {
        at(crank.instant().plusMillis(1_000L * least + random.nextInt(1_000 * (most - least))), task);
    }

    /** Lives on until nobody wants to do anything any more; looks at everything from time to time. */
    void live() {
        Instant look = START;
        for (Event next = events.poll(); next != null; next = events.poll()) {
            crank.advance(Duration.between(crank.instant(), next.at()));
            next.task().run();
            crank.settle();
            if (next.at().isAfter(look)) {
                look = next.at().plus(Duration.ofHours(3));
                recount.checkOpen(crank.instant());
            }
        }
        crank.advance(Duration.ofHours(1));
    }

    boolean isOver(Instant when) {
        return !when.isBefore(end);
    }

    /** Gives a command; its answer is looked at when it is there. */
    <T> void ask(CompletionStage<T> stage, Consumer<T> answered) {
        answered.accept(crank.ask(stage));
    }

    // ---- the configuration

    private boolean isLast(RoutingEvent.WaitBegan wait) {
        return !drained
                && !crank.instant().isBefore(reorganised)
                && wait.target().equals(new WaitTarget.OfQueue(sites.get(1).queue("help")));
    }

    private void drain() {
        Site site = sites.get(1);
        Tenant now = engine.configuration().current();
        List<Account> accounts = now.accounts().stream()
                .map(account -> account.id().equals(site.account()) ? account.withPlan(site.plan(false)) : account)
                .toList();
        List<Queue> queues = now.queues().stream()
                .filter(queue -> !queue.id().equals(site.queue("help")))
                .toList();
        ask(
                engine.configuration().saveAndDrain(now.withAccounts(accounts).withQueues(queues)),
                outcome -> assertThat(outcome).isInstanceOf(SaveOutcome.Draining.class));
    }

    // ---- customers

    /** A customer writes, as people do: in one piece or in a few, one after the other. */
    void writes(Site site, String phone, String text) {
        piece(site, phone, text);
        int pieces = random.nextInt(MOST_PIECES);
        for (int i = 1; i <= pieces; i++) {
            in(3 * i, 3 * i + 3, () -> piece(site, phone, "and more"));
        }
    }

    private void piece(Site site, String phone, String text) {
        writing = phone;
        figures.messages++;
        ask(
                engine.webhooks().receive(site.account(), SimulatorProvider.says("m" + figures.messages, phone, text)),
                response -> {
                    if (response.status() != 200) {
                        throw new AssertionError("A webhook was answered with " + response.status());
                    }
                });
    }

    // ---- what happens

    private void happened(HistoryEntry entry) {
        recount.add(entry);
        entry.events().forEach(this::happened);
    }

    private void happened(RoutingEvent event) {
        if (event instanceof RoutingEvent.ContactCreated e) {
            contacts.put(e.contact(), writing);
        } else if (event instanceof RoutingEvent.InteractionOpened e) {
            figures.opened++;
            Site site = sites.stream()
                    .filter(one -> one.account().equals(e.account()))
                    .findFirst()
                    .orElseThrow();
            talks.put(
                    e.interaction(), new Talk(e.interaction(), site, contacts.get(e.contact()), 2 + random.nextInt(4)));
        } else if (event instanceof RoutingEvent.MessageReceived e) {
            staff.read(talks.get(e.message().interaction()));
        } else if (event instanceof RoutingEvent.JobFinished e) {
            figures.drained += e.done();
        } else if (event instanceof RoutingEvent.WaitBegan e && isLast(e)) {
            drained = true;
            at(crank.instant(), this::drain);
        } else if (event instanceof RoutingEvent.WaitBegan e && random.nextInt(100) < HURRY) {
            Talk talk = talks.get(e.interaction());
            in(10, 60, () -> writes(talk.site, talk.phone, "hello?"));
        } else {
            staff.happened(event);
        }
    }
}
