package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.reply;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.ACCOUNT;
import static org.whatsapprouting.core.TestCentre.B;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;
import org.whatsapprouting.core.FaultyStore.Fault;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.outcome.CloseOutcome;
import org.whatsapprouting.core.outcome.PresenceOutcome;
import org.whatsapprouting.core.outcome.RejectOutcome;
import org.whatsapprouting.core.outcome.ReplyOutcome;
import org.whatsapprouting.core.shell.EngineBusyException;
import org.whatsapprouting.core.view.MessageView;

@DisplayName("Group commit: decided together, committed as one group, told only afterwards (architecture 3.2)")
class ProcessorTest {
    private final InMemoryStore memory = new InMemoryStore();
    private final FaultyStore store = new FaultyStore(memory);

    private TestCentre open() {
        return TestCentre.with(reply("hi", Mode.ONE_TIME, "hi"), queue("q", "q", 0))
                .queue(beepall("q", A, B))
                .store(store)
                .open();
    }

    /** Another engine on the same store. */
    private TestCentre neighbour() {
        return TestCentre.with(reply("hi", Mode.ONE_TIME, "hi"), queue("q", "q", 0))
                .queue(beepall("q", A, B))
                .store(new FaultyStore(memory))
                .seed(2)
                .open();
    }

    // ---- conflicts

    @Test
    @DisplayName("what met a conflict is decided again on fresh state, in its old order, before newer commands")
    void conflictKeepsTheOrder() {
        try (var centre = open();
                var other = neighbour()) {
            centre.says("1", "first");
            var second = centre.post(centre.message("a", "1", "second"));
            var third = centre.post(centre.message("b", "1", "third"));
            store.beforeNextCommit(() -> {
                other.receive(other.message("c", "1", "from the other engine"));
                centre.post(centre.message("d", "1", "fourth"));
            });
            assertThat(centre.ask(second).status()).isEqualTo(200);
            assertThat(centre.ask(third).status()).isEqualTo(200);
            assertThat(inbound(centre)).containsExactly("first", "from the other engine", "second", "third", "fourth");
        }
    }

    @Test
    @DisplayName("an answer that rests on a decision which was refused at commit is not given: it is decided again")
    void noAnswerFromARefusedDecision() {
        try (var centre = open();
                var other = neighbour()) {
            centre.logIn(A, B);
            centre.says("1", "hello");
            var offer = centre.offer(A).id();
            var a = centre.engine.agents().accept(offer);
            var b = centre.engine.agents().accept(centre.offer(B).id());
            store.beforeNextCommit(() -> other.ask(other.engine.agents().logOut(A)));
            assertThat(centre.ask(a)).isInstanceOf(AcceptOutcome.Ended.class);
            assertThat(centre.ask(b)).isInstanceOf(AcceptOutcome.Accepted.class);
        }
    }

    // ---- outcomes nobody knows

    @Test
    @DisplayName("an outcome nobody knows is found out by giving the same again: it happens once and answers right")
    void unknownOutcome() {
        try (var centre = open()) {
            centre.logIn(A, B);
            store.commits.add(Fault.UNKNOWN);
            centre.says("1", "hello");
            assertThat(centre.events(RoutingEvent.MessageReceived.class)).hasSize(1);

            var offer = centre.offer(A).id();
            store.commits.add(Fault.UNKNOWN);
            assertThat(centre.ask(centre.engine.agents().accept(offer)))
                    .isEqualTo(new AcceptOutcome.Accepted(offer.interaction()));
            assertThat(centre.events(RoutingEvent.Assigned.class)).hasSize(1);

            store.commits.add(Fault.UNKNOWN);
            var reply = centre.ask(
                    centre.engine.interactions().reply(A, offer.interaction(), new Content.Text("good morning")));
            assertThat(reply).isInstanceOf(ReplyOutcome.Queued.class);
            assertThat(centre.events(RoutingEvent.MessageQueued.class)).hasSize(2);
            assertThat(centre.provider.texts()).containsExactly("hi", "good morning");

            store.commits.add(Fault.UNKNOWN);
            assertThat(centre.ask(centre.engine.interactions().close(A, offer.interaction(), null)))
                    .isInstanceOf(CloseOutcome.Closed.class);

            centre.says("2", "hello");
            store.commits.add(Fault.UNKNOWN);
            assertThat(centre.reject(A)).isInstanceOf(RejectOutcome.Rejected.class);
        }
    }

