package org.whatsapprouting.fuzzing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tag;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.search.CsvOptions;
import org.whatsapprouting.core.search.CsvReader;
import org.whatsapprouting.core.simulate.SimulatorProvider;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.core.view.InteractionView;

/**
 * A search request as a client would send it, seven lines of text, against the SQLite store: it is refused, or finds
 * what a plain look at all interactions finds.
 */
final class SearchTarget implements Target {
    private static final AgentId ANA = new AgentId("ana");
    private static final int ALL = 500;
    private static final int CUSTOMERS = 30;

    private final RoutingEngine engine;
    private final List<InteractionView> all;
    private final Map<String, Set<AgentId>> members;

    SearchTarget() {
        // A webhook is answered when it is durable, which may be a moment before it is decided.
        var opened = new CountDownLatch(CUSTOMERS);
        try {
            var target = Files.createDirectories(Path.of(System.getProperty("basedir", "."), "target"));
            String file = Files.createTempDirectory(target, "search")
                    .resolve("store.db")
                    .toString();
            this.engine = RoutingEngine.builder()
                    .tenant(tenant())
                    .listener(entry -> entry.events().stream()
                            .filter(event -> event instanceof RoutingEvent.WaitBegan)
                            .forEach(event -> opened.countDown()))
                    .store("sqlite", new StoreConfig(Map.of("file", file)))
                    .start();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        this.members = Map.of("shop", Set.of(ANA), "bank", Set.of());
        for (int i = 0; i < CUSTOMERS; i++) {
            engine.webhooks()
                    .receive(
                            new AccountId(i % 3 == 0 ? "bank" : "shop"),
                            SimulatorProvider.says("m" + i, "52" + i, "hi"))
                    .toCompletableFuture()
                    .join();
        }
        try {
            if (!opened.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The customers were not routed.");
            }
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
        var interactions = engine.interactions();
        List<InteractionView> found =
                interactions.list(InteractionFilter.newest(ALL)).items();
        for (int i = 0; i < found.size(); i++) {
            InteractionView each = found.get(i);
            if (each.account().value().equals("shop") && i % 2 == 0) {
                interactions.takeOver(ANA, each.id()).toCompletableFuture().join();
                if (i % 4 == 0) {
                    interactions
                            .close(ANA, each.id(), null)
                            .toCompletableFuture()
                            .join();
                }
            }
        }
        this.all = interactions.list(InteractionFilter.newest(ALL)).items();
    }

    private static Tenant tenant() {
        return Tenant.builder()
                .agent(Agent.of("ana"))
                .tag(new Tag(new TagId("vip"), "VIP", "#aa0000"))
                .account(account("shop", ANA))
                .account(account("bank"))
                .queue(Queue.of("q", Queue.Strategy.BEEPALL, ANA))
                .build();
    }

    private static Account account(String id, AgentId... agents) {
        var plan = RoutingPlan.of(
                Action.of("tag", new Application.Tag(Set.of(new TagId("vip")))),
                Action.of("q", new Application.Queue(new org.whatsapprouting.api.model.QueueId("q"), Duration.ZERO)));
        return Account.of(id, id.toUpperCase(java.util.Locale.ROOT), ProviderSettings.of("simulator"), plan, agents);
    }

    @Override
    public List<byte[]> seeds() {
        String middle = all.get(all.size() / 2).id().value();
        return List.of(
                Samples.utf8("true\nshop\nana\nvip\nana\n" + middle + "\n10"),
                Samples.utf8("false\n\nana\n\n\n\n500"),
                Samples.utf8("\nbank\n\n\n\n\n1"),
                Samples.utf8("\nx' or '1'='1\n\n%\n_\n\\\n5"));
    }

    @Override
    public void feed(byte[] input) throws IOException {
        String[] lines = Samples.text(input).split("\n", 8);
        InteractionFilter filter;
        try {
            filter = new InteractionFilter(
                    at(lines, 0, Boolean::valueOf),
                    at(lines, 1, AccountId::new),
                    at(lines, 2, AgentId::new),
                    at(lines, 3, TagId::new),
                    at(lines, 4, AgentId::new),
                    at(lines, 5, InteractionId::new),
                    lines.length < 7 ? 50 : Integer.parseInt(lines[6]));
        } catch (IllegalArgumentException refused) {
            return;
        }
        var page = engine.interactions().list(filter);
        List<InteractionView> expected =
                all.stream().filter(each -> matches(filter, each)).toList();
        List<InteractionView> first = expected.subList(0, Math.min(filter.limit(), expected.size()));
        if (!page.items().equals(first) || (page.next() == null) != (first.size() == expected.size())) {
            throw new AssertionError(filter + " found " + page + " instead of " + first);
        }
        var out = new ByteArrayOutputStream();
        engine.interactions().writeCsv(filter, CsvOptions.standard().maxRows(5), out);
        long rows = CsvReader.read(new ByteArrayInputStream(out.toByteArray())).count();
        if (rows != 1 + Math.min(5, expected.size())) {
            throw new AssertionError(filter + " wrote " + rows + " rows of CSV");
        }
    }

    private static <T> @Nullable T at(String[] lines, int line, Function<String, T> type) {
        return lines.length <= line || lines[line].isEmpty() ? null : type.apply(lines[line]);
    }

    private boolean matches(InteractionFilter filter, InteractionView each) {
        boolean open = each.state() != InteractionView.State.CLOSED;
        return (filter.open() == null || filter.open() == open)
                && (filter.account() == null || filter.account().equals(each.account()))
                && (filter.owner() == null || filter.owner().equals(each.owner()))
                && (filter.tag() == null || each.tags().contains(filter.tag()))
                && (filter.visibleTo() == null
                        || members.get(each.account().value()).contains(filter.visibleTo()))
                && (filter.after() == null
                        || each.id().value().compareTo(filter.after().value()) < 0);
    }
}
