package org.whatsapprouting.core.planted;

import java.util.ArrayList;
import java.util.List;

/** All bugs that are planted, each with the test that is there to find it. */
final class PlantedBugs {
    static final List<PlantedBug> ALL = all();

    private PlantedBugs() {}

    private static List<PlantedBug> all() {
        var all = new ArrayList<PlantedBug>();
        all.addAll(committing());
        all.addAll(arriving());
        all.addAll(offering());
        all.addAll(owning());
        all.addAll(racing());
        all.addAll(sending());
        all.addAll(PacingBugs.all());
        all.addAll(guarding());
        all.addAll(DefenceBugs.all());
        all.addAll(ConditionBugs.all());
        all.addAll(MembershipBugs.all());
        all.addAll(ForgettingBugs.all());
        all.addAll(BeginBugs.all());
        all.addAll(ServiceBugs.all());
        return List.copyOf(all);
    }

    static PlantedBug bug(String name, String file, String before, String after, String finder) {
        return new PlantedBug(name, List.of(new PlantedBug.Place(file, before, after)), finder);
    }

    private static List<PlantedBug> committing() {
        String dispatchLater = "                && due.key().kind() == RecordKind.MARK\n";
        return List.of(
                bug(
                        "versions are counters",
                        "shell/Drafted.java",
                        "Version next = versions.next();",
                        "Version next = edit instanceof Decision.Edit.Put counted"
                                + " ? new Version(1, counted.read().number() + 1) : versions.next();",
                        "SimulationTest#someSeeds"),
                bug(
                        "a lane is dispatched before what marked it is committed",
                        "shell/Batch.java",
                        dispatchLater,
                        dispatchLater + "                && false\n",
                        "SimulationTest#someSeeds"),
                bug(
                        "effects before the commit",
                        "shell/Processor.java",
                        "            verdicts = commit(batch.drafted());\n",
                        "            batch.drafted().forEach(one ->"
                                + " one.decided().effects().forEach(e -> outcomes.act(one.work().tenant, e)));\n"
                                + "            verdicts = commit(batch.drafted());\n",
                        "SimulationTest#someSeeds"),
                bug(
                        "answers before the commit",
                        "shell/Processor.java",
                        "            verdicts = commit(batch.drafted());\n",
                        "            batch.drafted().forEach(one -> answer(one.work(), one.decided().answer()));\n"
                                + "            verdicts = commit(batch.drafted());\n",
                        "ProcessorTest#storeIsDown"),
                bug(
                        "listeners before the commit",
                        "shell/Processor.java",
                        "            verdicts = commit(batch.drafted());\n",
                        "            batch.drafted().forEach(one -> outcomes.happened(one.entry(1)));\n"
                                + "            verdicts = commit(batch.drafted());\n",
                        "ProcessorTest#storeIsDown"),
                bug(
                        "what was built on a refused decision stands",
                        "shell/Drafted.java",
                        "for (RecordKey key : overlay.builtOn()) {",
                        "for (RecordKey key : new ArrayList<RecordKey>()) {",
                        "ProcessorTest#noAnswerFromARefusedDecision"),
                bug(
                        "a decision is not guarded by its configuration",
                        "shell/Drafted.java",
                        "if (versioned.add(configurationKey)) {",
                        "if (false) {",
                        "TwoEnginesTest#savedElsewhere"),
                bug(
                        "the second of an origin is decided too",
                        "shell/Processor.java",
                        "if (work.origin instanceof Origin.Engine || origins.add(work.origin)) {",
                        "if (true) {",
                        "ProcessorTest#webhookTwiceInOneBatch"),
                bug(
                        "conflicts are decided again after newer commands",
                        "shell/Processor.java",
                        "again.addAll(0, retries);",
                        "incoming.addAll(retries);",
                        "ProcessorTest#conflictKeepsTheOrder"),
                bug(
                        "a refusal is forgotten although the host named the command",
                        "shell/Work.java",
                        "return named || mayBeDone",
                        "return mayBeDone",
                        "ProcessorTest#firstAnswer"),
                bug(
                        "an unknown outcome is not looked up",
                        "shell/Work.java",
                        "return named || mayBeDone",
                        "return named",
                        "ProcessorTest#unknownOutcome"),
                bug(
                        "one unreadable record fails the whole batch",
                        "shell/Processor.java",
                        "if (works.size() > 1) {",
                        "if (false) {",
                        "ProcessorTest#unreadableRecord"),
                bug(
                        "more is asked of the store than it takes",
                        "shell/Overlay.java",
                        "MAX_KEYS = 1_000",
                        "MAX_KEYS = 100_000",
                        "OfferingTest#manyAtOnce"),
                bug(
                        "more questions are asked of the store than it takes",
                        "shell/Overlay.java",
                        "MAX_RANGES = 100",
                        "MAX_RANGES = 100_000",
                        "OfferingTest#manyAtOnce"),
                bug(
                        "what was decoded once is taken for what is stored now",
                        "shell/Decoded.java",
                        "known.version().equals(stored.version())",
                        "known.key().equals(stored.key())",
                        "QueueTest#scenario1"),
                bug(
                        "a configuration that cannot be read loses the commands behind it",
                        "shell/Shell.java",
                        "        try {\n            load(tenant);\n        } catch (RuntimeException unreadable) {",
                        "        load(tenant);\n        try {\n        } catch (RuntimeException unreadable) {",
                        "TwoEnginesTest#configurationUnreadable"));
    }

