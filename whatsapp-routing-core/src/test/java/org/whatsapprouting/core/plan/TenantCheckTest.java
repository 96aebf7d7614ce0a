package org.whatsapprouting.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.CannedAnswer;
import org.whatsapprouting.api.model.ContactList;
import org.whatsapprouting.api.model.ContactListId;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.Interval;
import org.whatsapprouting.api.model.IntervalId;
import org.whatsapprouting.api.model.Pause;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.SkillId;
import org.whatsapprouting.api.model.Tag;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.Team;
import org.whatsapprouting.api.model.TeamId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.WorkingTime;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.core.plan.Problem.Code;

@DisplayName("Tenant check")
class TenantCheckTest {
    private static final AgentId ANA = new AgentId("ana");
    private static final AgentId BEN = new AgentId("ben");
    private static final Map<String, Set<Setting>> PROVIDERS = Map.of(
            "meta",
            Set.of(
                    Setting.required("phoneNumberId", Setting.Kind.TEXT, "The id of the number."),
                    Setting.required("appSecret", Setting.Kind.SECRET, "The app's secret."),
                    Setting.withDefault("timeoutSeconds", Setting.Kind.NUMBER, "30", "How long."),
                    Setting.optional("proof", Setting.Kind.FLAG, "Whether."),
                    Setting.optional("baseUrl", Setting.Kind.ADDRESS, "Where.")));
    private static final Map<String, String> SETTINGS =
            Map.of("phoneNumberId", "106540352242922", "appSecret", "env:META_APP_SECRET");

    private static Account account(String id, String key, Action... plan) {
        return new Account(
                new AccountId(id),
                "Support",
                key,
                null,
                Account.DEFAULT_LIST,
                new ProviderSettings("meta", SETTINGS),
                AccountSettings.defaults(),
                RoutingPlan.of(plan),
                Set.of(ANA, BEN));
    }

    private static Action queue(String id) {
        return Action.of(id, new Application.Queue(new QueueId("support"), Duration.ofMinutes(10)));
    }

    private static Action noop(String id) {
        return Action.of(id, new Application.Noop("x"));
    }

    private static Action goTo(String id, String target) {
        return Action.of(id, new Application.GoToP(new ActionId(target)));
    }

    private static Action goToIf(String id, String condition, String whenTrue, String whenFalse) {
        return Action.of(
                id,
                new Application.GoToIf(
                        condition,
                        whenTrue == null ? null : new ActionId(whenTrue),
                        whenFalse == null ? null : new ActionId(whenFalse)));
    }

    private static Tenant.Builder centre() {
        return Tenant.builder()
                .agent(Agent.of("ana"))
                .agent(Agent.of("ben"))
                .agent(Agent.of("cem"))
                .queue(Queue.of("support", Queue.Strategy.BEEPALL, ANA, BEN))
                .interval(new Interval(
                        new IntervalId("working-time"), "w", null, false, List.of(new WorkingTime.Always())))
                .disposition(Disposition.global("Sold"))
                .tag(new Tag(new TagId("vip"), "VIP", Tag.DEFAULT_COLOUR));
    }

    private static List<Problem> problems(Tenant tenant) {
        return TenantCheck.check(tenant, PROVIDERS, Set.of("dialogflow"), Set.of("crm"));
    }

    private static List<Problem> problemsOf(Action... plan) {
        return problems(centre().account(account("support", "SUP", plan)).build());
    }

    private static void assertProblem(List<Problem> problems, Code code, String path, String... words) {
        assertThat(problems)
                .filteredOn(p -> p.code() == code && p.path().equals(path))
                .as("%s at %s in %s", code, path, problems)
                .singleElement()
                .satisfies(p -> assertThat(List.of(words))
                        .allSatisfy(w -> assertThat(p.message()).contains(w)));
    }

