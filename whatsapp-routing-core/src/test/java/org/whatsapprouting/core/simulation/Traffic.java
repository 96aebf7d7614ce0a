package org.whatsapprouting.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.core.Centre;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.outcome.BeginOutcome;
import org.whatsapprouting.core.outcome.CloseOutcome;
import org.whatsapprouting.core.outcome.ReplyOutcome;
import org.whatsapprouting.core.outcome.SaveOutcome;
import org.whatsapprouting.core.shell.EngineBusyException;

/** What customers, agents, supervisors, providers and misfortune do, drawn from the seed of a world. */
final class Traffic {
    private static final Content.Template TEMPLATE =
            new Content.Template(Scenario.TEMPLATE, List.of(), null, List.of());

    private final World world;
    private final SplittableRandom random;
    private final List<Runnable> repeatable = new ArrayList<>();
    private int messages;
    private int commands;

    Traffic(World world) {
        this.world = world;
        this.random = world.random().split();
    }

    /** Something happens. */
    void act() {
        int chance = random.nextInt(100);
        if (chance < 24) {
            customerWrites();
        } else if (chance < 34) {
            providerReports();
        } else if (chance < 48) {
            presence();
        } else if (chance < 66) {
            answersOffer();
        } else if (chance < 82) {
            works();
        } else if (chance < 87) {
            supervises();
        } else if (chance < 90) {
            repeats();
        } else {
            misfortune();
        }
    }

    // ---- webhooks

    private void customerWrites() {
        var events = new ArrayList<InboundEvent>();
        for (int i = 1 + random.nextInt(random.nextInt(4) == 0 ? 4 : 1); i > 0; i--) {
            events.add(message());
        }
        if (random.nextInt(12) == 0) {
            events.add(events.get(0));
        }
        post(events);
    }

    private InboundEvent message() {
        String id = "m" + ++messages;
        Instant at = world.now().minusSeconds(random.nextInt(20) == 0 ? random.nextInt(100_000) : 0);
        if (random.nextInt(40) == 0) {
            return new InboundEvent.Unrecognised(id, null, at, "made up", "{}");
        }
        String word = random.nextInt(40) == 0 ? "poison" : Scenario.WORDS.get(random.nextInt(Scenario.WORDS.size()));
        return new InboundEvent.MessageReceived(
                id, null, at, id, customer(), "Name", new Content.Text(word), null, null);
    }

    private CustomerIdentity customer() {
        int number = random.nextInt(world.scenario().customers);
        return new CustomerIdentity(phone(number), random.nextInt(3) == 0 ? "u" + number : null, null, null);
    }

    private static String phone(int customer) {
        return "100000" + customer;
    }

    /** The provider reports, or delivers again what was not acknowledged, or what was. */
    private void providerReports() {
        List<InboundEvent> reports = world.provider().reports;
        List<Ledger.Delivery> again = world.ledger().unacknowledged();
        List<Ledger.Delivery> all = world.ledger().deliveries();
        if (!again.isEmpty() && random.nextInt(3) != 0) {
            post(List.of(again.get(random.nextInt(again.size())).event));
        } else if (!reports.isEmpty()) {
            post(List.of(reports.remove(random.nextInt(reports.size()))));
        } else if (!all.isEmpty()) {
            post(List.of(all.get(random.nextInt(all.size())).event));
        }
    }

    /** Delivers everything that is not acknowledged yet, and all reports. */
    void deliverAll() {
        world.ledger().unacknowledged().forEach(delivery -> post(List.of(delivery.event)));
        List<InboundEvent> reports = List.copyOf(world.provider().reports);
        world.provider().reports.clear();
        reports.forEach(report -> post(List.of(report)));
    }

    private void post(List<InboundEvent> events) {
        Node node = world.anyNode();
        world.note("webhook at %s: %s", node, events);
        events.forEach(event -> world.ledger().posted(event, world.tick()));
        node.post(List.copyOf(events))
                .whenComplete((response, failure) -> world.look(() -> {
                    Violation.unless(failure == null, "an answer is a value", "a webhook failed with %s", failure);
                    if (response.status() == 200) {
                        world.ledger().acknowledged(events, world.tick());
                    }
                }));
    }

    /** An engine elsewhere acknowledged an event and died. */
    private void acknowledgedElsewhere() {
        if (message() instanceof InboundEvent.MessageReceived event) {
            world.note("acknowledged elsewhere: %s", event);
            Ledger.Delivery delivery = world.ledger().posted(event, world.tick());
            delivery.elsewhere = true;
            world.memory()
                    .append(List.of(new Arrival(
                            TenantId.DEFAULT,
                            Keys.inbox(Scenario.ACCOUNT, event.eventKey()),
                            "elsewhere",
                            Snapshot.CODEC.write(event, InboundEvent.class),
                            world.now())));
            world.ledger().acknowledged(List.of(event), world.tick());
        }
    }