    @Test
    @DisplayName("the store fails six times: commands fail as busy, the webhook is answered 503, and nothing was done")
    void storeIsDown() {
        var told = new ArrayList<Object>();
        try (var centre = open()) {
            centre.logIn(A, B);
            centre.says("1", "hello");
            centre.engine.feed().listen(told::add);
            var offer = centre.offer(A).id();
            var sent = centre.provider.sent.size();
            var before = centre.history();
            down(Fault.LOST);
            var accept = centre.engine.agents().accept(offer);
            var webhook = centre.post(centre.message("x", "2", "are you there?"));
            assertThatThrownBy(() -> centre.ask(accept)).isInstanceOf(EngineBusyException.class);
            assertThat(centre.ask(webhook).status()).isEqualTo(503);
            assertThat(told).isEmpty();
            assertThat(centre.provider.sent).hasSize(sent);
            assertThat(centre.history()).isEqualTo(before);

            centre.receive(centre.message("x", "2", "are you there?"));
            assertThat(centre.all()).hasSize(2);
            assertThat(centre.ask(centre.engine.agents().accept(offer))).isInstanceOf(AcceptOutcome.Accepted.class);
        }
    }

    @Test
    @DisplayName("the store cannot be read six times: the same, and the commands after it are decided")
    void storeCannotBeRead() {
        try (var centre = open()) {
            for (int i = 0; i < 6; i++) {
                store.loads.add(Fault.LOST);
            }
            var first = centre.engine.agents().logIn(A);
            assertThatThrownBy(() -> centre.ask(first)).isInstanceOf(EngineBusyException.class);
            assertThat(centre.ask(centre.engine.agents().logIn(A))).isInstanceOf(PresenceOutcome.Now.class);
        }
    }