    @Test
    @DisplayName(
            "a team or agent that is misspelt is refused; a skill nobody has is doubtful, with what was meant (QA-02)")
    void teamsAndSkills() {
        var english = new SkillId("english");
        var problems = problems(Tenant.builder()
                .agent(Agent.of("ana").withSkills(Map.of(english, 3)))
                .team(Team.of("night", ANA, new AgentId("bne")))
                .queue(Queue.of("q", Queue.Strategy.BEEPALL).withTeams(List.of(new TeamId("nihgt"))))
                .queue(Queue.of("r", Queue.Strategy.BEEPALL)
                        .withTeams(List.of(new TeamId("night")))
                        .withRequires(Map.of(new SkillId("englsh"), 1)))
                .queue(Queue.of("s", Queue.Strategy.BEEPALL, ANA).withRequires(Map.of(english, 4)))
                .queue(Queue.of("t", Queue.Strategy.BEEPALL, ANA).withRequires(Map.of(english, 3)))
                .build());
        assertThat(problems).hasSize(6);
        assertProblem(problems, Code.UNKNOWN_REFERENCE, "teams[0].agents[1]", "'bne'");
        assertProblem(problems, Code.UNKNOWN_REFERENCE, "queues[0].teams[0]", "Did you mean 'night'?");
        assertProblem(problems, Code.EMPTY_QUEUE, "queues[0].members", "has no members");
        assertProblem(problems, Code.UNKNOWN_SKILL, "queues[1].requires.englsh", "Did you mean 'english'?");
        assertProblem(problems, Code.EMPTY_QUEUE, "queues[1].members", "skills it requires");
        assertProblem(problems, Code.EMPTY_QUEUE, "queues[2].members", "skills it requires");
        assertThat(problems).filteredOn(Problem::isError).hasSize(2);
    }

    @Test
    @DisplayName("two queues cannot have one name (Q-01)")
    void queueNames() {
        var one = Queue.of("q", Queue.Strategy.BEEPALL, ANA);
        var two = new Queue(new QueueId("r"), "q", one.strategy(), one.agentTimeout(), one.retry(), 0, one.members());
        var problems = problems(centre().queue(one).queue(two).build());
        assertProblem(problems, Code.DUPLICATE, "queues[2].name", "another queue with the name 'q' at queues[1]");
    }

    @Test
    @DisplayName("has nothing to say about a centre that is right")
    void right() {
        var tenant = centre().account(account(
                        "support",
                        "SUP",
                        new Action(
                                new ActionId("greet"),
                                new Application.AutoReply(
                                        Application.AutoReply.Mode.ONE_TIME, new Content.Text("Hello")),
                                new IntervalId("working-time")),
                        Action.of("crm", new Application.SystemCommand("crm", "VAR1")),
                        goToIf("branch", "VAR1 == 'gold'", "tag", "q"),
                        Action.of("tag", new Application.Tag(Set.of(new TagId("vip")))),
                        Action.of("bot", new Application.Bot("dialogflow", Map.of(), null)),
                        Action.of("one", new Application.Agent(ANA, Duration.ofSeconds(20), false)),
                        queue("q"),
                        Action.of("end", new Application.Close(DispositionPath.of("Sold")))))
                .build();
        assertThat(problems(tenant)).isEmpty();
        assertThat(TenantCheck.check(tenant)).isEmpty();
    }

