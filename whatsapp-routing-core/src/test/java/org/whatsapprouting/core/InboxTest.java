package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.ACCOUNT;
import static org.whatsapprouting.core.TestCentre.START;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Arrival;
import org.whatsapprouting.core.FaultyStore.Fault;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.json.RecordCodec;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.view.MessageView;

@DisplayName("Inbox: acknowledged before it is decided, decided once and in order (promises 1 and 2)")
class InboxTest {
    private static final int TOO_MANY = 5_001;

    private final InMemoryStore memory = new InMemoryStore();
    private final FaultyStore store = new FaultyStore(memory);

    private TestCentre open() {
        return TestCentre.with(queue("q", "q", 0))
                .queue(beepall("q", A))
                .store(store)
                .open();
    }

    @Test
    @DisplayName(
            "while too many commands wait, webhooks are appended and answered 200 at once, and decided in order later")
    void backPressure() {
        try (var centre = open()) {
            drown(centre);
            for (int i = 0; i < 700; i++) {
                var answer = centre.post(centre.message("m" + i, "1", "message " + i));
                assertThat(answer.toCompletableFuture()).isCompleted();
            }
            assertThat(pending()).isEqualTo(700);
            centre.crank.settle();
            assertThat(pending()).isZero();
            assertThat(centre.newest().messageCount()).isEqualTo(700);
            assertThat(inbound(centre))
                    .startsWith("message 0", "message 1", "message 2")
                    .endsWith("message 699");
            assertThat(centre.events(RoutingEvent.MessageReceived.class)).hasSize(700);
        }
    }

    @Test
    @DisplayName("an appended event that comes again, at once or after its decision, is answered 200 and counts once")
    void appendedTwice() {
        try (var centre = open()) {
            drown(centre);
            centre.post(centre.message("m", "1", "hello"));
            centre.post(centre.message("m", "1", "hello"));
            assertThat(pending()).isEqualTo(1);
            centre.crank.settle();
            centre.receive(centre.message("m", "1", "hello"));
            assertThat(inbound(centre)).containsExactly("hello");
        }
    }

    @Test
    @DisplayName("a message that comes while acknowledged ones wait lines up behind them")
    void noOvertaking() {
        try (var centre = open()) {
            append(centre.message("first", "1", "first"));
            drown(centre);
            centre.post(centre.message("second", "1", "second"));
            centre.crank.settle();
            centre.post(centre.message("third", "1", "third"));
            centre.crank.settle();
            assertThat(inbound(centre)).containsExactly("first", "second", "third");
        }
    }

    @Test
    @DisplayName("the store fails while acknowledged messages are decided: they keep their place, and the order holds")
    void failureKeepsTheOrder() {
        try (var centre = open()) {
            drown(centre);
            for (int i = 0; i < 5; i++) {
                centre.post(centre.message("m" + i, "1", "message " + i));
            }
            int left = 30;
            for (int i = 0; i < left; i++) {
                store.commits.add(Fault.LOST);
            }
            while (store.commits.size() == left) {
                centre.crank.step();
            }
            var late = centre.post(centre.message("late", "1", "late"));
            centre.crank.settle();
            if (late.toCompletableFuture().join().status() == 503) {
                centre.receive(centre.message("late", "1", "late"));
            }
            assertThat(inbound(centre))
                    .containsExactly("message 0", "message 1", "message 2", "message 3", "message 4", "late");
        }
    }

    @Test
    @DisplayName("an acknowledged event that cannot be read is parked raw, and those behind it are decided")
    void unreadable() {
        try (var centre = open()) {
            append("broken", "{\"type\":\"no-such-event\"}");
            append(centre.message("m", "1", "hello"));
            centre.advance(1);
            assertThat(inbound(centre)).containsExactly("hello");
            assertThat(centre.events(RoutingEvent.RawKept.class))
                    .containsExactly(new RoutingEvent.RawKept(
                            Keys.inbox(ACCOUNT, "broken").digest(), "parked"));
            assertThat(pending()).isZero();
        }
    }

    @Test
    @DisplayName("an event that cannot be appended because JSON cannot hold it is kept raw, and answered 200")
    void unwritable() {
        try (var centre = open()) {
            Content deep = new Content.Text("x");
            for (int i = 0; i < 120; i++) {
                deep = new Content.Edit("wamid." + i, deep);
            }
            var like = centre.message("deep", "1", "");
            drown(centre);
            centre.receive(new InboundEvent.MessageReceived(
                    "deep", null, like.at(), "deep", like.from(), null, deep, null, null));
            assertThat(centre.events(RoutingEvent.RawKept.class)).hasSize(1);
        }
    }

    /** More commands than the engine lets wait before it acknowledges webhooks without deciding them. */
    private static void drown(TestCentre centre) {
        for (int i = 0; i < TOO_MANY; i++) {
            centre.engine.agents().logIn(A);
        }
    }

    private void append(InboundEvent.MessageReceived event) {
        append(event.eventKey(), new RecordCodec().write(event, InboundEvent.class));
    }

    private void append(String eventKey, String document) {
        memory.append(List.of(new Arrival(TenantId.DEFAULT, Keys.inbox(ACCOUNT, eventKey), "1", document, START)));
    }

    private int pending() {
        return memory.pending(1_000).toCompletableFuture().join().size();
    }

    private static List<String> inbound(TestCentre centre) {
        return centre.engine.interactions().messages(centre.newestId()).stream()
                .filter(MessageView::inbound)
                .map(message -> Objects.requireNonNull(message.content()).text())
                .toList();
    }
}
