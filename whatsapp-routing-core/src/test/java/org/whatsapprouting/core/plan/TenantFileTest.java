package org.whatsapprouting.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountSettings.Replay;
import org.whatsapprouting.api.model.AccountSettings.Transfer;
import org.whatsapprouting.api.model.AccountSettings.UnconfirmedSend;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.PublicAddress;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.SkillId;
import org.whatsapprouting.api.model.Team;
import org.whatsapprouting.api.model.TeamId;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.model.WorkingTime;
import org.whatsapprouting.core.plan.Problem.Code;

@DisplayName("Tenant file")
class TenantFileTest {

    static String example() {
        try (var in = TenantFileTest.class.getResourceAsStream("tenant.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static TenantFile.Result read(String json) {
        return TenantFile.read("tenant.json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static Tenant tenant(String json) {
        var result = read(json);
        assertThat(result).isInstanceOf(TenantFile.Read.class);
        return ((TenantFile.Read) result).tenant();
    }

    private static List<FileProblem> problems(String json) {
        var result = read(json);
        assertThat(result).isInstanceOf(TenantFile.Faulty.class);
        return ((TenantFile.Faulty) result).problems();
    }

    private static Application application(Tenant tenant, String id) {
        return tenant.accounts().get(0).plan().actions().stream()
                .filter(action -> action.id().value().equals(id))
                .map(Action::application)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("says what a file says")
    void example1() {
        var tenant = tenant(example());
        assertThat(tenant.id()).isEqualTo(new TenantId("acme"));
        var support = tenant.accounts().get(0);
        assertThat(support.provider().values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "phoneNumberId", "106540352242922",
                        "accessToken", "env:META_ACCESS_TOKEN",
                        "timeoutSeconds", "20",
                        "appSecretProof", "true"));
        assertThat(support.description()).isEqualTo("Help for customers in Brazil");
        assertThat(support.phone()).isEqualTo("5511987654321");
        assertThat(support.address()).isEqualTo(new PublicAddress("https://chat.example.com/webhooks"));
        assertThat(support.settings().zone()).isEqualTo(ZoneId.of("America/Sao_Paulo"));
        assertThat(support.settings().windowMargin()).isEqualTo(Duration.ofMinutes(10));
        assertThat(support.settings().windowWarning()).isZero();
        assertThat(support.settings().waitForAgent()).isEqualTo(Duration.ofSeconds(20));
        assertThat(support.settings().waitForQueue()).isEqualTo(Duration.ofMinutes(1));
        assertThat(support.settings().transfer()).isEqualTo(new Transfer(true, true, Duration.ofSeconds(45)));
        assertThat(support.settings().mandatoryDisposition()).isEqualTo(new PauseId("lunch"));
        assertThat(support.settings().closeIdleAfter()).isEqualTo(Duration.ofHours(2));
        assertThat(support.settings().closeUnmanagedAfter()).isEqualTo(Duration.ofMinutes(30));
        assertThat(support.settings().replay()).isEqualTo(Replay.CONTINUE);
        assertThat(support.settings().unconfirmedSend()).isEqualTo(UnconfirmedSend.RESEND);
        assertThat(tenant.accounts().get(1).name()).isEqualTo("sales");
        assertThat(tenant.accounts().get(1).settings().offerToMembersOnly()).isFalse();
        assertThat(tenant.agents())
                .containsExactly(
                        new Agent(new AgentId("ana"), "Ana", 3)
                                .withSkills(Map.of(new SkillId("english"), 7, new SkillId("sales"), 1)),
                        Agent.of("ben"));
        assertThat(tenant.teams().get(0))
                .isEqualTo(
                        new Team(new TeamId("night"), "Night shift", List.of(new AgentId("ana"), new AgentId("ben"))));
        assertThat(tenant.queues().get(1).teams()).containsExactly(new TeamId("night"));
        assertThat(tenant.queues().get(1).requires()).isEqualTo(Map.of(new SkillId("english"), 5));
        assertThat(tenant.queues().get(1).description()).isEqualTo("Calls from abroad");
        assertThat(tenant.queues().get(0).strategy()).isEqualTo(Queue.Strategy.RR_MEMORY);
        assertThat(tenant.queues().get(0).members()).containsExactly(new AgentId("ben"), new AgentId("ana"));
        assertThat(application(tenant, "q"))
                .isInstanceOfSatisfying(
                        Application.Queue.class, q -> assertThat(q.timeout()).isEqualTo(Duration.ofMinutes(10)));
        assertThat(application(tenant, "flow"))
                .isEqualTo(new Application.Bot("dialogflow", Map.of("project", "p", "retries", "3"), "Hi"));
        assertThat(application(tenant, "lex")).isEqualTo(new Application.Bot("lex", Map.of(), null));
        assertThat(application(tenant, "end"))
                .isEqualTo(new Application.Close(DispositionPath.of("Interested", "Later")));
        assertThat(application(tenant, "greet"))
                .isEqualTo(
                        new Application.AutoReply(Application.AutoReply.Mode.FIRST_MESSAGE, new Content.Text("Hello")));
        assertThat(tenant.dispositions())
                .extracting(Disposition::path)
                .extracting(DispositionPath::toString)
                .containsExactly(
                        "Sold",
                        "Interested",
                        "Interested > Later",
                        "Interested > Later > Next year",
                        "Interested > Now",
                        "Q",
                        "L");
        var first = (WorkingTime.Custom) tenant.intervals().get(0).subsets().get(0);
        assertThat(first.weekDays()).hasSize(6).doesNotContain(DayOfWeek.SATURDAY);
        assertThat(first.monthDays()).containsExactlyInAnyOrder(1, 2, 3, 28, 29, 30, 31);
        assertThat(first.months()).containsExactlyInAnyOrder(Month.JANUARY, Month.NOVEMBER, Month.DECEMBER);
        assertThat(tenant.intervals().get(0).subsets().get(2)).isEqualTo(new WorkingTime.Always());
    }

    @Test
    @DisplayName("what is written reads as the same tenant, and is written the same again")
    void roundTrip() {
        var tenant = tenant(example());
        var text = TenantFile.write(tenant);
        assertThat(tenant(text)).isEqualTo(tenant);
        assertThat(TenantFile.write(tenant(text))).isEqualTo(text);
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    @DisplayName("an empty tenant is a file, and the shortest one")
    void empty() {
        assertThat(tenant("{}")).isEqualTo(Tenant.builder().build());
        assertThat(TenantFile.write(Tenant.builder().build())).isEqualTo("{}\n");
    }

    @Test
    @DisplayName("every kind of content that an automatic reply can have is read as it was written")
    void contents() {
        var file = new MediaRef(null, "https://files.example/a.jpg", "image/jpeg", null);
        var section = new Content.Products.Section("New", List.of("p1", "p2"));
        var option = new Content.Choice.Option("a", "A", "first");
        var contents = List.of(
                new Content.Text("x"),
                new Content.Media(Content.Media.Type.VOICE, file, null, null),
                new Content.Location(-23.5, 46, "Shop", null),
                new Content.Contacts(List.of(new Content.Contacts.Card("Ann", List.of("1"), List.of(), null, null))),
                new Content.Choice("?", List.of(option), Content.Choice.Style.LIST, "Choose"),
                new Content.Choice(
                        "?",
                        List.of(new Content.Choice.Option("a", "A", null, "One")),
                        Content.Choice.Style.LIST,
                        "Choose",
                        new Content.Text("Above"),
                        "Below"),
                new Content.LinkButton("See", "Open", "https://shop.example/a"),
                new Content.LinkButton("See", "Open", "https://shop.example/a")
                        .withHeader(new Content.Media(Content.Media.Type.IMAGE, file, null, null)),
                new Content.Request(Content.Request.What.LOCATION, "Where?", null),
                new Content.Request(Content.Request.What.ADDRESS, "Where to?", "IN"),
                new Content.FlowStart("Sign up", "77", "Begin", "t", "FIRST", Map.of("name", "Ann", "b", "2")),
                new Content.FlowStart("Sign up", "77", "Begin", null, null, Map.of()),
                new Content.FlowStart("Sign up", "77", "Begin", null, null, Map.of()).withFooter("Below"),
                new Content.Products("Look", "News", "c1", List.of(section, section)),
                new Content.Products("", null, "c1", List.of(new Content.Products.Section("", List.of("p1")))),
                new Content.Products("All", null, null, List.of()),
                Content.Template.of(new TemplateRef("hello", "en"), "Ann"),
                Content.Template.of(new TemplateRef("hello", "en"), "Ann")
                        .withHeader(new Content.Location(1, 2, "Shop", null))
                        .withNames("customer")
                        .withButtons(
                                Content.Template.Button.url(0, "a"),
                                Content.Template.Button.payload(1, "b"),
                                Content.Template.Button.code(2, "c"),
                                Content.Template.Button.flow(9, "d")));
        for (Content content : contents) {
            var plan = org.whatsapprouting.api.model.RoutingPlan.of(
                    Action.of("a", new Application.AutoReply(Application.AutoReply.Mode.ALWAYS, content)));
            var account = Account.of("a", "key", new ProviderSettings("simulator", Map.of()), plan);
            var text = TenantFile.write(Tenant.builder().account(account).build());
            assertThat(tenant(text).accounts().get(0).plan()).as(text).isEqualTo(plan);
        }
    }

    @Test
    @DisplayName("refuses to write what a file cannot say")
    void unwritable() {
        var plan = org.whatsapprouting.api.model.RoutingPlan.of(Action.of(
                "a", new Application.AutoReply(Application.AutoReply.Mode.ALWAYS, new Content.Reaction("m", "x"))));
        var account = tenant(example()).accounts().get(0).withPlan(plan);
        assertThatThrownBy(
                        () -> TenantFile.write(Tenant.builder().account(account).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reaction");
    }

    @Test
    @DisplayName("tells all mistakes at once, each with its line and column and what was probably meant")
    void everythingAtOnce() {
        var json = """
                {
                  "accounts": [
                    {
                      "id": "support", "key": "SUPPOR", "provider": {"id": "meta"}, "agnets": ["ana"],
                      "plan": [
                        {"id": "q", "application": "Queue", "queue": "suport", "timeout": "1m"},
                        {"id": "r", "application": "Queu", "queue": "support"},
                        {"id": "s", "application": "GoToIf", "condition": "message.boddy == 'x'", "interval": "nights"}
                      ]
                    },
                    {"id": "sales", "key": "SAL", "provider": {"id": "meta"}, "plan": []},
                    {"id": "third", "key": "sal", "provider": {}, "zone": "Europe/Lisboa"}
                  ],
                  "agents": [{"id": "ana", "capacity": "three"}, {"id": "b n"}],
                  "queues": [{"id": "support", "membres": ["ana", "bne"], "weight": 11, "agentTimeout": "0s"}],
                  "intervals": [
                    {"id": "night", "subsets": [{"time": "25:00-06:00", "yearly": "02-31"}, "allways"]},
                    {"id": "night", "subsets": []}
                  ],
                  "tags": [{"id": "vip", "id": "gold", "color": "#fff"}],
                  "dispositions": {"name": "Sold"}
                }
                """;
        var problems = problems(json);
        var lines = json.lines().toList();
        assertThat(problems)
                .extracting(p -> {
                    var from = lines.get(p.line() - 1).substring(p.column() - 1);
                    var word = from.length() > 10 ? from.substring(0, 10) : from;
                    return p.line() + " " + word + " " + p.problem().code() + " "
                            + p.problem().suggestion();
                })
                .containsExactly(
                        "4 \"SUPPOR\",  BAD_VALUE null",
                        "4 \"agnets\":  UNKNOWN_KEY agents",
                        "6 \"suport\",  UNKNOWN_REFERENCE support",
                        "7 \"Queu\", \"q BAD_VALUE Queue",
                        "8 \"message.b CONDITION null",
                        "8 \"nights\"} UNKNOWN_REFERENCE night",
                        "11 []}, EMPTY_PLAN null",
                        "12 {\"id\": \"th EMPTY_PLAN null",
                        "12 \"sal\", \"pr DUPLICATE null",
                        "12 {}, \"zone\" MISSING_KEY null",
                        "12 \"Europe/Li BAD_VALUE null",
                        "14 \"three\"},  BAD_VALUE null",
                        "14 \"b n\"}], BAD_VALUE null",
                        "15 \"membres\": UNKNOWN_KEY members",
                        "15 \"bne\"], \"w UNKNOWN_REFERENCE null",
                        "15 11, \"agent BAD_VALUE null",
                        "15 \"0s\"}], BAD_VALUE null",
                        "17 \"25:00-06: BAD_VALUE null",
                        "17 \"02-31\"},  BAD_VALUE null",
                        "17 \"allways\"] BAD_VALUE null",
                        "18 \"night\", \" DUPLICATE null",
                        "18 []} BAD_VALUE null",
                        "20 \"id\": \"gol DUPLICATE null",
                        "20 \"color\": \" UNKNOWN_KEY colour",
                        "20 \"#fff\"}], BAD_VALUE null",
                        "21 {\"name\": \" BAD_VALUE null");
        assertThat(problems)
                .extracting(FileProblem::toString)
                .contains(
                        "tenant.json:15:32: error: The key 'membres' has no meaning here. Did you mean 'members'?",
                        "tenant.json:6:54: error: Queue 'suport' is named here but not defined. Did you mean 'support'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{|1|2",
                "{'tenant': 'a',}|1|16",
                "{'tenant': 'a'} x|1|17",
                "{'tenant': 'a'} {}|1|17",
                "{'tenant': canarysecret}|1|12",
                "// comment|1|1",
                "`{\n  'tenant': 'a'\n  'agents': []\n}`|3|3",
                "``|1|1",
            })
    @DisplayName("a file that is not JSON is one problem with its place, and its text is not repeated")
    void syntax(String json, int line, int column) {
        var problems = problems(json.replace('\'', '"'));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.problem().code()).isEqualTo(Code.SYNTAX);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.column()).isBetween(column, column + 20);
            assertThat(problem.toString()).doesNotContain("canary");
        });
    }

    @Test
    @DisplayName("bytes that are not UTF-8 are told with their place; a byte order mark is not a mistake")
    void encoding() {
        var bytes = "{\n \"tenant\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        var problems = ((TenantFile.Faulty) TenantFile.read("t", bytes)).problems();
        assertThat(problems)
                .singleElement()
                .hasToString("t:2:16: error: The file is not in UTF-8 here. Save it in UTF-8.");
        assertThat(tenant("\ufeff{}")).isNotNull();
    }

    @Test
    @DisplayName("a file that is no object, is nested without end, or has a number of a million digits is refused")
    void strange() {
        assertThat(problems("[]")).extracting(p -> p.problem().code()).containsExactly(Code.BAD_VALUE);
        assertThat(problems("null")).hasSize(1);
        assertThat(problems("[".repeat(10_000)))
                .extracting(p -> p.problem().code())
                .containsExactly(Code.SYNTAX);
        assertThat(problems("{\"agents\": [{\"id\": \"a\", \"capacity\": 1E10000000}]}"))
                .hasSize(1);
        assertThat(problems("{\"agents\": [{\"id\": \"a\", \"capacity\": 1.5}]}"))
                .hasSize(1);
        assertThat(problems("{\"agents\": [7, null, \"ana\", []]}")).hasSize(4);
    }

    @Test
    @DisplayName("an action has the keys of its application")
    void actionKeys() {
        var problems = problems("""
                {"accounts": [{"id": "a", "key": "A", "provider": {"id": "meta"}, "plan": [
                {"id": "a", "application": "Bot"},
                {"id": "b", "application": "Dialogflow", "connector": "x"},
                {"id": "c", "application": "AutoReply"},
                {"id": "d", "application": "AutoReply", "text": "x", "media": {"type": "image", "link": "https://x"}},
                {"id": "e", "application": "Noop", "value": "x", "queue": "x"},
                {"id": "f", "application": "Close", "disposition": []},
                {"id": "f", "application": "Noop", "value": "x"},
                {"application": "Noop", "value": "x"}
                ]}]}""");
        assertThat(problems)
                .filteredOn(p -> p.problem().isError())
                .extracting(p -> p.line() + " " + p.problem().path())
                .containsExactly(
                        "2 accounts[0].plan[0].connector",
                        "3 accounts[0].plan[1].connector",
                        "4 accounts[0].plan[2]",
                        "5 accounts[0].plan[3]",
                        "6 accounts[0].plan[4].queue",
                        "7 accounts[0].plan[5].disposition",
                        "8 accounts[0].plan[6].id",
                        "9 accounts[0].plan[7].id");
        assertThat(problems)
                .extracting(FileProblem::toString)
                .anySatisfy(
                        line -> assertThat(line)
                                .contains(
                                        "Give exactly one of text, media, location, contacts, choice, template, linkButton, request, flow, products; text and media was found"));
    }

    @Test
    @DisplayName("warnings do not stop a file, and come with their places")
    void warnings() {
        var result = read("""
                {"agents": [{"id": "ana"}],
                 "queues": [{"id": "q", "members": []}],
                 "accounts": [{"id": "a", "key": "A", "provider": {"id": "x"}, "plan": [
                   {"id": "q", "application": "Queue", "queue": "q"},
                   {"id": "r", "application": "GoToP", "target": "r"}]}]}""");
        assertThat(result)
                .isInstanceOfSatisfying(
                        TenantFile.Read.class,
                        read -> assertThat(read.warnings())
                                .extracting(w -> w.line() + " " + w.problem().code())
                                .containsExactly("2 EMPTY_QUEUE", "5 UNREACHABLE"));
    }

    @Test
    @DisplayName("settings of a provider are checked with their places when the providers are known")
    void providers() {
        var json = """
                {"accounts": [{"id": "a", "key": "A", "provider":
                  {"id": "meta",
                   "appSecrte": "env:X"}}]}""";
        var settings = Set.of(org.whatsapprouting.api.provider.Setting.required(
                "appSecret", org.whatsapprouting.api.provider.Setting.Kind.SECRET, "The app's secret."));
        var result = TenantFile.read(
                "t", json.getBytes(StandardCharsets.UTF_8), Map.of("meta", settings), Set.of(), Set.of());
        assertThat(((TenantFile.Faulty) result).problems())
                .filteredOn(p -> p.problem().isError())
                .extracting(p -> p.line() + ":" + p.column() + " " + p.problem().suggestion())
                .containsExactly("2:3 null", "3:17 appSecret");
    }

    @Test
    @DisplayName("whatever is in a file, it is read or its problems are told")
    void mutations() {
        var example = example().getBytes(StandardCharsets.UTF_8);
        var random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            var bytes = example.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var cut = Arrays.copyOf(bytes, random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length);
            if (TenantFile.read("f", cut) instanceof TenantFile.Faulty faulty) {
                assertThat(faulty.problems()).isNotEmpty();
            }
        }
    }
}