    @Test
    @DisplayName("tells everything at once")
    void everything() {
        var tenant = centre().account(account("support", "SUP", queue("a"), goTo("b", "nowhere")))
                .account(account("sales", "sup"))
                .queue(Queue.of("support", Queue.Strategy.RR_MEMORY))
                .build();
        assertThat(problems(tenant))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        Code.DUPLICATE,
                        Code.DUPLICATE,
                        Code.DUPLICATE,
                        Code.EMPTY_QUEUE,
                        Code.UNKNOWN_REFERENCE,
                        Code.EMPTY_PLAN);
    }

    @Test
    @DisplayName("names are given once; account keys differ by more than case (A-03)")
    void duplicates() {
        var tenant = centre().account(account("support", "SUP", queue("q")))
                .account(account("support", "sup", queue("q")))
                .agent(Agent.of("ana"))
                .queue(Queue.of("support", Queue.Strategy.BEEPALL, ANA))
                .interval(new Interval(
                        new IntervalId("working-time"), "w", null, false, List.of(new WorkingTime.Always())))
                .disposition(Disposition.global("Sold"))
                .tag(new Tag(new TagId("vip"), "VIP", Tag.DEFAULT_COLOUR))
                .pause(new Pause(new PauseId("lunch"), "Lunch"))
                .pause(new Pause(new PauseId("lunch"), "Lunch"))
                .list(new ContactList(new ContactListId("l"), "L"))
                .list(new ContactList(new ContactListId("l"), "L"))
                .cannedAnswer(new CannedAnswer("hi", "Hi", null))
                .cannedAnswer(new CannedAnswer("hi", "Hi there", new AccountId("support")))
                .cannedAnswer(new CannedAnswer("hi", "Hello", null))
                .build();
        var problems = problems(tenant);
        assertThat(problems)
                .filteredOn(p -> p.code() == Code.DUPLICATE)
                .extracting(Problem::path)
                .containsExactly(
                        "accounts[1].id",
                        "accounts[1].key",
                        "agents[3].id",
                        "queues[1].id",
                        "queues[1].name",
                        "intervals[1].id",
                        "dispositions[1]",
                        "tags[1].id",
                        "pauses[1].id",
                        "contactLists[1].id",
                        "cannedAnswers[2].key");
        assertProblem(problems, Code.DUPLICATE, "accounts[1].key", "'sup'", "accounts[0]");
    }

    @Test
    @DisplayName("every name of something else is the name of something that is there, with a suggestion")
    void references() {
        var account = new Account(
                new AccountId("support"),
                "Support",
                "SUP",
                null,
                new ContactListId("nobody"),
                new ProviderSettings("meta", SETTINGS),
                AccountSettings.defaults().withMandatoryDisposition(new PauseId("lunhc")),
                RoutingPlan.of(
                        Action.of("a", new Application.Agent(new AgentId("anna"), Duration.ZERO, false)),
                        new Action(new ActionId("b"), new Application.Noop("x"), new IntervalId("working-tme")),
                        Action.of("c", new Application.Tag(Set.of(new TagId("wip")))),
                        goToIf("d", "true", "queu", null),
                        Action.of("queue", new Application.Queue(new QueueId("suport"), Duration.ZERO)),
                        Action.of("f", new Application.Close(DispositionPath.of("Sodl")))),
                Set.of(ANA, new AgentId("bne")));
        var tenant = centre().account(account)
                .queue(Queue.of("other", Queue.Strategy.BEEPALL, new AgentId("cme"), ANA))
                .disposition(
                        new Disposition(DispositionPath.of("X"), new Disposition.Scope.OfQueue(new QueueId("ohter"))))
                .disposition(new Disposition(
                        DispositionPath.of("Y"), new Disposition.Scope.OfAccount(new AccountId("supprt"))))
                .disposition(new Disposition(
                        DispositionPath.of("Z"), new Disposition.Scope.OfList(new ContactListId("defautl"))))
                .pause(new Pause(new PauseId("lunch"), "Lunch"))
                .cannedAnswer(new CannedAnswer("k", "t", new AccountId("Support1")))
                .build();
        var problems = problems(tenant);
        var unknown = problems.stream()
                .filter(p -> p.code() == Code.UNKNOWN_REFERENCE)
                .map(p -> p.path() + " -> " + p.suggestion())
                .toList();
        assertThat(unknown)
                .containsExactlyInAnyOrder(
                        "accounts[0].list -> null",
                        "accounts[0].mandatoryDisposition -> lunch",
                        "accounts[0].agents['bne'] -> ben",
                        "accounts[0].plan[0].agent -> ana",
                        "accounts[0].plan[1].interval -> working-time",
                        "accounts[0].plan[2].tags['wip'] -> vip",
                        "accounts[0].plan[3].whenTrue -> queue",
                        "accounts[0].plan[4].queue -> support",
                        "accounts[0].plan[5].disposition -> Sold",
                        "queues[1].members[0] -> cem",
                        "dispositions[1].scope.queue -> other",
                        "dispositions[2].scope.account -> support",
                        "dispositions[3].scope.list -> default",
                        "cannedAnswers[0].account -> support");
        assertProblem(problems, Code.UNKNOWN_REFERENCE, "accounts[0].list", "There are: default.");
        assertProblem(problems, Code.UNKNOWN_REFERENCE, "accounts[0].plan[4].queue", "Did you mean 'support'?");
        assertThat(problems).filteredOn(Problem::isError).hasSize(14);
    }

    @Test
    @DisplayName("a disposition needs its parents in its own scope, and Close one that covers the account (D-02, D-05)")
    void dispositions() {
        var other = new Disposition.Scope.OfAccount(new AccountId("sales"));
        var tenant = centre().account(account(
                        "support",
                        "SUP",
                        queue("q"),
                        Action.of("c", new Application.Close(DispositionPath.of("Other")))))
                .account(account(
                        "sales", "SAL", queue("q"), Action.of("c", new Application.Close(DispositionPath.of("Other")))))
                .disposition(Disposition.global("Sold", "Twice"))
                .disposition(Disposition.global("Lost", "Price", "Too high"))
                .disposition(new Disposition(DispositionPath.of("Other"), other))
                .disposition(new Disposition(DispositionPath.of("Sold", "Here"), other))
                .build();
        var problems = problems(tenant);
        assertThat(problems)
                .extracting(Problem::path)
                .containsExactly("dispositions[2]", "dispositions[4]", "accounts[0].plan[1].disposition");
        assertProblem(problems, Code.MISSING_PARENT, "dispositions[2]", "'Lost > Price'");
    }

    @Test
    @DisplayName("a condition is refused with the place in it, and may use what System sets (GI-01, SY-01)")
    void conditions() {
        var problems = problemsOf(
                goToIf("a", "'{message.body}' == 'x'", "q", null),
                goToIf("b", "VAR1 == 'x' && VAR2 == 'x'", "q", null),
                Action.of("s", new Application.SystemCommand("crm", "VAR1")),
                Action.of("t", new Application.SystemCommand("crm", "message.body")),
                Action.of("u", new Application.SystemCommand("crm", "a b")),
                queue("q"));
        assertProblem(problems, Code.CONDITION, "accounts[0].plan[0].condition", "character 1.", "message.body == 'x'");
        assertProblem(problems, Code.CONDITION, "accounts[0].plan[1].condition", "character 16.", "'VAR2'", "'VAR1'");
        assertProblem(problems, Code.VARIABLE, "accounts[0].plan[3].variable", "exists already");
        assertProblem(problems, Code.VARIABLE, "accounts[0].plan[4].variable", "letters");
        assertThat(problems).hasSize(4).allMatch(Problem::isError);
    }

    @Test
    @DisplayName("a jump back without anything to wait for is a warning (G-08)")
    void loops() {
        assertProblem(
                problemsOf(noop("a"), noop("b"), goTo("c", "a")),
                Code.ENDLESS_LOOP,
                "accounts[0].plan[2].target",
                "'a'");
        assertThat(problemsOf(goTo("a", "a"))).extracting(Problem::code).containsExactly(Code.ENDLESS_LOOP);
        assertProblem(
                problemsOf(noop("a"), goToIf("c", "true", null, "a"), queue("q")),
                Code.ENDLESS_LOOP,
                "accounts[0].plan[1].whenFalse");
        assertThat(problemsOf(queue("a"), goTo("c", "a"))).isEmpty();
        assertThat(problemsOf(noop("a"), queue("q"), goToIf("c", "true", "a", "q")))
                .isEmpty();
    }

    @Test
    @DisplayName("a wait that can be skipped does not break a loop")
    void skippedWaits() {
        var guarded = new Action(
                new ActionId("q"),
                new Application.Queue(new QueueId("support"), Duration.ofSeconds(1)),
                new IntervalId("working-time"));
        assertProblem(problemsOf(guarded, goTo("c", "q")), Code.ENDLESS_LOOP, "accounts[0].plan[1].target");
        var impatient = Action.of("q", new Application.Agent(ANA, Duration.ofSeconds(1), true));
        assertProblem(problemsOf(impatient, goTo("c", "q")), Code.ENDLESS_LOOP, "accounts[0].plan[1].target");
        var patient = Action.of("q", new Application.Agent(ANA, Duration.ofSeconds(1), false));
        assertThat(problemsOf(patient, goTo("c", "q"))).isEmpty();
    }

    @Test
    @DisplayName("actions that nothing leads to are a warning")
    void unreachable() {
        assertThat(problemsOf(goTo("a", "q"), noop("dead"), noop("dead2"), queue("q")))
                .extracting(Problem::path)
                .containsExactly("accounts[0].plan[1]", "accounts[0].plan[2]");
        assertThat(problemsOf(queue("q"), Action.of("c", new Application.Close(null)), noop("dead")))
                .extracting(Problem::path)
                .containsExactly("accounts[0].plan[2]");
        var endless = Action.of("q", new Application.Queue(new QueueId("support"), Duration.ZERO));
        assertThat(problemsOf(endless, noop("dead"))).extracting(Problem::code).containsExactly(Code.UNREACHABLE);
        var closeAtNight = new Action(new ActionId("c"), new Application.Close(null), new IntervalId("working-time"));
        assertThat(problemsOf(closeAtNight, queue("q"))).isEmpty();
    }

    @Test
    @DisplayName(
            "members of a routed queue who are not in the account are a warning, unless the account asks for them (G-21)")
    void strangers() {
        UnaryOperator<Tenant.Builder> team =
                builder -> builder.queue(Queue.of("team", Queue.Strategy.BEEPALL, ANA, new AgentId("cem")));
        var toTeam = Action.of("q", new Application.Queue(new QueueId("team"), Duration.ZERO));
        var account = account("support", "SUP", toTeam);
        assertProblem(
                problems(team.apply(centre()).account(account).build()),
                Code.NOT_MEMBERS,
                "accounts[0].plan[0].queue",
                "[cem]");
        var open = account.withSettings(AccountSettings.defaults().withOfferToMembersOnly(false));
        assertThat(problems(team.apply(centre()).account(open).build())).isEmpty();
        assertProblem(
                problems(centre().account(account("support", "SUP", queue("q")).withAgents(Set.of()))
                        .build()),
                Code.NOT_MEMBERS,
                "accounts[0].plan[0].queue",
                "Nobody is left.");
    }

    @Test
    @DisplayName("a reply to the first message behind an interval is a warning (AR-04)")
    void firstMessage() {
        var reply = new Application.AutoReply(Application.AutoReply.Mode.FIRST_MESSAGE, new Content.Text("Hi"));
        assertThat(problemsOf(new Action(new ActionId("a"), reply, new IntervalId("working-time")), queue("q")))
                .extracting(Problem::code)
                .containsExactly(Code.FIRST_MESSAGE_MISSED);
        assertThat(problemsOf(Action.of("a", reply), queue("q"))).isEmpty();
    }

    @Test
    @DisplayName("an automatic reply is something a business can send")
    void content() {
        var reply = new Application.AutoReply(Application.AutoReply.Mode.ALWAYS, new Content.ButtonReply("a", "b"));
        assertProblem(
                problemsOf(Action.of("a", reply), queue("q")), Code.CONTENT, "accounts[0].plan[0]", "button-reply");
    }

    @Test
    @DisplayName("bots and commands are available, or the message names what to add (G-12)")
    void plugins() {
        var problems = problemsOf(
                Action.of("a", new Application.Bot("lex", Map.of(), null)),
                Action.of("b", new Application.SystemCommand("crn", "VAR1")),
                queue("q"));
        assertProblem(
                problems,
                Code.NOT_AVAILABLE,
                "accounts[0].plan[0].connector",
                "whatsapp-routing-bot-lex",
                "dialogflow");
        assertProblem(
                problems,
                Code.NOT_AVAILABLE,
                "accounts[0].plan[1].command",
                "whatsapp-routing-system-commands",
                "'crm'");
    }

    private static List<Problem> provider(String id, String... settings) {
        var values = new java.util.HashMap<>(SETTINGS);
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        var account = account("support", "SUP", queue("q"));
        return problems(centre().account(new Account(
                        account.id(),
                        "n",
                        "SUP",
                        null,
                        account.list(),
                        new ProviderSettings(id, values),
                        account.settings(),
                        account.plan(),
                        account.agents()))
                .build());
    }

    @Test
    @DisplayName("a provider that is not there is named together with the artifact to add")
    void unknownProvider() {
        assertProblem(
                provider("twilio"), Code.NOT_AVAILABLE, "accounts[0].provider.id", "whatsapp-routing-provider-twilio");
        assertThat(provider("mata")).extracting(Problem::suggestion).containsExactly("meta");
    }

    @Test
    @DisplayName("settings are those the provider declares")
    void settings() {
        assertProblem(
                provider("meta", "phoneNumberID", "1"),
                Code.SETTING,
                "accounts[0].provider.phoneNumberID",
                "Did you mean 'phoneNumberId'?");
        var account = account("support", "SUP", queue("q"));
        var bare = new Account(
                account.id(),
                "n",
                "SUP",
                null,
                account.list(),
                new ProviderSettings("meta", Map.of()),
                account.settings(),
                account.plan(),
                account.agents());
        assertThat(problems(centre().account(bare).build()))
                .extracting(Problem::message)
                .containsExactly(
                        "Provider 'meta' needs the setting 'appSecret', which is missing. Add it: The app's secret.",
                        "Provider 'meta' needs the setting 'phoneNumberId', which is missing. Add it: The id of the number.");
    }

    @Test
    @DisplayName("everything wrong with the settings of all accounts is told at once")
    void settingsAtOnce() {
        var one = account("support", "SUP", queue("q"));
        var two = account("sales", "SAL", queue("q"));
        var tenant = centre().account(with(one, Map.of("phoneNumberID", "1", "timeoutSeconds", "soon", "proof", "yes")))
                .account(with(two, Map.of("appSecret", "secret", "baseUrl", "nowhere")))
                .build();
        assertThat(problems(tenant))
                .extracting(Problem::path)
                .contains(
                        "accounts[0].provider.phoneNumberID",
                        "accounts[0].provider.timeoutSeconds",
                        "accounts[0].provider.proof",
                        "accounts[1].provider.appSecret",
                        "accounts[1].provider.baseUrl")
                .hasSize(8);
    }

    private static Account with(Account account, Map<String, String> settings) {
        return new Account(
                account.id(),
                account.name(),
                account.key(),
                null,
                account.list(),
                new ProviderSettings("meta", settings),
                account.settings(),
                account.plan(),
                account.agents());
    }

    @ParameterizedTest
    @CsvSource({
        "timeoutSeconds, -1",
        "timeoutSeconds, 1.5",
        "timeoutSeconds, thirty",
        "proof, yes",
        "proof, TRUE",
        "baseUrl, graph.facebook.com",
        "baseUrl, https://u:p@host/",
        "baseUrl, https://host/?token=canarysecret",
        "baseUrl, 'http://bad host'",
        "appSecret, canarysecret",
        "appSecret, ' '",
        "phoneNumberId, ''"
    })
    @DisplayName("values are of the kind that is declared, and are never repeated")
    void wrongValues(String name, String value) {
        var problems = provider("meta", name, value);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("accounts[0].provider." + name);
            assertThat(problem.code()).isEqualTo(Code.SETTING);
            assertThat(problem.toString()).doesNotContain("canarysecret");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"env:X", "file:/run/secrets/x", "vault:secret/data/wa#key"})
    @DisplayName("a reference of any scheme is one, because the host may bring its own")
    void references(String reference) {
        assertThat(provider("meta", "appSecret", reference, "baseUrl", reference))
                .isEmpty();
    }

    @Test
    @DisplayName("a problem reads as one line")
    void line() {
        assertThat(problemsOf(goTo("a", "b")).get(0))
                .hasToString(
                        "error: accounts[0].plan[0].target: Action 'b' is jumped to but not in the plan. Did you mean 'a'?");
    }

    @Test
    @DisplayName("the check of a large centre does not take long")
    void large() {
        var builder = Tenant.builder();
        var members = new ArrayList<AgentId>();
        for (int i = 0; i < 2_000; i++) {
            builder.agent(Agent.of("a" + i));
            members.add(new AgentId("a" + i));
        }
        var plan = new ArrayList<Action>();
        for (int i = 0; i < 200; i++) {
            builder.queue(Queue.of("q" + i, Queue.Strategy.BEEPALL, members.toArray(AgentId[]::new)));
            plan.add(Action.of("p" + i, new Application.Queue(new QueueId("q" + i), Duration.ofSeconds(1))));
        }
        builder.account(account("support", "SUP", plan.toArray(Action[]::new)).withAgents(Set.copyOf(members)));
        assertThat(problems(builder.build())).isEmpty();
    }
}