    // ---- agents

    private void presence() {
        AgentId agent = agent();
        switch (random.nextInt(8)) {
            case 0 -> ask("logOut " + agent, centre -> centre.agents().logOut(agent), answer -> {});
            case 1 -> ask("pause " + agent, centre -> centre.agents().pause(agent, Scenario.LUNCH), answer -> {});
            case 2 -> ask("resume " + agent, centre -> centre.agents().resume(agent), answer -> {});
            default -> ask("logIn " + agent, centre -> centre.agents().logIn(agent), answer -> {});
        }
    }

    private void answersOffer() {
        List<RoutingEvent.OfferMade> offers = world.history().offers;
        if (offers.isEmpty()) {
            return;
        }
        int last = offers.size() - 1;
        var made =
                offers.get(random.nextInt(4) == 0 ? random.nextInt(last + 1) : Math.max(0, last - random.nextInt(4)));
        AgentId agent = made.agent() == null || random.nextInt(10) == 0 ? agent() : made.agent();
        var offer = new OfferId(made.interaction(), made.generation(), agent);
        if (random.nextInt(4) == 0) {
            ask("reject " + offer, centre -> centre.agents().reject(offer), answer -> {});
        } else {
            ask("accept " + offer, centre -> centre.agents().accept(offer), answer -> accepted(offer, answer));
        }
    }

    private void accepted(OfferId offer, AcceptOutcome answer) {
        world.ledger().claim((history, snapshot) -> {
            if (answer instanceof AcceptOutcome.Accepted) {
                Violation.unless(
                        history.wasAssigned(offer.interaction(), offer.agent()),
                        "promise 3",
                        "%s was told that he owns %s",
                        offer.agent(),
                        offer.interaction());
            } else if (answer instanceof AcceptOutcome.Taken taken) {
                Violation.unless(
                        history.wasAssigned(offer.interaction(), taken.by()),
                        "promise 3",
                        "%s was told that %s owns %s",
                        offer.agent(),
                        taken.by(),
                        offer.interaction());
            }
        });
    }

