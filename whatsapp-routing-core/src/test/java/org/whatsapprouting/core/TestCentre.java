package org.whatsapprouting.core;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.host.ContactDirectory;
import org.whatsapprouting.api.host.SystemCommands;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.Pause;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.Tag;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.outcome.RejectOutcome;
import org.whatsapprouting.core.simulate.Crank;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.core.view.InteractionView;
import org.whatsapprouting.core.view.OfferView;
import org.whatsapprouting.core.view.WebhookResponse;

/** A small contact centre run by hand: one account, the agents a, b and c, and whatever plan and queues a test needs. */
final class TestCentre implements AutoCloseable {
    static final AccountId ACCOUNT = new AccountId("acme");
    static final AgentId A = new AgentId("a");
    static final AgentId B = new AgentId("b");
    static final AgentId C = new AgentId("c");
    static final TemplateRef TEMPLATE = new TemplateRef("come_back", "en");
    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    final Crank crank;
    final ScriptedProvider provider = new ScriptedProvider();
    final RoutingEngine engine;
    private int messages;

    private TestCentre(Setup setup) {
        crank = new Crank(setup.start, setup.seed);
        provider.capabilities.removeAll(setup.lacking);
        var builder = RoutingEngine.builder();
        if (setup.contacts != null) {
            builder.contacts(setup.contacts, Duration.ofSeconds(2));
        }
        setup.builder.accept(builder);
        engine = builder.tenant(setup.tenant())
                .provider(provider)
                .store(setup.store)
                .systemCommands(setup.commands)
                .crank(crank)
                .start();
    }

    static Setup with(Action... plan) {
        return new Setup(List.of(plan));
    }

    /** What a centre is made of. */
    static final class Setup {
        private final List<Action> plan;
        private final List<Queue> queues = new ArrayList<>();
        private final Set<AgentId> members = new HashSet<>(Set.of(A, B, C));
        private final Tenant.Builder more = Tenant.builder();
        final Set<Capability> lacking = new HashSet<>();
        private int capacity = Agent.UNLIMITED;
        private AccountSettings settings = AccountSettings.defaults()
                .withWindow(Duration.ZERO, Duration.ofHours(1))
                .withRecontactTemplates(List.of(TEMPLATE));
        private UnaryOperator<Account> account = UnaryOperator.identity();
        private RoutingStore store = new InMemoryStore();
        private SystemCommands commands = new ScriptedCommands();
        private ContactDirectory contacts;
        private Tenant ready;
        private Consumer<RoutingEngine.Builder> builder = nothing -> {};
        private Instant start = START;
        private long seed = 1;

        private Setup(List<Action> plan) {
            this.plan = plan;
        }

        Setup queue(Queue queue) {
            queues.add(queue);
            return this;
        }

        Setup capacity(int each) {
            capacity = each;
            return this;
        }

        Setup members(AgentId... agents) {
            members.clear();
            members.addAll(List.of(agents));
            return this;
        }

        Setup settings(UnaryOperator<AccountSettings> change) {
            settings = change.apply(settings);
            return this;
        }

        Setup account(UnaryOperator<Account> change) {
            account = change;
            return this;
        }

        Setup store(RoutingStore other) {
            store = other;
            return this;
        }

        Setup contacts(ContactDirectory directory) {
            contacts = directory;
            return this;
        }

        Setup commands(SystemCommands other) {
            commands = other;
            return this;
        }

        /** Says more to the engine's builder. */
        Setup engine(Consumer<RoutingEngine.Builder> change) {
            builder = change;
            return this;
        }

        Setup start(Instant other) {
            start = other;
            return this;
        }

        Setup seed(long other) {
            seed = other;
            return this;
        }

        Tenant.Builder more() {
            return more;
        }

        /** Starts with another configuration than the one made up here. */
        Setup tenant(Tenant other) {
            ready = other;
            return this;
        }

        Tenant tenant() {
            if (ready != null) {
                return ready;
            }
            for (AgentId agent : List.of(A, B, C)) {
                more.agent(new Agent(agent, agent.value(), capacity));
            }
            queues.forEach(more::queue);
            more.account(account.apply(Plans.account("scripted", settings, members, plan)));
            more.disposition(Disposition.global("Sold"));
            more.pause(new Pause(new PauseId("lunch"), "Lunch"));
            more.tag(new Tag(new TagId("vip"), "VIP", Tag.DEFAULT_COLOUR));
            return more.build();
        }

        TestCentre open() {
            return new TestCentre(this);
        }
    }

    // ---- customers

    /** A customer writes; everything that follows at this moment happens. */
    void says(String phone, String text) {
        receive(message("m" + ++messages, phone, text));
    }

    void receive(InboundEvent... events) {
        var response = ask(post(events));
        if (response.status() != 200) {
            throw new AssertionError("The webhook was answered with " + response.status());
        }
        crank.settle();
    }

    /** The provider calls; nothing is done yet. */
    CompletionStage<WebhookResponse> post(InboundEvent... events) {
        provider.webhooks.add(List.of(events));
        return engine.webhooks()
                .receive(ACCOUNT, WebhookRequest.of("POST", URI.create("http://t.invalid/"), Map.of(), new byte[0]));
    }

    InboundEvent.MessageReceived message(String id, String phone, String text) {
        return new InboundEvent.MessageReceived(
                id,
                null,
                crank.instant(),
                id,
                CustomerIdentity.ofPhone(phone),
                null,
                new Content.Text(text),
                null,
                null);
    }

    // ---- agents

    void logIn(AgentId... agents) {
        for (AgentId agent : agents) {
            ask(engine.agents().logIn(agent));
        }
        crank.settle();
    }

    List<OfferView> offers(AgentId agent) {
        return engine.agents().offers(agent);
    }

    OfferView offer(AgentId agent) {
        var offers = offers(agent);
        if (offers.size() != 1) {
            throw new AssertionError("Agent " + agent + " has offers " + offers + " instead of one.");
        }
        return offers.get(0);
    }

    /** Which of a, b and c are being asked. */
    List<AgentId> asked() {
        return List.of(A, B, C).stream()
                .filter(agent -> !offers(agent).isEmpty())
                .toList();
    }

    AcceptOutcome accept(AgentId agent) {
        var outcome = ask(engine.agents().accept(offer(agent).id()));
        crank.settle();
        return outcome;
    }

    RejectOutcome reject(AgentId agent) {
        var outcome = ask(engine.agents().reject(offer(agent).id()));
        crank.settle();
        return outcome;
    }

    // ---- what is

    <T> T ask(CompletionStage<T> stage) {
        return crank.ask(stage);
    }

    void advance(long seconds) {
        crank.advance(Duration.ofSeconds(seconds));
    }

    /** The only interaction there is, or the newest. */
    InteractionView newest() {
        return engine.interactions().list(InteractionFilter.newest(1)).items().get(0);
    }

    InteractionId newestId() {
        return newest().id();
    }

    List<InteractionView> all() {
        return engine.interactions().list(InteractionFilter.newest(500)).items();
    }

    List<HistoryEntry> history() {
        return engine.feed().read(0, 1_000);
    }

    <T extends RoutingEvent> List<T> events(Class<T> type) {
        return history().stream()
                .flatMap(entry -> entry.events().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
