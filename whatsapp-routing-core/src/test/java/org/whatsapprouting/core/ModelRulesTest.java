package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.PublicAddress;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.SkillId;
import org.whatsapprouting.api.model.Tag;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.Team;
import org.whatsapprouting.api.model.TeamId;

@DisplayName("What the model refuses by itself")
class ModelRulesTest {
    private static Account account(String name, String key) {
        return new Account(
                new AccountId("support"),
                name,
                key,
                null,
                Account.DEFAULT_LIST,
                new ProviderSettings("simulator", Map.of()),
                AccountSettings.defaults(),
                new RoutingPlan(PlanVersion.FIRST, List.of()),
                Set.of());
    }

    private static Queue queue(Duration agentTimeout, Duration retry, int weight, AgentId... members) {
        return new Queue(new QueueId("q"), "Q", Queue.Strategy.BEEPALL, agentTimeout, retry, weight, List.of(members));
    }

    @Test
    @DisplayName("an account has a name (A-02)")
    void accountName() {
        assertThat(account("Support", "SUP").name()).isEqualTo("Support");
        assertThatIllegalArgumentException().isThrownBy(() -> account("  ", "SUP"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"+5511987654321", "005511987654321", "55 11 98765", "1234", "1234567890123456", "١٢٣٤٥٦", ""})
    @DisplayName("an account's number is digits with international prefix, without + and leading zeros (A-06, A-10)")
    void accountPhone(String wrong) {
        assertThat(account("Support", "SUP").withPhone("5511987654321").phone()).isEqualTo("5511987654321");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account("Support", "SUP").withPhone(wrong));
    }

    @Test
    @DisplayName("an account may have a description, which is not blank then (A-11)")
    void accountDescription() {
        var account = account("Support", "SUP");
        assertThat(account.description()).isNull();
        assertThat(account.withDescription("For Brazil").description()).isEqualTo("For Brazil");
        assertThatIllegalArgumentException().isThrownBy(() -> account.withDescription(" "));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "chat.example.com",
                "http://chat.example.com",
                "https://me@chat.example.com",
                "https://chat.example.com/?a=b",
                "https://chat.example.com/#a",
                "ftp://chat.example.com",
                "https:///webhooks",
                "https://chat example.com",
                ""
            })
    @DisplayName("a public address is https without user, query and fragment; http only on this machine (A-07, A-09)")
    void publicAddress(String wrong) {
        assertThat(new PublicAddress("https://chat.example.com/webhooks/").value())
                .isEqualTo("https://chat.example.com/webhooks");
        assertThat(new PublicAddress("http://localhost:8080").value()).isEqualTo("http://localhost:8080");
        assertThatIllegalArgumentException().isThrownBy(() -> new PublicAddress(wrong));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "ABCDEF", "A B", "ÄB", "A-1", "١٢"})
    @DisplayName("an account's key has 1 to 5 ASCII letters or digits (A-03)")
    void accountKey(String wrong) {
        assertThat(account("Support", "A").key()).isEqualTo("A");
        assertThat(account("Support", "aB3d5").key()).isEqualTo("aB3d5");
        assertThatIllegalArgumentException().isThrownBy(() -> account("Support", wrong));
    }

    @Test
    @DisplayName("a disposition has one to three labels, none blank (D-01)")
    void dispositionLevels() {
        assertThat(DispositionPath.of("a", "b", "c").lowest()).isEqualTo("c");
        assertThatIllegalArgumentException().isThrownBy(() -> DispositionPath.of("a", "b", "c", "d"));
        assertThatIllegalArgumentException().isThrownBy(() -> DispositionPath.of());
        assertThatIllegalArgumentException().isThrownBy(() -> DispositionPath.of("a", " "));
    }

    @Test
    @DisplayName("a queue's weight is 0 to 10, an offer stands a second or more, nobody is a member twice (Q-01, Q-05)")
    void queueRanges() {
        Duration second = Duration.ofSeconds(1);
        assertThat(queue(second, Duration.ZERO, 0).weight()).isZero();
        assertThat(queue(second, Duration.ZERO, 10).weight()).isEqualTo(10);
        assertThatIllegalArgumentException().isThrownBy(() -> queue(second, Duration.ZERO, 11));
        assertThatIllegalArgumentException().isThrownBy(() -> queue(second, Duration.ZERO, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> queue(second.minusNanos(1), Duration.ZERO, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> queue(second, second.negated(), 0));
        var ana = new AgentId("ana");
        assertThatIllegalArgumentException().isThrownBy(() -> queue(second, second, 0, ana, ana));
    }

    @Test
    @DisplayName("a skill has a level of 1 to 10, and nobody and no team is listed twice (Q-09, QA-02)")
    void teamsAndSkills() {
        var english = new SkillId("english");
        var queue = Queue.of("q", Queue.Strategy.BEEPALL);
        assertThat(Agent.of("ana").withSkills(Map.of(english, 10)).skills()).containsEntry(english, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Agent.of("ana").withSkills(Map.of(english, 11)))
                .withMessageContaining("Agent 'ana' has skill 'english' at level 11");
        assertThatIllegalArgumentException().isThrownBy(() -> queue.withRequires(Map.of(english, 0)));
        var team = new TeamId("night");
        assertThatIllegalArgumentException().isThrownBy(() -> queue.withTeams(List.of(team, team)));
        var ana = new AgentId("ana");
        assertThatIllegalArgumentException().isThrownBy(() -> Team.of("night", ana, ana));
        assertThatIllegalArgumentException().isThrownBy(() -> new Team(team, " ", List.of()));
    }

    @Test
    @DisplayName("the waits for an owner who is away are 1 to 2,147,483 seconds, ten unless set (S-07, S-08)")
    void ownerWaits() {
        var defaults = AccountSettings.defaults();
        assertThat(defaults.waitForAgent()).isEqualTo(Duration.ofSeconds(10));
        assertThat(defaults.waitForQueue()).isEqualTo(Duration.ofSeconds(10));
        var longest = Duration.ofSeconds(2_147_483);
        assertThat(defaults.withOwnerWaits(longest, longest).waitForQueue()).isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> defaults.withOwnerWaits(longest.plusNanos(1), longest));
        assertThatIllegalArgumentException().isThrownBy(() -> defaults.withOwnerWaits(longest, Duration.ZERO));
    }

    @Test
    @DisplayName("a tag has a name and a colour (X-01)")
    void tag() {
        assertThat(new Tag(new TagId("vip"), "VIP", "#00Ff00").colour()).isEqualTo("#00Ff00");
        assertThatIllegalArgumentException().isThrownBy(() -> new Tag(new TagId("vip"), " ", "#00ff00"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tag(new TagId("vip"), "VIP", "green"));
    }
}