    private void works() {
        if (random.nextInt(20) == 0) {
            writesFirst();
            return;
        }
        InteractionId interaction = interaction();
        if (interaction == null) {
            return;
        }
        AgentId owner = world.history().ownership.owner(interaction);
        AgentId agent = owner == null || random.nextInt(10) == 0 ? agent() : owner;
        switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                ask(
                        "reply in " + interaction,
                        centre -> centre.interactions().reply(agent, interaction, new Content.Text("yes")),
                        this::queued);
            case 3 -> {
                ask(
                        "reply later in " + interaction,
                        centre -> centre.interactions()
                                .replyLater(agent, interaction, TEMPLATE, new Content.Text("later")),
                        this::queued);
            }
            case 4 -> {
                AgentId other = agent();
                ask(
                        "hand " + interaction + " over to " + other,
                        centre -> centre.interactions().transfer(agent, interaction, other),
                        answer -> {});
            }
            case 5 -> {
                var queue = world.scenario().queues.get(random.nextInt(2));
                ask(
                        "hand " + interaction + " over to " + queue,
                        centre -> centre.interactions().transfer(agent, interaction, queue),
                        answer -> {});
            }
            case 6 -> mark(agent, interaction);
            default -> {
                var disposition = random.nextBoolean() ? Scenario.SOLD.path() : null;
                ask(
                        "close " + interaction,
                        centre -> centre.interactions().close(agent, interaction, disposition),
                        answer -> closed(interaction, answer));
            }
        }
    }

    private void mark(AgentId agent, InteractionId interaction) {
        switch (random.nextInt(4)) {
            case 0 -> ask("open", centre -> centre.interactions().open(agent, interaction), answer -> {});
            case 1 -> ask("leave", centre -> centre.interactions().leave(agent, interaction), answer -> {});
            case 2 -> ask("read", centre -> centre.interactions().markRead(agent, interaction, true), answer -> {});
            default ->
                ask(
                        "tag",
                        centre -> centre.interactions().tag(agent, interaction, Set.of(new TagId("seen")), Set.of()),
                        answer -> {});
        }
    }

    private void writesFirst() {
        AgentId agent = agent();
        String phone = phone(random.nextInt(world.scenario().customers));
        ask(
                agent + " writes first to " + phone,
                centre -> centre.interactions().begin(agent, Scenario.ACCOUNT, phone, TEMPLATE),
                answer -> {
                    if (answer instanceof BeginOutcome.Begun begun) {
                        queued(new ReplyOutcome.Queued(begun.message()));
                    }
                });
    }

    private void queued(ReplyOutcome answer) {
        if (answer instanceof ReplyOutcome.Queued queued) {
            world.ledger()
                    .claim((history, snapshot) -> snapshot.state(new Keys(TenantId.DEFAULT).message(queued.message())));
        }
    }

    private void closed(InteractionId interaction, CloseOutcome answer) {
        if (answer instanceof CloseOutcome.Closed) {
            world.ledger()
                    .claim((history, snapshot) -> Violation.unless(
                            snapshot.open().stream().noneMatch(one -> one.id().equals(interaction)),
                            "told only after the commit",
                            "%s was said to be closed",
                            interaction));
        }
    }

    private void supervises() {
        InteractionId interaction = interaction();
        AgentId agent = agent();
        if (world.scenario().reconfigures && random.nextInt(6) == 0) {
            var tenant = world.scenario().tenant();
            world.want(tenant);
            ask(
                    "save a configuration",
                    centre -> centre.configuration().save(tenant),
                    answer -> Violation.unless(
                            !(answer instanceof SaveOutcome.InUse), "saving", "nothing was removed, but %s", answer));
        } else if (interaction != null) {
            switch (random.nextInt(5)) {
                case 0, 1 ->
                    ask(
                            "take over " + interaction,
                            centre -> centre.interactions().takeOver(agent, interaction),
                            answer -> {});
                case 2 ->
                    ask(
                            "assign " + interaction,
                            centre -> centre.supervisor("sue").assign(interaction, agent),
                            answer -> {});
                case 3 ->
                    ask(
                            "unassign " + interaction,
                            centre -> centre.supervisor("sue").unassign(interaction),
                            answer -> {});
                default ->
                    ask(
                            "close for " + interaction,
                            centre -> centre.supervisor("sue").close(interaction, null),
                            answer -> closed(interaction, answer));
            }
        }
    }

    /** A command that was given under an id of the host comes again, perhaps somewhere else. */
    private void repeats() {
        if (!repeatable.isEmpty()) {
            repeatable.get(random.nextInt(repeatable.size())).run();
        }
    }

    private <T> void ask(String what, Function<Centre, CompletionStage<T>> command, Consumer<T> answered) {
        if (random.nextInt(4) == 0) {
            var id = new CommandId("id" + ++commands);
            Runnable again = () -> ask(what, id, command, answered);
            repeatable.add(again);
            again.run();
        } else {
            ask(what, null, command, answered);
        }
    }

    private <T> void ask(
            String what, @Nullable CommandId id, Function<Centre, CompletionStage<T>> command, Consumer<T> answered) {
        Node node = world.anyNode();
        Centre centre = node.engine().tenant(TenantId.DEFAULT);
        world.note("%s at %s, %s", what, node, id);
        command.apply(id == null ? centre : centre.once(id))
                .whenComplete((answer, failure) -> world.look(() -> {
                    world.note("%s at %s, %s: %s", what, node, id, answer);
                    if (failure == null) {
                        answered.accept(answer);
                        if (id != null) {
                            world.ledger().answered(id, answer);
                        }
                    } else {
                        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                        Violation.unless(
                                cause instanceof EngineBusyException, "an answer is a value", "%s: %s", what, cause);
                    }
                }));
    }

    // ---- misfortune and time

    private void misfortune() {
        switch (random.nextInt(10)) {
            case 0 -> world.anyNode().crash();
            case 1 -> acknowledgedElsewhere();
            case 2, 3, 4 -> world.live(Duration.ofSeconds(random.nextInt(30)));
            case 5 -> world.pass(Duration.ofSeconds(random.nextInt(90)));
            case 6 -> world.live(Duration.ofSeconds(30 + random.nextInt(120)));
            case 7 -> {
                if (random.nextInt(4) == 0) {
                    world.pass(Duration.ofHours(random.nextInt(30)));
                }
            }
            default -> world.settle();
        }
    }

    private AgentId agent() {
        List<AgentId> agents = world.scenario().agents;
        return agents.get(random.nextInt(agents.size()));
    }

    private @Nullable InteractionId interaction() {
        List<InteractionId> all = List.copyOf(world.history().interactions.keySet());
        if (all.isEmpty()) {
            return null;
        }
        int last = all.size() - 1;
        return all.get(random.nextInt(6) == 0 ? random.nextInt(last + 1) : Math.max(0, last - random.nextInt(6)));
    }

    /** Sends everybody home. */
    void goHome() {
        world.scenario()
                .agents
                .forEach(agent -> world.nodes().get(0).engine().agents().logOut(agent));
    }
}
