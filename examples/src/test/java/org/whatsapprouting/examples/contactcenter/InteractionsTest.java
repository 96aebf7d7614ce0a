package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.DeliveryStatus;

@DisplayName("Interactions over HTTP")
class InteractionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @AutoClose
    private final Running running = new Running();

    private final Api api = running.api;

    @Test
    @DisplayName("one interaction with who, where, what was said, and why everything came about")
    void show() {
        running.logIn("ana");
        running.says("5215550001", "what is the PRICE?");
        running.events.await(RoutingEvent.OfferMade.class, offer -> true);
        var listed = api.interactions("").get(0);
        assertThat(listed.path("contact").path("phone").asText()).isEqualTo("5215550001");
        assertThat(listed.path("contact").path("name").asText()).isEqualTo("Maria");
        assertThat(listed.path("account").asText()).isEqualTo("support");
        assertThat(listed.path("status").asText()).isEqualTo("open");
        assertThat(listed.path("state").asText()).isEqualTo("offered");
        assertThat(listed.path("owner").isNull()).isTrue();
        assertThat(listed.path("tags").toString()).isEqualTo("[\"new\",\"sales\"]");
        assertThat(listed.path("openedAt").asText())
                .isEqualTo(running.clock.instant().toString());
        var shown = api.interaction(listed.path("id").asText());
        assertThat(shown.path("messages").get(0).path("direction").asText()).isEqualTo("in");
        assertThat(shown.path("messages").get(0).path("text").asText()).isEqualTo("what is the PRICE?");
        assertThat(shown.path("messages").get(1).path("direction").asText()).isEqualTo("out");
        assertThat(shown.path("explanation").findValuesAsText("words"))
                .contains(
                        "2 mark-new: tagged new",
                        "3 about-money: condition is true, on to mark-sales",
                        "queue support offers to all available members");
    }

    @Test
    @DisplayName("lists are filtered by status, agent and tag, and come page by page")
    void list() {
        String mine = running.assigned("ana", "5215550001");
        running.says("5215550002", "I want to buy");
        running.says("5215550003", "hello");
        assertThat(api.interactions("&agent=ana"))
                .extracting(i -> i.path("id").asText())
                .containsExactly(mine);
        assertThat(api.interactions("&tag=sales")).hasSize(1);
        assertThat(api.interactions("&status=closed")).isEmpty();
        assertThat(api.interactions("&status=open")).hasSize(3);
        var first = api.get("/api/interactions?limit=2").json();
        assertThat(first.path("items")).hasSize(2);
        var second = api.get(
                        "/api/interactions?limit=2&after=" + first.path("next").asText())
                .json();
        assertThat(second.path("items")).extracting(i -> i.path("id").asText()).containsExactly(mine);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    @DisplayName("filters that cannot be meant are refused")
    void listErrors() {
        for (String query : new String[] {
            "limit=0", "limit=501", "limit=x", "status=new", "colour=red", "agent=a%20b", "limit=1&limit=2"
        }) {
            var reply = api.get("/api/interactions?" + query);
            assertThat(reply.status()).as(query).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("BAD_REQUEST");
        }
        assertThat(api.get("/api/interactions/nothing").code()).isEqualTo("NOT_FOUND");
        assertThat(api.get("/api/interactions/no%20id").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    @DisplayName("the owner's answer reaches the customer, and its statuses come back")
    void reply() throws InterruptedException {
        String id = running.assigned("ana", "5215550001");
        running.meta.awaitSent(1, PATIENCE);
        var queued = api.post("/api/interactions/" + id + "/messages", "{\"agent\":\"ana\",\"text\":\"It is 5.\"}");
        assertThat(queued.status()).isEqualTo(202);
        var sent = running.meta.awaitSent(2, PATIENCE).get(1);
        assertThat(sent.text()).isEqualTo("It is 5.");
        assertThat(sent.to()).isEqualTo("5215550001");
        api.webhook(
                "support",
                Running.META.status(sent.id(), "delivered", sent.to(), running.clock.instant(), sent.reference()));
        running.events.await(RoutingEvent.StatusReported.class, report -> report.status() == DeliveryStatus.DELIVERED);
        var message = api.interaction(id).path("messages").get(2);
        assertThat(message.path("id").asText())
                .isEqualTo(queued.json().path("id").asText());
        assertThat(message.path("status").asText()).isEqualTo("delivered");
        assertThat(message.path("providerMessageId").asText()).isEqualTo(sent.id());
        assertThat(message.path("agent").asText()).isEqualTo("ana");
    }

    @Test
    @DisplayName("only the owner writes, and only what makes sense")
    void replyErrors() {
        String id = running.assigned("ana", "5215550001");
        String path = "/api/interactions/" + id + "/messages";
        var foreign = api.post(path, "{\"agent\":\"ben\",\"text\":\"hi\"}");
        assertThat(foreign.code()).isEqualTo("NOT_OWNER");
        assertThat(foreign.error().path("owner").asText()).isEqualTo("ana");
        assertThat(api.post(path, "{\"agent\":\"eva\",\"text\":\"hi\"}").code()).isEqualTo("NOT_FOUND");
        assertThat(api.post("/api/interactions/nothing/messages", "{\"agent\":\"ana\",\"text\":\"hi\"}")
                        .code())
                .isEqualTo("NOT_FOUND");
        for (String body : new String[] {
            "",
            "[]",
            "{\"agent\":\"ana\"",
            "{\"agent\":\"ana\"}",
            "{\"agent\":\"ana\",\"text\":\" \"}",
            "{\"agent\":\"ana\",\"text\":5}",
            "{\"agent\":\"ana\",\"text\":\"a\",\"txt\":\"b\"}",
            "{\"agent\":\"ana\",\"text\":\"a\",\"text\":\"b\"}",
            "{\"agent\":\"ana\",\"text\":\"a\"} {}",
            "{\"agent\":\"ana\",\"text\":\"a\",\"template\":{\"name\":\"t\",\"language\":\"en\"}}",
            "{\"agent\":\"ana\",\"template\":{\"name\":\"t\"}}",
            "{\"agent\":\"ana\",\"template\":{\"name\":\"t\",\"language\":\"en\",\"body\":\"x\"}}",
        }) {
            var reply = api.post(path, body);
            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("BAD_REQUEST");
        }
        assertThat(api.interaction(id).path("messages")).hasSize(2);
    }

    @Test
    @DisplayName("free text outside the service window is refused with the templates that may go, and those go (G-29)")
    void serviceWindow() throws InterruptedException {
        String id = running.assigned("ana", "5215550001");
        running.meta.awaitSent(1, PATIENCE);
        var opened = running.clock.instant();
        running.clock.advance(Duration.ofHours(25));
        String path = "/api/interactions/" + id + "/messages";
        var refused = api.post(path, "{\"agent\":\"ana\",\"text\":\"Still there?\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("SERVICE_WINDOW_CLOSED");
        assertThat(refused.error().path("closedAt").asText())
                .startsWith(opened.plus(Duration.ofHours(24)).toString().substring(0, 10));
        assertThat(refused.error().path("templates").toString())
                .isEqualTo("[{\"name\":\"come_back\",\"language\":\"en\"}]");
        assertThat(api.post(
                                path,
                                "{\"agent\":\"ana\",\"template\":{\"name\":\"come_back\",\"language\":\"en\",\"body\":[\"Maria\"]}}")
                        .status())
                .isEqualTo(202);
        var sent = running.meta.awaitSent(2, PATIENCE).get(1);
        assertThat(sent.type()).isEqualTo("template");
        assertThat(sent.text()).isEqualTo("come_back");
    }

    @Test
    @DisplayName("the owner closes with a disposition; afterwards it is closed for everybody")
    void close() {
        String id = running.assigned("ana", "5215550001");
        String path = "/api/interactions/" + id + "/close";
        var unknown = api.post(path, "{\"agent\":\"ana\",\"disposition\":[\"Lost\"]}");
        assertThat(unknown.code()).isEqualTo("UNKNOWN_DISPOSITION");
        assertThat(unknown.error().path("usable").toString())
                .isEqualTo("[[\"Sold\"],[\"Interested\"],[\"Interested\",\"Later\"]]");
        assertThat(api.post(path, Running.agent("ben")).code()).isEqualTo("NOT_OWNER");
        assertThat(api.post(path, "{\"agent\":\"ana\",\"disposition\":\"Sold\"}")
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(api.post(path, "{\"agent\":\"ana\",\"disposition\":[]}").code())
                .isEqualTo("BAD_REQUEST");
        assertThat(api.post(path, Running.agent("eva")).code()).isEqualTo("NOT_FOUND");
        assertThat(api.post("/api/interactions/nothing/close", Running.agent("ana"))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(api.post(path, "{\"agent\":\"ana\",\"disposition\":[\"Interested\",\"Later\"]}")
                        .status())
                .isEqualTo(200);
        var closed = api.interactions("&status=closed").get(0);
        assertThat(closed.path("state").asText()).isEqualTo("closed");
        assertThat(closed.path("disposition").toString()).isEqualTo("[\"Interested\",\"Later\"]");
        assertThat(closed.path("closedAt").asText())
                .isEqualTo(running.clock.instant().toString());
        assertThat(api.post(path, Running.agent("ana")).code()).isEqualTo("CLOSED");
        assertThat(api.post("/api/interactions/" + id + "/messages", "{\"agent\":\"ana\",\"text\":\"hi\"}")
                        .code())
                .isEqualTo("CLOSED");
    }

    @Test
    @DisplayName("a call repeated with its Idempotency-Key happens once and gets its first answer")
    void idempotencyKey() {
        String id = running.assigned("ana", "5215550001");
        String path = "/api/interactions/" + id + "/messages";
        String body = "{\"agent\":\"ana\",\"text\":\"once\"}";
        var first = api.post(path, body, "Idempotency-Key", "8e03978e-40d5-43dd-bc93-6894a57f9324");
        var again = api.post(path, body, "Idempotency-Key", "8e03978e-40d5-43dd-bc93-6894a57f9324");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        var other = api.post(path, body, "Idempotency-Key", "other");
        assertThat(other.body()).isNotEqualTo(first.body());
        var closed = api.post("/api/interactions/" + id + "/close", Running.agent("ana"), "Idempotency-Key", "other");
        assertThat(closed.status()).isEqualTo(200);
        assertThat(api.post(path, body, "Idempotency-Key", "k".repeat(256)).code())
                .isEqualTo("BAD_REQUEST");
    }
}
