package org.whatsapprouting.core.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.Pause;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tag;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.Pacing;

/** What a run is about, drawn from its seed: a contact centre, its provider, how many engines and how many faults. */
final class Scenario {
    static final AccountId ACCOUNT = new AccountId("acme");
    static final PauseId LUNCH = new PauseId("lunch");
    static final PauseId OWED = new PauseId("owed");
    static final Disposition SOLD = Disposition.global("Sold");
    static final TemplateRef TEMPLATE = new TemplateRef("come_back", "en");
    static final List<String> WORDS = List.of("hello", "vip", "bye", "help", "again");

    final List<AgentId> agents;
    final List<QueueId> queues;
    final Set<Capability> capabilities;
    final int engines;
    final int customers;
    /** In a thousand commits, how many fail, and how many fail after they were done. */
    final int faults;

    final boolean reconfigures;
    final boolean resends;
    final Pacing pacing;
    private final SplittableRandom random;

    Scenario(SplittableRandom random) {
        this.random = random;
        agents = List.of("ana", "ben", "cleo", "dan").subList(0, 2 + random.nextInt(3)).stream()
                .map(AgentId::new)
                .toList();
        queues = List.of("light", "heavy").stream().map(QueueId::new).toList();
        capabilities = EnumSet.allOf(Capability.class);
        capabilities.remove(Capability.IDEMPOTENCY_KEY);
        if (random.nextInt(4) == 0) {
            capabilities.add(Capability.IDEMPOTENCY_KEY);
        }
        if (random.nextInt(3) == 0) {
            capabilities.remove(Capability.STATUS_ECHO);
        }
        engines = 1 + random.nextInt(2);
        customers = 2 + random.nextInt(6);
        faults = random.nextInt(3) == 0 ? 0 : random.nextInt(200);
        reconfigures = random.nextInt(3) == 0;
        resends = random.nextInt(3) == 0;
        pacing = faults % 2 == 0
                ? Pacing.WHATSAPP
                : new Pacing(1 + faults % 5, 1 + faults % 3, Duration.ofSeconds(1 + faults % 10), 1 + customers % 3);
    }

    /** Whether a message whose outcome is unknown is given to the provider again. */
    boolean mayRepeat() {
        return resends || capabilities.contains(Capability.IDEMPOTENCY_KEY);
    }

    /** A contact centre as it may be; another one each time. */
    Tenant tenant() {
        var tenant = Tenant.builder();
        int capacity = 1 + random.nextInt(3);
        boolean unlimited = random.nextInt(8) == 0;
        agents.forEach(agent -> tenant.agent(
                new Agent(agent, agent.value(), unlimited ? Agent.UNLIMITED : 1 + random.nextInt(capacity))));
        queues.forEach(queue -> tenant.queue(queue(queue)));
        tenant.pause(new Pause(LUNCH, "Lunch")).pause(new Pause(OWED, "Owed"));
        tenant.disposition(SOLD).tag(new Tag(new TagId("seen"), "Seen", Tag.DEFAULT_COLOUR));
        tenant.account(new Account(
                ACCOUNT,
                "Acme",
                "ACME",
                null,
                Account.DEFAULT_LIST,
                new ProviderSettings(PretendedProvider.ID, Map.of()),
                settings(),
                new RoutingPlan(PlanVersion.FIRST, plan()),
                random.nextInt(4) == 0 ? some(agents) : Set.copyOf(agents)));
        return tenant.build();
    }

    private AccountSettings settings() {
        boolean dispositions = random.nextInt(4) == 0;
        return AccountSettings.defaults()
                .withWindow(Duration.ofMinutes(random.nextInt(3) * 5L), Duration.ofHours(random.nextInt(2)))
                .withUnconfirmedSend(
                        resends ? AccountSettings.UnconfirmedSend.RESEND : AccountSettings.UnconfirmedSend.HOLD)
                .withOfferToMembersOnly(random.nextInt(4) != 0)
                .withRecontactTemplates(List.of(TEMPLATE))
                .withOwnerWaits(Duration.ofSeconds(1 + random.nextInt(20)), Duration.ofSeconds(1 + random.nextInt(20)))
                .withTransfer(new AccountSettings.Transfer(true, true, Duration.ofSeconds(1 + random.nextInt(40))))
                .withMandatoryDisposition(dispositions ? OWED : null)
                .withAutomaticClose(
                        faults % 3 == 1 ? Duration.ofMinutes(1 + faults % 5) : null,
                        faults % 4 == 1 ? Duration.ofMinutes(1 + faults % 7) : null);
    }

    private Queue queue(QueueId id) {
        var strategies = Queue.Strategy.values();
        return new Queue(
                id,
                id.value(),
                strategies[random.nextInt(strategies.length)],
                Duration.ofSeconds(1 + random.nextInt(30)),
                Duration.ofSeconds(random.nextInt(3) * 3L),
                id.equals(queues.get(1)) ? 5 : 0,
                List.copyOf(inOrder(random.nextInt(3) == 0 ? some(agents) : Set.copyOf(agents))));
    }

    private List<AgentId> inOrder(Set<AgentId> chosen) {
        return agents.stream().filter(chosen::contains).toList();
    }

    private <T> Set<T> some(List<T> all) {
        var some = new HashSet<T>();
        all.forEach(one -> {
            if (random.nextInt(3) != 0) {
                some.add(one);
            }
        });
        return some;
    }

    private List<Action> plan() {
        int length = 2 + random.nextInt(5);
        var plan = new ArrayList<Action>();
        for (int i = 0; i < length; i++) {
            plan.add(Action.of("a" + i, application(i, length)));
        }
        plan.add(Action.of("a" + length, queueing()));
        return plan;
    }

    private Application application(int at, int length) {
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                new Application.AutoReply(
                        Application.AutoReply.Mode.values()[random.nextInt(3)], new Content.Text("auto " + at));
            case 2 -> new Application.Tag(Set.of(new TagId("seen")));
            case 3 -> new Application.GoToIf("message.body == 'vip'", ahead(at, length), null);
            case 4 -> new Application.GoToIf("message.body == 'bye'", ahead(at, length), null);
            case 5 -> new Application.Agent(agents.get(random.nextInt(agents.size())), seconds(), random.nextBoolean());
            case 6 -> random.nextInt(3) == 0 ? new Application.Close(null) : queueing();
            default -> queueing();
        };
    }

    private Application queueing() {
        return new Application.Queue(queues.get(random.nextInt(queues.size())), seconds());
    }

    private Duration seconds() {
        return Duration.ofSeconds(random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(60));
    }

    private @Nullable ActionId ahead(int at, int length) {
        return new ActionId("a" + (at + 1 + random.nextInt(length - at)));
    }
}