    private static List<PlantedBug> arriving() {
        return List.of(
                bug(
                        "an appended event is decided twice",
                        "shell/Shell.java",
                        "        inbound(arrival.tenant(), new Origin.Pending(key), command).when",
                        "        internal(arrival.tenant(), command);\n"
                                + "        inbound(arrival.tenant(), new Origin.Pending(key), command).when",
                        "InboxTest#appendedTwice"),
                bug(
                        "an appended event is taken for a repetition of itself",
                        "shell/Shell.java",
                        "new Origin.Pending(key), command",
                        "new Origin.Inbound(key), command",
                        "InboxTest#backPressure"),
                bug(
                        "a direct event overtakes an acknowledged one",
                        "shell/Inbox.java",
                        "return given < appended.get();",
                        "return false;",
                        "InboxTest#backPressure"),
                bug(
                        "an acknowledged event loses its place when the store fails",
                        "shell/Work.java",
                        "return origin instanceof Origin.Pending\n                || command instanceof Command.PutOff",
                        "return command instanceof Command.PutOff",
                        "InboxTest#failureKeepsTheOrder"),
                bug(
                        "nobody looks for what another engine appended",
                        "shell/Inbox.java",
                        "if (!hasPending() && now.isBefore(nextLook)) {",
                        "if (!hasPending()) {",
                        "TwoEnginesTest#appendedElsewhere"),
                bug(
                        "a poisonous event fails instead of being parked",
                        "shell/Shell.java",
                        "if (work.command instanceof Command.Receive receive) {",
                        "if (work.command instanceof Command.Receive receive && work.tenant == null) {",
                        "ProcessorTest#poisonousEvent"),
                bug(
                        "an account is unknown while its configuration is replaced",
                        "shell/Tenants.java",
                        "        accounts.forEach(account -> byAccount.put(account, tenant));\n",
                        "        byAccount.values().removeIf(tenant::equals);\n"
                                + "        accounts.forEach(account -> byAccount.put(account, tenant));\n",
                        "shell.TenantsTest#neverUnknown"));
    }

