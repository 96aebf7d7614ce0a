package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.testkit.store.Some.v;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.Origin;

/** Promise 2, nothing inbound counts twice; and commands are idempotent. */
interface DedupeClauses extends StoreClauses {

    @Test
    @DisplayName("commit: an inbound event that comes again is a duplicate, gets the first answer and writes nothing")
    default void inboundTwice() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.from(Some.inbound(1)).answer("first").history("i1", "first"));

            Draft again = Draft.from(Some.inbound(1))
                    .answer("second")
                    .history("i1", "second")
                    .make(Some.interaction("i1"), v(1, 1));

            assertThat(store.commit(again)).isEqualTo(new Committed.Duplicate("first"));
            assertThat(store.commit(again)).isEqualTo(new Committed.Duplicate("first"));
            assertThat(store.find(Some.interaction("i1"))).isNull();
            assertThat(store.historyTexts()).containsExactly("first");
        }
    }

    @Test
    @DisplayName(
            "commit: a command that comes again is a duplicate and gets the first answer, even if it would conflict now")
    default void commandTwice() {
        try (OpenStore store = OpenStore.of(this)) {
            Draft accept =
                    Draft.from(Some.command("c1")).answer("{\"owner\":\"ana\"}").make(Some.interaction("i1"), v(1, 1));
            store.given(accept);

            assertThat(store.commit(accept)).isEqualTo(new Committed.Duplicate("{\"owner\":\"ana\"}"));
        }
    }

    @Test
    @DisplayName("commit: a duplicate of what had no answer has none")
    default void duplicateWithoutAnswer() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.from(Some.inbound(1)), Draft.from(Some.command("c1")));

            assertThat(store.commit(Draft.from(Some.inbound(1)).answer("late")))
                    .isEqualTo(new Committed.Duplicate(null));
            assertThat(store.commit(Draft.from(Some.command("c1")).answer("late")))
                    .isEqualTo(new Committed.Duplicate(null));
        }
    }

    @Test
    @DisplayName("commit: an event or a command twice within one list is done once")
    default void twiceWithinOneList() {
        try (OpenStore store = OpenStore.of(this)) {
            assertThat(store.commit(List.of(
                            Draft.from(Some.inbound(1)).answer("first").change(),
                            Draft.from(Some.command("c1")).answer("done").change(),
                            Draft.from(Some.inbound(1)).answer("second").change(),
                            Draft.from(Some.command("c1")).change())))
                    .containsExactly(
                            new Committed.Done(0),
                            new Committed.Done(0),
                            new Committed.Duplicate("first"),
                            new Committed.Duplicate("done"));
        }
    }

    @Test
    @DisplayName("commit: the same digest at two accounts is two events")
    default void sameDigestAtTwoAccounts() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.from(Some.inbound(1)), Draft.from(new Origin.Inbound(Some.inbox(Some.OTHER_ACCOUNT, 1))));
        }
    }

    @Test
    @DisplayName("commit: an event is known by account and digest, also to another tenant")
    default void sameEventForAnotherTenant() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.from(Some.inbound(1)));

            assertThat(store.commit(Draft.from(Some.inbound(1)).tenant(Some.OTHER_TENANT)))
                    .isEqualTo(new Committed.Duplicate(null));
        }
    }

    @Test
    @DisplayName("commit: digests that differ in one digit are two events")
    default void digestsThatDifferInOneDigit() {
        try (OpenStore store = OpenStore.of(this)) {
            String digits = "ab".repeat(32);
            for (int i = 0; i < digits.length(); i++) {
                String other = digits.substring(0, i) + "0" + digits.substring(i + 1);
                store.given(Draft.from(new Origin.Inbound(new InboxKey(Some.ACCOUNT, other))));
            }
        }
    }

    @Test
    @DisplayName("commit: command ids count within their tenant, and their case counts")
    default void commandIdsThatAreNotTheSame() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(
                    Draft.from(Some.command("accept")),
                    Draft.from(Some.command("Accept")),
                    Draft.from(Some.command("accept")).tenant(Some.OTHER_TENANT));
        }
    }

    @Test
    @DisplayName("commit: a command named like an event, account or tenant is not taken for it")
    default void commandsNamedLikeEvents() {
        try (OpenStore store = OpenStore.of(this)) {
            InboxKey key = Some.inbox(1);
            store.given(
                    Draft.from(new Origin.Inbound(key)),
                    Draft.from(Some.command(key.digest())),
                    Draft.from(new Origin.Command(new CommandId(key.account().value()))));
        }
    }

    @Test
    @DisplayName("commit: what the engine does itself is never a duplicate")
    default void engineIsNeverADuplicate() {
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine().history(null, "one"), Draft.engine().history(null, "one"));

            assertThat(store.historyTexts()).containsExactly("one", "one");
        }
    }

    @Test
    @Tag("race")
    @DisplayName("commit: of one event from 16 threads at once, one is done and the others get its answer")
    default void oneEventFromManyThreads() {
        try (OpenStore store = OpenStore.of(this);
                Crowd crowd = new Crowd(16)) {
            for (int round = 0; round < 50; round++) {
                int event = round;
                List<Committed> answers = crowd.round(number -> store.commit(
                        Draft.from(Some.inbound(event)).answer("same").history(null, "event " + event)));

                assertThat(answers).filteredOn(Committed.Done.class::isInstance).hasSize(1);
                assertThat(answers)
                        .filteredOn(new Committed.Duplicate("same")::equals)
                        .hasSize(15);
            }
            assertThat(store.historyTexts()).hasSize(50).doesNotHaveDuplicates();
        }
    }
}
