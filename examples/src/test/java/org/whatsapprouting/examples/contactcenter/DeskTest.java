package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.CannedAnswer;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.Tenant;

@DisplayName("What an agent's desk needs over HTTP: marks, choices, replies for later, the pause he owes")
class DeskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @AutoClose
    private final Running running = new Running(tenant());

    private final Api api = running.api;

    /** The contact centre with canned answers and a mandatory disposition. */
    private static Tenant tenant() {
        Tenant tenant = Running.tenant();
        Account account = tenant.accounts().get(0);
        return tenant.withAccounts(List.of(
                        account.withSettings(account.settings().withMandatoryDisposition(new PauseId("lunch")))))
                .withCannedAnswers(List.of(
                        new CannedAnswer("hello", "Hello {{contact.name}}!", null, "A greeting"),
                        new CannedAnswer("hours", "general", null),
                        new CannedAnswer("hours", "We are open 9 to 5.", account.id())));
    }

    private static String path(String id, String verb) {
        return "/api/interactions/" + id + "/" + verb;
    }

    @Test
    @DisplayName("an agent of the account marks as unread and read, and tags (S-09, X-01)")
    void marks() {
        String id = running.assigned("ana", "5215550001");
        assertThat(api.post(path(id, "unread"), Running.agent("ben"))
                        .json()
                        .path("unread")
                        .asBoolean())
                .isTrue();
        assertThat(api.post(path(id, "read"), Running.agent("ben"))
                        .json()
                        .path("unread")
                        .asBoolean(true))
                .isFalse();
        var tagged = api.post(path(id, "tags"), "{\"agent\":\"ana\",\"add\":[\"sales\"],\"remove\":[\"new\"]}");
        assertThat(tagged.json().path("tags").toString()).isEqualTo("[\"sales\"]");
        assertThat(api.post(path(id, "tags"), "{\"agent\":\"ana\",\"add\":[\"vip\"]}")
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(api.post(path(id, "tags"), "{\"agent\":\"ana\",\"add\":[\"no id\"]}")
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(api.post(path("nothing", "read"), Running.agent("ana")).code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    @DisplayName("only the owner opens and leaves the tab; nothing of a closed interaction is marked (G-02)")
    void tab() {
        String id = running.assigned("ana", "5215550001");
        assertThat(api.post(path(id, "leave"), Running.agent("ana")).status()).isEqualTo(200);
        assertThat(api.post(path(id, "open"), Running.agent("ana")).status()).isEqualTo(200);
        assertThat(api.post(path(id, "open"), Running.agent("ben")).code()).isEqualTo("NOT_ALLOWED");
        api.post(path(id, "close"), "{\"agent\":\"ana\",\"disposition\":[\"Sold\"]}");
        assertThat(api.post(path(id, "open"), Running.agent("ana")).code()).isEqualTo("CLOSED");
    }

    @Test
    @DisplayName("canned answers come blended, with values, and are searched (C-02, C-03)")
    void cannedAnswers() {
        String id = running.says("5215550001", "hello");
        assertThat(api.get(path(id, "canned-answers")).body())
                .isEqualTo("{\"items\":[{\"key\":\"hello\",\"text\":\"Hello Maria!\",\"scope\":\"general\","
                        + "\"description\":\"A greeting\"},{\"key\":\"hours\",\"text\":\"We are open 9 to 5.\","
                        + "\"scope\":\"local\",\"description\":null}]}");
        assertThat(api.get(path(id, "canned-answers?search=OPEN"))
                        .json()
                        .path("items")
                        .findValuesAsText("key"))
                .containsExactly("hours");
        assertThat(api.get(path("nothing", "canned-answers")).code()).isEqualTo("NOT_FOUND");
        assertThat(api.get(path(id, "canned-answers?find=x")).code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    @DisplayName("what may be sent is anything, then templates, then nothing (G-29)")
    void canSend() {
        String id = running.assigned("ana", "5215550001");
        var open = api.get(path(id, "can-send")).json();
        assertThat(open.path("ability").asText()).isEqualTo("anything");
        assertThat(open.path("until").asText())
                .startsWith(running.clock
                        .instant()
                        .plus(Duration.ofHours(24))
                        .minus(Duration.ofMinutes(5))
                        .toString()
                        .substring(0, 16));
        running.clock.advance(Duration.ofHours(25));
        var closed = api.get(path(id, "can-send")).json();
        assertThat(closed.path("ability").asText()).isEqualTo("templates");
        assertThat(closed.path("templates").toString()).isEqualTo("[{\"name\":\"come_back\",\"language\":\"en\"}]");
        api.post(path(id, "close"), "{\"supervisor\":\"sue\"}");
        var over = api.get(path(id, "can-send")).json();
        assertThat(over.path("ability").asText()).isEqualTo("nothing");
        assertThat(over.path("why").asText()).isEqualTo("closed");
        assertThat(api.get(path("nothing", "can-send")).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    @DisplayName("outside the service window a template goes now, and the text when the customer answers (S-06)")
    void later() throws InterruptedException {
        String id = running.assigned("ana", "5215550001");
        running.meta.awaitSent(1, PATIENCE);
        running.clock.advance(Duration.ofHours(25));
        String template = "\"template\":{\"name\":\"come_back\",\"language\":\"en\"}";
        var queued = api.post(path(id, "messages"), "{\"agent\":\"ana\"," + template + ",\"later\":\"It is ready.\"}");
        assertThat(queued.status()).isEqualTo(202);
        assertThat(running.meta.awaitSent(2, PATIENCE).get(1).text()).isEqualTo("come_back");
        assertThat(api.interaction(id).path("messages").findValuesAsText("status"))
                .contains("parked");
        running.says("5215550001", "yes?");
        assertThat(running.meta.awaitSent(3, PATIENCE).get(2).text()).isEqualTo("It is ready.");
        assertThat(api.post(path(id, "messages"), "{\"agent\":\"ana\",\"text\":\"a\",\"later\":\"b\"}")
                        .code())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    @DisplayName("scenario 12: closing without a disposition pauses the agent until he has chosen one (S-05, G-26)")
    void mandatoryDisposition() {
        String id = running.assigned("ana", "5215550001");
        assertThat(api.get(path(id, "dispositions")).body())
                .isEqualTo("{\"items\":[[\"Sold\"],[\"Interested\"],[\"Interested\",\"Later\"]]}");
        var refused = api.post(path(id, "close"), Running.agent("ana"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("DISPOSITION_REQUIRED");
        assertThat(refused.error().path("pause").asText()).isEqualTo("lunch");
        assertThat(refused.error().path("usable")).hasSize(3);
        var ana = api.get("/api/agents").json().path("items").get(0);
        assertThat(ana.toString())
                .isEqualTo("{\"id\":\"ana\",\"name\":\"Ana\",\"presence\":\"paused\",\"pause\":\"lunch\","
                        + "\"owned\":1,\"capacity\":null,\"owed\":[\"" + id + "\"]}");
        assertThat(api.post(path(id, "close"), "{\"agent\":\"ana\",\"disposition\":[\"Interested\",\"Later\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/api/agents")
                        .json()
                        .path("items")
                        .get(0)
                        .path("presence")
                        .asText())
                .isEqualTo("available");
    }

    @Test
    @DisplayName("a supervisor closes without a disposition; either he or the agent is named (G-26)")
    void supervisorCloses() {
        String id = running.assigned("ana", "5215550001");
        assertThat(api.post(path(id, "close"), "{\"agent\":\"ana\",\"supervisor\":\"sue\"}")
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(api.post(path(id, "close"), "{\"supervisor\":\"sue\",\"disposition\":[\"Lost\"]}")
                        .code())
                .isEqualTo("UNKNOWN_DISPOSITION");
        assertThat(api.post(path(id, "close"), "{\"supervisor\":\"sue\"}").status())
                .isEqualTo(200);
        assertThat(api.post(path(id, "close"), "{\"supervisor\":\"sue\"}").code())
                .isEqualTo("CLOSED");
        assertThat(api.post(path("nothing", "close"), "{\"supervisor\":\"sue\"}")
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    @DisplayName("contacts are listed, read and renamed; a name given by people outweighs the customer's (A-04, A-05)")
    void contacts() {
        String id = running.says("5215550001", "hello");
        running.says("5215550002", "hello");
        var first = api.get("/api/contacts?list=default&limit=1").json();
        var maria = first.path("items").get(0);
        assertThat(maria.path("phone").asText()).isEqualTo("5215550001");
        assertThat(maria.path("name").asText()).isEqualTo("Maria");
        assertThat(maria.path("interaction").asText()).isEqualTo(id);
        var second = api.get("/api/contacts?account=support&after="
                        + first.path("next").asText())
                .json();
        assertThat(second.path("items").findValuesAsText("phone")).containsExactly("5215550002");
        assertThat(second.path("next").isNull()).isTrue();
        String path = "/api/contacts/" + maria.path("id").asText();
        assertThat(api.post(path + "/rename", "{\"name\":\"Mary\"}")
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("Mary");
        assertThat(api.get(path).json().path("name").asText()).isEqualTo("Mary");
        assertThat(api.post(path + "/rename", "{\"name\":null}")
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("Maria");
        assertThat(api.post(path + "/rename", "{\"name\":\"" + "x".repeat(201) + "\"}")
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(api.post("/api/contacts/none/rename", "{}").code()).isEqualTo("NOT_FOUND");
        assertThat(api.get("/api/contacts/none").code()).isEqualTo("NOT_FOUND");
        assertThat(api.get("/api/contacts?limit=0").code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    @DisplayName("many are closed by a job that says how far it is; how many wait is told for each queue (G-39, Q-14)")
    void bulkClose() {
        String one = running.says("5215550001", "hello");
        String two = running.says("5215550002", "hello");
        running.events.await(RoutingEvent.WaitBegan.class, 2);
        assertThat(api.get("/api/queues").body())
                .isEqualTo("{\"items\":[{\"id\":\"support\",\"name\":\"Support\",\"waiting\":2}]}");
        var started = api.post(
                "/api/jobs/close",
                "{\"supervisor\":\"sue\",\"disposition\":[\"Sold\"],\"interactions\":[\"" + one + "\",\"nothing\",\""
                        + two + "\"]}");
        assertThat(started.status()).isEqualTo(202);
        String job = started.json().path("id").asText();
        running.events.await(
                RoutingEvent.JobFinished.class, end -> end.job().value().equals(job));
        assertThat(api.get("/api/jobs/" + job).body())
                .isEqualTo("{\"id\":\"" + job + "\",\"done\":2,\"skipped\":1,\"finished\":true}");
        assertThat(api.interactions("&status=open")).isEmpty();
        assertThat(api.get("/api/queues")
                        .json()
                        .path("items")
                        .get(0)
                        .path("waiting")
                        .asInt())
                .isZero();
        assertThat(api.get("/api/jobs/none").code()).isEqualTo("NOT_FOUND");
        assertThat(api.post("/api/jobs/close", "{\"supervisor\":\"sue\",\"interactions\":[]}")
                        .code())
                .isEqualTo("BAD_REQUEST");
    }
}