    private static List<PlantedBug> offering() {
        return List.of(
                bug(
                        "a message restarts the wait: place and clock are lost",
                        "decide/Walk.java",
                        "if (wait != null && wait.isAt(action.id(), target)) {",
                        "if (false) {",
                        "QueueTest#scenario1"),
                bug(
                        "the step budget is gone",
                        "decide/Walk.java",
                        "if (steps >= STEP_BUDGET) {",
                        "if (false) {",
                        "PlanTest"),
                bug(
                        "an answer to an earlier offer counts",
                        "decide/Offers.java",
                        "ring.generation() == offer.generation()",
                        "ring.generation() >= offer.generation()",
                        "StaleAnswersTest#earlierOffer"),
                bug(
                        "an answer after the deadline counts",
                        "decide/Offers.java",
                        "draft.now().isBefore(ring.deadline())",
                        "ring.deadline() != null",
                        "StaleAnswersTest#afterTheDeadline"),
                bug(
                        "accepting looks at no capacity",
                        "decide/Offers.java",
                        "if (!holdsSlot && state.freeSlots(agent.capacity()) == 0) {",
                        "if (false) {",
                        "QueueTest#beepallAtCapacity"),
                bug(
                        "accepting looks at no capacity, with real traffic",
                        "decide/Offers.java",
                        "if (!holdsSlot && state.freeSlots(agent.capacity()) == 0) {",
                        "if (false) {",
                        "SimulationTest#someSeeds"),
                bug(
                        "an offer's clock is not set",
                        "decide/Wait.java",
                        "return earlier(ring.deadline(), until);",
                        "return until;",
                        "QueueTest#scenario8"),
                bug(
                        "an offer's clock is not set, with real traffic",
                        "decide/Wait.java",
                        "return earlier(ring.deadline(), until);",
                        "return until;",
                        "SimulationTest#someSeeds"),
                bug(
                        "who logs out keeps what rings at him",
                        "decide/Presences.java",
                        "return withdrawOffers(draft, config, agent) ? draft.decided(now()) : draft.needs();",
                        "return draft.decided(now());",
                        "QueueTest#logOutGivesBack"),
                bug(
                        "who logs out gives back in any order",
                        "decide/Presences.java",
                        ".sorted(Comparator.comparing(InteractionId::value))",
                        ".sorted(Comparator.comparing(InteractionId::value).reversed())",
                        "OfferingTest#givenBackInOrder"),
                bug(
                        "who rejected is asked again",
                        "decide/Eligible.java",
                        "if (wait.rejectedBy().contains(id)) {",
                        "if (false) {",
                        "QueueTest#scenario9"),
                bug(
                        "who rejected is asked again, with real traffic",
                        "decide/Eligible.java",
                        "if (wait.rejectedBy().contains(id)) {",
                        "if (false) {",
                        "SimulationTest#someSeeds"),
                bug(
                        "round robin forgets whom it asked",
                        "decide/QueueState.java",
                        "return new QueueState(id, e.agent(), more, count + 1);",
                        "return new QueueState(id, null, more, count + 1);",
                        "TwoEnginesTest#fairness"),
                bug(
                        "rings that reach nobody free keep others from ringing",
                        "decide/Dispatching.java",
                        ": spare.isLeftFor(account, wait);",
                        ": false;",
                        "OfferingTest#ringsAtOthers"),
                bug(
                        "a ring that ends moves no lane",
                        "decide/Leaving.java",
                        "        draft.mark(Lane.of(wait.target()));\n        return true;\n    }\n}",
                        "        return true;\n    }\n}",
                        "SimulationTest#someSeeds"),
                bug(
                        "a freed agent is not dispatched",
                        "decide/Configured.java",
                        "tenant.queuesOf(agent).forEach(queue -> draft.mark(Lane.of(queue.id())));",
                        "",
                        "SimulationTest#someSeeds"));
    }

