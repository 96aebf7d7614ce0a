package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.goToIf;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.tag;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.ACCOUNT;
import static org.whatsapprouting.core.TestCentre.B;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.core.view.InteractionView;

@DisplayName("Lists of interactions (L-01, L-03, V-02)")
class ListTest {
    private static final TagId VIP = new TagId("vip");

    /** Customers 1 to 3 wrote; 1 is owned by a, 2 has a tag, 3 waits. The member of the account is a alone. */
    private static TestCentre open() {
        TestCentre centre = TestCentre.with(
                        goToIf("branch", "message.body != 'vip'", "q"), tag("t", "vip"), queue("q", "q", 0))
                .queue(beepall("q", A, B))
                .members(A)
                .open();
        centre.logIn(A, B);
        centre.says("1", "hello");
        centre.accept(A);
        centre.says("2", "vip");
        centre.says("3", "hello");
        return centre;
    }

    private static List<String> phones(TestCentre centre, InteractionFilter filter) {
        return centre.engine.interactions().list(filter).items().stream()
                .map(view -> view.identity().phone())
                .toList();
    }

    private static InteractionFilter filter(Boolean open, AccountId account, AgentId owner, TagId tag, AgentId seenBy) {
        return new InteractionFilter(open, account, owner, tag, seenBy, null, 10);
    }

    @Test
    @DisplayName("by status, account, owner and tag, alone and together, the newest first")
    void filters() {
        try (var centre = open()) {
            assertThat(phones(centre, InteractionFilter.newest(10))).containsExactly("3", "2", "1");
            assertThat(phones(centre, filter(null, null, A, null, null))).containsExactly("1");
            assertThat(phones(centre, filter(null, null, null, VIP, null))).containsExactly("2");
            assertThat(phones(centre, filter(null, null, A, VIP, null))).isEmpty();
            assertThat(phones(centre, filter(null, ACCOUNT, null, null, null))).hasSize(3);
            assertThat(phones(centre, filter(null, new AccountId("other"), null, null, null)))
                    .isEmpty();
            centre.ask(centre.engine.interactions().close(A, centre.all().get(2).id(), null));
            assertThat(phones(centre, filter(true, null, null, null, null))).containsExactly("3", "2");
            assertThat(phones(centre, filter(false, null, null, null, null))).containsExactly("1");
        }
    }

    @Test
    @DisplayName("who is not in the account sees nothing of it, though he is a member of its queue (V-02)")
    void visibleTo() {
        try (var centre = open()) {
            assertThat(phones(centre, filter(null, null, null, null, A))).hasSize(3);
            assertThat(phones(centre, filter(null, null, null, null, B))).isEmpty();
        }
    }

    @Test
    @DisplayName("page after page, each once, also when a new one comes in between")
    void pages() {
        try (var centre = TestCentre.with(tag("t", "vip")).open()) {
            for (int i = 0; i < 450; i++) {
                centre.says("c" + i, "hello");
            }
            var seen = new ArrayList<InteractionId>();
            InteractionId after = null;
            do {
                var page = centre.engine
                        .interactions()
                        .list(new InteractionFilter(true, null, null, VIP, null, after, 100));
                page.items().forEach(view -> seen.add(view.id()));
                after = page.next();
                centre.says("late" + seen.size(), "hello");
            } while (after != null);
            assertThat(seen).hasSize(450).doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("it shows what a list needs: who, where it stands, whose, read, when it was closed (M-02, M-03, D-09)")
    void shows() {
        try (var centre = open()) {
            InteractionView waiting = centre.newest();
            assertThat(waiting.state()).isEqualTo(InteractionView.State.OFFERED);
            assertThat(waiting.unread()).isTrue();
            assertThat(waiting.queue()).hasToString("q");
            var offer = centre.offers(A).stream()
                    .filter(made -> made.interaction().equals(waiting.id()))
                    .findFirst()
                    .orElseThrow();
            centre.ask(centre.engine.agents().accept(offer.id()));
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.ASSIGNED);
            assertThat(centre.newest().owner()).isEqualTo(A);
            assertThat(centre.newest().unread()).isFalse();
            centre.advance(60);
            centre.ask(centre.engine.interactions().close(A, waiting.id(), null));
            assertThat(centre.newest().closedAt()).isEqualTo(TestCentre.START.plusSeconds(60));
        }
    }

    @Test
    @DisplayName("a page has 1 to 500 interactions")
    void limits() {
        assertThatIllegalArgumentException().isThrownBy(() -> InteractionFilter.newest(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InteractionFilter.newest(501))
                .withMessageContaining("501");
    }
}
