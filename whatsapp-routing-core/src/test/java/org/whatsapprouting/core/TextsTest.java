package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.Plans.reply;
import static org.whatsapprouting.core.Plans.tag;
import static org.whatsapprouting.core.TestCentre.A;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.CannedAnswer;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.core.decide.Placeholders;
import org.whatsapprouting.core.view.SendAbility;

@DisplayName("Texts with values, canned answers, what may be sent, and editing plans")
class TextsTest {

    @Test
    @DisplayName("an automatic reply takes values, in one pass: a customer's braces are text (promise 8, AR-07)")
    void values() {
        try (var centre = TestCentre.with(reply("hi", Mode.ALWAYS, "Hi {{contact.name}}: {{ message.body }}!"))
                .open()) {
            centre.receive(new InboundEvent.MessageReceived(
                    "m1",
                    null,
                    centre.crank.instant(),
                    "m1",
                    CustomerIdentity.ofPhone("1"),
                    "{{account.key}}",
                    new Content.Text("{{contact.phone}} $1 \\"),
                    null,
                    null));
            assertThat(centre.provider.texts()).containsExactly("Hi {{account.key}}: {{contact.phone}} $1 \\!");
        }
    }

    @Test
    @DisplayName("unknown names become nothing; an open brace without an end stays")
    void oddTexts() {
        assertThat(Placeholders.fill("a{{x}}b{{y", name -> "x".equals(name) ? 1 : null))
                .isEqualTo("a1b{{y");
        assertThat(Placeholders.fill("{{nope}}", name -> null)).isEmpty();
        assertThat(Placeholders.fill("}}{{", name -> "never")).isEqualTo("}}{{");
    }

    @Test
    @DisplayName("canned answers: general and the account's own, local wins, values filled in (C-02, G-40)")
    void cannedAnswers() {
        var setup = TestCentre.with(tag("t", "vip"));
        setup.more()
                .cannedAnswer(new CannedAnswer("bye", "Bye {{contact.phone}}", null))
                .cannedAnswer(new CannedAnswer("hello", "general", null))
                .cannedAnswer(new CannedAnswer("hello", "local", TestCentre.ACCOUNT));
        try (var centre = setup.open()) {
            centre.says("1", "x");
            assertThat(centre.engine.interactions().cannedAnswers(centre.newestId()))
                    .containsExactly(
                            new CannedAnswer("bye", "Bye 1", null),
                            new CannedAnswer("hello", "local", TestCentre.ACCOUNT));
            assertThat(centre.engine.interactions().cannedAnswers(new InteractionId("nowhere")))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("canned answers are found by words of key, text and description, whatever the case (C-03)")
    void search() {
        var setup = TestCentre.with(tag("t", "vip"));
        setup.more()
                .cannedAnswer(new CannedAnswer("bye", "Good bye, {{contact.phone}}", null, "Farewell"))
                .cannedAnswer(new CannedAnswer("hours", "We are open 9 to 5", null))
                .cannedAnswer(new CannedAnswer("other", "We are closed", new AccountId("other")));
        setup.more()
                .account(Account.of("other", "OTHER", new ProviderSettings("scripted", Map.of()), RoutingPlan.of()));
        try (var centre = setup.open()) {
            centre.says("4711", "x");
            var id = centre.newestId();
            assertThat(keys(centre, id, "OPEN we")).containsExactly("hours");
            assertThat(keys(centre, id, "farewell 4711")).containsExactly("bye");
            assertThat(keys(centre, id, " ")).containsExactly("bye", "hours");
            assertThat(keys(centre, id, "closed")).isEmpty();
        }
    }

    private static List<String> keys(TestCentre centre, InteractionId id, String words) {
        return centre.engine.interactions().cannedAnswers(id, words).stream()
                .map(CannedAnswer::key)
                .toList();
    }

    @Test
    @DisplayName("what may be sent: anything, templates only, nothing (G-29, S-06)")
    void canSend() {
        try (var centre =
                TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A)).open()) {
            centre.says("1", "x");
            var interactions = centre.engine.interactions();
            assertThat(interactions.canSend(centre.newestId()))
                    .contains(new SendAbility.Anything(TestCentre.START.plusSeconds(24 * 3_600)));
            centre.advance(24 * 3_600);
            assertThat(interactions.canSend(centre.newestId()))
                    .contains(new SendAbility.TemplateOnly(
                            TestCentre.START.plusSeconds(24 * 3_600), List.of(TestCentre.TEMPLATE)));
            centre.ask(centre.engine.supervisor("sue").close(centre.newestId(), null));
            assertThat(interactions.canSend(centre.newestId())).contains(new SendAbility.Nothing("closed"));
        }
        var without = TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A));
        without.lacking.add(Capability.TEMPLATE);
        try (var centre = without.open()) {
            centre.says("1", "x");
            centre.advance(24 * 3_600);
            assertThat(centre.engine.interactions().canSend(centre.newestId()))
                    .contains(new SendAbility.Nothing("no templates"));
        }
    }

    @Test
    @DisplayName("inserting, moving and deleting actions keeps jumps by id (F-01, F-02, G-09)")
    void editing() {
        Action one = tag("one", "vip");
        Action two = tag("two", "vip");
        Action jump = Plans.goTo("jump", "two");
        var plan = RoutingPlan.of(one, jump, two);
        assertThat(plan.withInserted(1, tag("zero", "vip")).actions())
                .extracting(Action::id)
                .extracting(ActionId::value)
                .containsExactly("zero", "one", "jump", "two");
        assertThat(plan.withMoved(new ActionId("two"), 1).actions()).containsExactly(two, one, jump);
        assertThat(plan.without(new ActionId("one")).actions()).containsExactly(jump, two);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.withInserted(5, one))
                .withMessageContaining("Give 1 to 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.without(new ActionId("nope")))
                .withMessageContaining("[one, jump, two]");
    }
}