    private static List<PlantedBug> owning() {
        String closed =
                "if (event instanceof RoutingEvent.Closed e && id.equals(e.owner())) {\n            return owning(";
        return List.of(
                bug(
                        "closing frees no slot",
                        "decide/AgentState.java",
                        closed + "owned - 1",
                        closed + "owned",
                        "QueueTest#capacity"),
                bug(
                        "closing frees no slot, with real traffic",
                        "decide/AgentState.java",
                        closed + "owned - 1",
                        closed + "owned",
                        "SimulationTest#someSeeds"),
                bug(
                        "the slot is free from the start of a transfer",
                        "decide/Transfers.java",
                        "        draft.happen(new RoutingEvent.TransferStarted(",
                        "        draft.happen(new RoutingEvent.Unassigned(interaction.id(), transfer.agent()));\n"
                                + "        draft.happen(new RoutingEvent.TransferStarted(",
                        "SimulationTest#someSeeds"),
                bug(
                        "a second agent gets what another owns",
                        "decide/Supervising.java",
                        "if (interaction != null && interaction.isOpen() && owner != null && !owner.equals(agent)) {",
                        "if (false) {",
                        "SupervisorTest"));
    }

    /** What the races and counts with real threads are there to find. */
    private static List<PlantedBug> racing() {
        String agentOf = "    AgentState agent(AgentId id) {\n"
                + "        var state = state(keys.agent(id), AgentState.class);\n"
                + "        return state == null ? AgentState.initial(id) : state;";
        String ofBoth = "            addAgent(subjects, e.agent());\n            addAgent(subjects, e.from());\n";
        String accepting = "        Leaving.end(draft, config, interaction, WaitEnd.ACCEPTED, OfferEnd.ACCEPTED);\n"
                + "        Assigning.assign(";
        return List.of(
                bug(
                                "a slot is free from the start of a transfer, and nobody tells the interaction",
                                "decide/AgentState.java",
                                "if (event instanceof RoutingEvent.DispositionOwed e) {",
                                "if (event instanceof RoutingEvent.TransferStarted e && id.equals(e.from())) {\n"
                                        + "            return owning(owned - 1);\n"
                                        + "        }\n"
                                        + "        if (event instanceof RoutingEvent.DispositionOwed e) {",
                                "CapacityRaceTest#some")
                        .and(
                                "decide/Subjects.java",
                                "        } else if (event instanceof RoutingEvent.TransferStarted e) {\n",
                                "        } else if (event instanceof RoutingEvent.TransferStarted e) {\n"
                                        + "            addAgent(subjects, e.from());\n"),
                bug(
                        "capacity is read from a copy that is made anew at each eighth look",
                        "decide/Draft.java",
                        agentOf,
                        "    private static final java.util.concurrent.ConcurrentMap<AgentId, AgentState> COPIES =\n"
                                + "            new java.util.concurrent.ConcurrentHashMap<>();\n"
                                + "    private static final java.util.concurrent.atomic.AtomicInteger LOOKS =\n"
                                + "            new java.util.concurrent.atomic.AtomicInteger();\n\n"
                                + "    AgentState agent(AgentId id) {\n"
                                + "        var state = state(keys.agent(id), AgentState.class);\n"
                                + "        var current = state == null ? AgentState.initial(id) : state;\n"
                                + "        if (LOOKS.incrementAndGet() % 8 == 0) {\n"
                                + "            COPIES.put(id, current);\n"
                                + "        }\n"
                                + "        return COPIES.getOrDefault(id, current);",
                        "CapacityRaceTest#some"),
                bug(
                        "assigning looks at no capacity",
                        "decide/Supervising.java",
                        "return !holds && state.freeSlots(agent.capacity()) == 0 ? new AssignOutcome.AtCapacity() : null;",
                        "return null;",
                        "CapacityRaceTest#some"),
                bug(
                        "a transfer reserves no slot of who is asked",
                        "decide/Transfers.java",
                        "interaction.generation() + 1, null, one.agent(), true, until));",
                        "interaction.generation() + 1, null, one.agent(), false, until));",
                        "CapacityRaceTest#some"),
                bug(
                                "round robin goes on after whoever accepted last, not after whom it asked last",
                                "decide/QueueState.java",
                                "if (event instanceof RoutingEvent.OfferMade e && id.equals(e.queue()) && e.agent() != null) {",
                                "if (event instanceof RoutingEvent.Assigned e && id.equals(e.queue())) {",
                                "FairnessTest#some")
                        .and(
                                "decide/Subjects.java",
                                ofBoth,
                                ofBoth + "            if (e.queue() != null) {\n"
                                        + "                subjects.add(keys.queue(e.queue()));\n"
                                        + "            }\n")
                        .and(
                                "decide/Offers.java",
                                accepting,
                                "        if (queue != null && !draft.has(draft.keys().queue(queue))) {\n"
                                        + "            return draft.needs();\n"
                                        + "        }\n" + accepting),
                bug(
                        "round robin begins anew with each life of the engine",
                        "decide/Dispatching.java",
                        "int last = memory.lastOffered() == null ? -1 : members.indexOf(memory.lastOffered());",
                        "Object began = System.getProperties()\n"
                                + "                .computeIfAbsent(System.identityHashCode(config), any -> memory.count());\n"
                                + "        int last = (int) ((memory.count() - (Long) began) % members.size()) - 1;",
                        "FairnessTest#some"),
                bug(
                        "a lane is looked at a while after it was marked",
                        "decide/Draft.java",
                        "new Mark(now), Columns.due(now)));",
                        "new Mark(now), Columns.due(now.plusMillis(300))));",
                        "FreedSlotTest"));
    }