    @Test
    @DisplayName("given up with an unknown outcome although it was done: the same command id gets its first answer")
    void givenUpButDone() {
        try (var centre = open()) {
            centre.logIn(A, B);
            centre.says("1", "hello");
            var once = centre.engine.tenant(TenantId.DEFAULT).once(new CommandId("click"));
            var offer = centre.offer(A).id();
            down(Fault.UNKNOWN);
            var accept = once.agents().accept(offer);
            assertThatThrownBy(() -> centre.ask(accept)).isInstanceOf(EngineBusyException.class);
            assertThat(centre.ask(once.agents().accept(offer)))
                    .isEqualTo(new AcceptOutcome.Accepted(offer.interaction()));
            assertThat(centre.events(RoutingEvent.Assigned.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "what the provider answered is not lost while the store is down: the message is sent once (promise 10)")
    void sendResultOutlivesTheStore() {
        try (var centre = open()) {
            centre.provider.during = () -> down(Fault.LOST);
            centre.says("1", "hello");
            centre.provider.during = () -> {};
            centre.advance(10);
            assertThat(outbound(centre)).extracting(MessageView::status).containsExactly(DeliveryStatus.SENT);
            assertThat(centre.provider.texts()).containsExactly("hi");
        }
    }

    // ---- one bad element

    @Test
    @DisplayName("a poisonous event is parked raw, with its reason, and its neighbours are done; the webhook gets 200")
    void poisonousEvent() {
        try (var centre = open()) {
            store.poison(change ->
                    writes(change, RecordKind.MESSAGE) && change.toString().contains("poison"));
            centre.receive(
                    centre.message("a", "1", "before"),
                    centre.message("b", "1", "poison"),
                    centre.message("c", "1", "after"),
                    centre.message("d", "2", "somebody else"));
            assertThat(centre.events(RoutingEvent.MessageReceived.class)).hasSize(3);
            assertThat(centre.events(RoutingEvent.RawKept.class))
                    .containsExactly(
                            new RoutingEvent.RawKept(Keys.inbox(ACCOUNT, "b").digest(), "parked"));
        }
    }

    @Test
    @DisplayName("an event that cannot even be written as JSON is parked, and its neighbours are done")
    void unwritableEvent() {
        try (var centre = open()) {
            Content deep = new Content.Text("x");
            for (int i = 0; i < 120; i++) {
                deep = new Content.Edit("wamid." + i, deep);
            }
            centre.says("1", "hello");
            var message = centre.message("deep", "1", "");
            centre.receive(
                    centre.message("a", "1", "before"),
                    new InboundEvent.MessageReceived(
                            "deep", null, message.at(), "deep", message.from(), null, deep, null, null),
                    centre.message("c", "1", "after"));
            assertThat(inbound(centre)).containsExactly("hello", "before", "after");
            assertThat(centre.events(RoutingEvent.RawKept.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName("a record that cannot be read fails the commands that need it, and no others")
    void unreadableRecord() {
        try (var centre = open()) {
            centre.logIn(A);
            memory.commit(List.of(new Change(
                    TenantId.DEFAULT,
                    new Origin.Engine(),
                    null,
                    List.of(),
                    List.of(new Write.Upsert(
                            new Keys(TenantId.DEFAULT).agent(B), new Version(9, 9), "{", Columns.NONE)),
                    null,
                    TestCentre.START)));
            var b = centre.engine.agents().logIn(B);
            var a = centre.engine.agents().logOut(A);
            assertThat(centre.ask(a)).isInstanceOf(PresenceOutcome.Now.class);
            assertThatThrownBy(() -> centre.ask(b)).isInstanceOf(IllegalStateException.class);
        }
    }

    // ---- command ids

    @Test
    @DisplayName("a command id given again gets its first answer, also a refusal, also within one batch")
    void firstAnswer() {
        try (var centre = open()) {
            centre.logIn(A, B);
            centre.says("1", "hello");
            var offer = centre.offer(A).id();
            var click = centre.engine.tenant(TenantId.DEFAULT).once(new CommandId("click"));
            var first = click.agents().accept(offer);
            var second = click.agents().accept(offer);
            assertThat(centre.ask(first)).isEqualTo(new AcceptOutcome.Accepted(offer.interaction()));
            assertThat(centre.ask(second)).isEqualTo(new AcceptOutcome.Accepted(offer.interaction()));
            assertThat(centre.events(RoutingEvent.Assigned.class)).hasSize(1);

            var early = centre.engine.tenant(TenantId.DEFAULT).once(new CommandId("resume"));
            centre.ask(centre.engine.agents().logOut(B));
            assertThat(centre.ask(early.agents().resume(B))).isInstanceOf(PresenceOutcome.LoggedOut.class);
            centre.logIn(B);
            assertThat(centre.ask(early.agents().resume(B))).isInstanceOf(PresenceOutcome.LoggedOut.class);
        }
    }

    @Test
    @DisplayName("a reply given twice with one id in one batch is sent once")
    void replyTwiceInOneBatch() {
        try (var centre = open()) {
            centre.logIn(A);
            centre.says("1", "hello");
            centre.accept(A);
            var click = centre.engine.tenant(TenantId.DEFAULT).once(new CommandId("send"));
            var first = click.interactions().reply(A, centre.newestId(), new Content.Text("yes"));
            var second = click.interactions().reply(A, centre.newestId(), new Content.Text("yes"));
            assertThat(centre.ask(first)).isEqualTo(centre.ask(second));
            assertThat(centre.provider.texts()).containsExactly("hi", "yes");
        }
    }

    @Test
    @DisplayName("one webhook twice in one batch is one message, and both are answered 200 (promise 2)")
    void webhookTwiceInOneBatch() {
        try (var centre = open()) {
            var first = centre.post(centre.message("a", "1", "hello"));
            var second = centre.post(centre.message("a", "1", "hello"));
            assertThat(centre.ask(first).status()).isEqualTo(200);
            assertThat(centre.ask(second).status()).isEqualTo(200);
            assertThat(inbound(centre)).containsExactly("hello");
            // The second is not even decided before the first is settled: what would be built on it would be lost work.
            assertThat(store.asked)
                    .allSatisfy(group -> assertThat(group)
                            .extracting(Change::origin)
                            .filteredOn(Origin.Inbound.class::isInstance)
                            .doesNotHaveDuplicates());
        }
    }

    // ---- a batch

    @Test
    @DisplayName("what comes in together is committed together, each decision seeing the one before it")
    void oneGroup() {
        try (var centre = open()) {
            store.asked.clear();
            for (int i = 0; i < 10; i++) {
                centre.post(centre.message("a" + i, "1", "message " + i));
            }
            centre.crank.settle();
            assertThat(store.asked.get(0)).hasSize(10).allMatch(change -> change.origin() instanceof Origin.Inbound);
            assertThat(centre.all()).hasSize(1);
            assertThat(centre.newest().messageCount()).isEqualTo(11);
        }
    }

    private void down(Fault fault) {
        for (int i = 0; i < 6; i++) {
            store.commits.add(fault);
        }
    }

    private static boolean writes(Change change, RecordKind kind) {
        return change.writes().stream().anyMatch(write -> write.key().kind() == kind);
    }

    private static List<String> inbound(TestCentre centre) {
        return centre.engine.interactions().messages(centre.newestId()).stream()
                .filter(MessageView::inbound)
                .map(message -> Objects.requireNonNull(message.content()).text())
                .toList();
    }

    private static List<MessageView> outbound(TestCentre centre) {
        return centre.engine.interactions().messages(centre.newestId()).stream()
                .filter(message -> !message.inbound())
                .toList();
    }
}