    private static List<PlantedBug> sending() {
        return List.of(
                bug(
                        "nobody looks at the window when a message's turn comes",
                        "decide/SendClocks.java",
                        "if (!ServiceWindow.of(contact, account.settings()).allows(content.content(), draft.now())) {",
                        "if (false) {",
                        "OutboxTest"),
                bug(
                        "the line does not move on after a refusal",
                        "decide/SendClocks.java",
                        "        Outbox.moveOn(draft, next);\n        draft.explain(Code.REFUSED",
                        "        draft.explain(Code.REFUSED",
                        "OutboxTest"),
                bug(
                        "the line does not move on after a refusal, with real traffic",
                        "decide/SendClocks.java",
                        "        Outbox.moveOn(draft, next);\n        draft.explain(Code.REFUSED",
                        "        draft.explain(Code.REFUSED",
                        "SimulationTest#someSeeds"),
                bug(
                        "messages leave out of line",
                        "decide/Outbox.java",
                        "boolean first = contact(draft, interaction).line().isEmpty();",
                        "boolean first = true;",
                        "SimulationTest#someSeeds"),
                bug(
                        "statuses go backwards",
                        "decide/Statuses.java",
                        "boolean advances = status.advances(message.status());",
                        "boolean advances = true;",
                        "StatusTest"),
                bug(
                        "statuses go backwards, with real traffic",
                        "decide/Statuses.java",
                        "boolean advances = status.advances(message.status());",
                        "boolean advances = true;",
                        "SimulationTest#someSeeds"),
                bug(
                        "an unknown outcome is sent again blindly",
                        "decide/SendReporting.java",
                        "        draft.happen(new RoutingEvent.SendUnconfirmed(\n"
                                + "                id, message.contact(), draft.now().plus(SendClocks.UNCONFIRMED), unknown.code()));",
                        "        draft.happen(new RoutingEvent.SendReady(id, draft.now()));",
                        "OutboxTest"),
                bug(
                        "an unknown outcome is sent again blindly, with real traffic",
                        "decide/SendReporting.java",
                        "        draft.happen(new RoutingEvent.SendUnconfirmed(\n"
                                + "                id, message.contact(), draft.now().plus(SendClocks.UNCONFIRMED), unknown.code()));",
                        "        draft.happen(new RoutingEvent.SendReady(id, draft.now()));",
                        "SimulationTest#someSeeds"),
                bug(
                        "a lease that ran out makes the message new",
                        "decide/SendClocks.java",
                        "            draft.happen(new RoutingEvent.SendUnconfirmed(\n"
                                + "                    id, message.contact(), draft.now().plus(UNCONFIRMED), \"no-answer\"));",
                        "            draft.happen(new RoutingEvent.SendReady(id, draft.now()));",
                        "RestartTest#sendUnderWay"),
                bug(
                        "a one-time reply counts although it was refused",
                        "decide/SendClocks.java",
                        "        Outbox.undoReply(draft, id.interaction(), message.action());\n",
                        "",
                        "AutoReplyTest#failedReplyDoesNotCount"),
                bug(
                        "a one-time reply counts although it was refused, with real traffic",
                        "decide/SendClocks.java",
                        "        Outbox.undoReply(draft, id.interaction(), message.action());\n",
                        "",
                        "SimulationTest#someSeeds"),
                bug(
                        "a held message is sent out of line",
                        "decide/SendReporting.java",
                        "message.isHeld() || !message.at()",
                        "!message.at()",
                        "LateAnswersTest#deferred"),
                bug(
                        "what a provider answered is lost while the store is down",
                        "shell/Work.java",
                        "\n                || command instanceof Command.SendReported;",
                        ";",
                        "ProcessorTest#sendResultOutlivesTheStore"));
    }

    /** Defences at the edges of core, see docs/security.md. */
    private static List<PlantedBug> guarding() {
        return List.of(
                bug(
                        "a formula goes out as it is",
                        "search/FormulaGuard.java",
                        "return needsMark(text) ? MARK + text : text;",
                        "return text;",
                        "search.CsvTest#roundTrip"),
                bug(
                        "only the first character is looked at for a formula",
                        "search/FormulaGuard.java",
                        "return at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0;",
                        "return SIGNS.indexOf(text.charAt(0)) >= 0;",
                        "search.CsvTest#roundTrip"),
                bug(
                        "wide signs are no signs",
                        "search/FormulaGuard.java",
                        "=+-@\\uff1d\\uff0b\\uff0d\\uff20",
                        "=+-@",
                        "search.CsvTest#roundTrip"),
                bug(
                        "NUL and half pairs go out",
                        "search/CsvWriter.java",
                        ": FormulaGuard.wellFormed(text);",
                        ": text;",
                        "search.CsvTest#replaced"),
                bug(
                        "a file of CSV has no end",
                        "Interactions.java",
                        "if (rows == options.maxRows()) {",
                        "if (false) {",
                        "CsvExportTest#pages"),
                bug(
                        "the log takes a text as it is",
                        "shell/Shell.java",
                        "NOOP.info(\"{}\", LogSafe.of(log.value()));",
                        "NOOP.info(\"{}\", log.value());",
                        "SmallApplicationsTest#noop"),
                bug(
                        "a body over the limit is looked at",
                        "Webhooks.java",
                        "if (request.bodySize() > provider.bodyLimit()) {",
                        "if (false) {",
                        "DoorTest#tooLarge"),
                bug(
                        "malformed bodies are kept without bound",
                        "shell/Shell.java",
                        "\"quarantine\\n\" + place",
                        "\"quarantine\\n\" + key.digest()",
                        "DoorTest#quarantine"),
                bug(
                        "what is not authentic is kept",
                        "Webhooks.java",
                        "if (refused.cause() == WebhookVerdict.Refused.Cause.NOT_AUTHENTIC) {",
                        "if (false) {",
                        "DoorTest#forged"),
                bug(
                        "a message of any age is routed",
                        "decide/Decider.java",
                        "OLDEST = Duration.ofDays(8)",
                        "OLDEST = Duration.ofDays(8_000)",
                        "DoorTest#age"));
    }
}
