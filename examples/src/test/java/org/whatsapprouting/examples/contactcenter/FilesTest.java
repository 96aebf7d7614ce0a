package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.plan.TenantFile;
import org.whatsapprouting.testkit.fake.FakeAnswer;

@DisplayName("Receipts, files, templates and every kind of reply over HTTP, with a fake Meta (M-10, W-04, P-07)")
class FilesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Running running;
    private Api api;

    @BeforeEach
    void start() {
        Tenant tenant = Running.tenant();
        var agents = new ArrayList<>(tenant.agents());
        agents.add(Agent.of("eve"));
        running = new Running(tenant.withAgents(agents));
        api = running.api;
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private static String path(String id, String verb) {
        return "/api/interactions/" + id + "/" + verb;
    }

    /** A customer sends a file of these bytes. Returns his message as the API shows it. */
    private JsonNode sendsFile(String interaction, String mimeType, String filename) {
        var file = "a file".getBytes(StandardCharsets.UTF_8);
        String held = running.meta.endpoint().hold(mimeType, file).id();
        int before = running.events.all(RoutingEvent.MessageReceived.class).size();
        Map<String, Object> document = Map.of("id", held, "mime_type", mimeType, "filename", filename);
        var webhook = Running.META
                .batch()
                .message("wamid.FILE", "5215550001", "Maria", running.clock.instant(), "document", document)
                .sign();
        assertThat(api.webhook("support", webhook).status()).isEqualTo(200);
        running.events.await(RoutingEvent.MessageReceived.class, before + 1);
        var messages = api.interaction(interaction).path("messages");
        for (JsonNode message : messages) {
            if (message.path("providerMessageId").asText().equals("wamid.FILE")) {
                return message;
            }
        }
        throw new AssertionError("The file is not among " + messages);
    }

    private static String fileOf(JsonNode message, String agent) {
        return "/api/messages/" + message.path("id").asText() + "/file?agent=" + agent;
    }

    @Test
    @DisplayName("the customer is shown that he was read, and that the owner writes; only agents of the account may")
    void shown() {
        String id = running.assigned("ana", "5215550001");
        int before = running.meta.requests();
        assertThat(api.post(path(id, "show-read"), Running.agent("ben")).body())
                .isEqualTo("{\"id\":\"" + id + "\",\"shown\":\"read\"}");
        assertThat(api.post(path(id, "show-typing"), Running.agent("ana")).body())
                .isEqualTo("{\"id\":\"" + id + "\",\"shown\":\"typing\"}");
        assertThat(running.meta.requests()).isGreaterThanOrEqualTo(before + 2);
        assertThat(api.post(path(id, "show-typing"), Running.agent("ben")).code())
                .isEqualTo("NOT_OWNER");
        assertThat(api.post(path(id, "show-read"), Running.agent("eve")).code()).isEqualTo("NOT_IN_ACCOUNT");
        assertThat(api.post(path("nothing", "show-read"), Running.agent("ana")).code())
                .isEqualTo("NOT_FOUND");
        api.post(path(id, "close"), "{\"supervisor\":\"sue\"}");
        assertThat(api.post(path(id, "show-read"), Running.agent("ana")).code()).isEqualTo("CLOSED");
    }

    @Test
    @DisplayName("what the provider does not do is told with its reason and without a secret")
    void failed() throws InterruptedException {
        String id = running.assigned("ana", "5215550001");
        running.meta.awaitSent(1, PATIENCE);
        running.meta.next(FakeAnswer.page(500));
        var refused = api.post(path(id, "show-read"), Running.agent("ana"));
        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.code()).isEqualTo("PROVIDER_FAILED");
        assertThat(refused.body()).contains("500").doesNotContain(Running.TOKEN);
    }

    @Test
    @DisplayName("a customer's file goes to agents of the account as an attachment, and its name is no path")
    void download() {
        String id = running.assigned("ana", "5215550001");
        JsonNode message = sendsFile(id, "application/pdf", "../my bill.pdf");
        assertThat(message.path("file").toString())
                .isEqualTo("{\"mimeType\":\"application/pdf\",\"filename\":\"../my bill.pdf\"}");
        var file = api.get(fileOf(message, "ben"));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).isEqualTo("a file");
        var headers = file.response().headers();
        assertThat(headers.firstValue("Content-Type")).contains("application/pdf");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Disposition"))
                .contains("attachment; filename*=UTF-8''file.._my%20bill.pdf");
        assertThat(api.get(fileOf(message, "eve")).code()).isEqualTo("NOT_IN_ACCOUNT");
        assertThat(api.get(fileOf(message, "nobody")).code()).isEqualTo("NOT_FOUND");
        assertThat(api.get("/api/messages/" + id + "~1/file").code()).isEqualTo("BAD_REQUEST");
        assertThat(api.get("/api/messages/" + id + "~1/file?agent=ana").code()).isEqualTo("NOT_FOUND");
        assertThat(api.get("/api/messages/" + id + "~99/file?agent=ana").code()).isEqualTo("NOT_FOUND");
        assertThat(api.get("/api/messages/none/file?agent=ana").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    @DisplayName("a page that a customer sends is not shown as one")
    void page() {
        String id = running.assigned("ana", "5215550001");
        var file = api.get(fileOf(sendsFile(id, "text/html", "a.html"), "ana"));
        assertThat(file.response().headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @Test
    @DisplayName("an agent uploads a file and sends it by its id")
    void upload() throws InterruptedException {
        String id = running.assigned("ana", "5215550001");
        running.meta.awaitSent(1, PATIENCE);
        String path = "/api/accounts/support/files?agent=";
        var uploaded = api.post(path + "ana&filename=a.pdf", "a file", "Content-Type", "application/pdf");
        assertThat(uploaded.status()).isEqualTo(201);
        String file = uploaded.json().path("id").asText();
        var queued = api.post(
                path(id, "messages"),
                "{\"agent\":\"ana\",\"media\":{\"type\":\"document\",\"id\":\"" + file + "\",\"filename\":\"a.pdf\"}}");
        assertThat(queued.status()).isEqualTo(202);
        assertThat(running.meta.awaitSent(2, PATIENCE).get(1).wire()).contains(file, "a.pdf");
        String[] pdf = {"Content-Type", "application/pdf"};
        assertThat(api.post(path + "eve", "a file", pdf).code()).isEqualTo("NOT_IN_ACCOUNT");
        assertThat(api.post("/api/accounts/none/files?agent=ana", "a", pdf).code())
                .isEqualTo("NOT_FOUND");
        assertThat(api.post(path + "ana", "", pdf).code()).isEqualTo("BAD_REQUEST");
        assertThat(api.post(path + "ana", "a file").code()).isEqualTo("BAD_REQUEST");
        assertThat(api.post(path + "ana&filename=a%0Db", "a file", pdf).code()).isEqualTo("BAD_REQUEST");
        assertThat(api.post("/api/accounts/support/files", "a file", pdf).code())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    @DisplayName("a file beyond 25 MiB gets 413 before any of it is read (S-13)")
    void tooLarge() throws IOException {
        var address = running.center.address();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            String head = "POST /api/accounts/support/files?agent=ana HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/pdf\r\nContent-Length: " + ((25 << 20) + 1) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    @DisplayName("templates are listed with their state, where the account's settings let the provider list them")
    void templates() throws IOException {
        var missing = api.get("/api/accounts/support/templates");
        assertThat(missing.status()).isEqualTo(409);
        assertThat(missing.error().path("capability").asText()).isEqualTo("TEMPLATE_LISTING");
        assertThat(api.get("/api/accounts/none/templates").code()).isEqualTo("NOT_FOUND");
        String file = Files.readString(Running.TENANT)
                .replace("\"phoneNumberId\"", "\"wabaId\": \"102290129340398\", \"phoneNumberId\"");
        var read = (TenantFile.Read) TenantFile.read("tenant.json", file.getBytes(StandardCharsets.UTF_8));
        try (var listing = new Running(read.tenant())) {
            var items =
                    listing.api.get("/api/accounts/support/templates").json().path("items");
            assertThat(items.findValuesAsText("status")).containsExactly("rejected", "approved");
            assertThat(items.get(1).toString())
                    .isEqualTo("{\"name\":\"order_update\",\"language\":\"en_US\",\"label\":\"order_update\","
                            + "\"status\":\"approved\",\"category\":\"UTILITY\","
                            + "\"body\":\"Hello {{1}}, your order has news.\",\"placeholders\":[\"1\"],"
                            + "\"header\":null,\"buttons\":[],\"quality\":null}");
            listing.meta.next(FakeAnswer.raw(
                    200,
                    "{\"data\":[{\"name\":\"t\",\"language\":\"en\",\"status\":\"APPROVED\","
                            + "\"quality_score\":{\"score\":\"GREEN\"},\"components\":["
                            + "{\"type\":\"HEADER\",\"format\":\"IMAGE\"},{\"type\":\"BUTTONS\",\"buttons\":["
                            + "{\"type\":\"URL\",\"text\":\"Open\",\"url\":\"https://shop.example/{{1}}\"}]}]}]}"));
            var rich = listing.api
                    .get("/api/accounts/support/templates")
                    .json()
                    .path("items")
                    .get(0);
            assertThat(rich.path("header").asText()).isEqualTo("image");
            assertThat(rich.path("buttons").toString()).isEqualTo("[{\"index\":0,\"takes\":\"url\"}]");
            assertThat(rich.path("quality").asText()).isEqualTo("GREEN");
        }
    }

    @Test
    @DisplayName("a reply may be of any kind, in the form of tenant.json (AR-07)")
    void everyKind() throws InterruptedException {
        String id = running.assigned("ana", "5215550001");
        running.meta.awaitSent(1, PATIENCE);
        List<String> contents = List.of(
                "\"text\":\"hello\"",
                "\"media\":{\"type\":\"image\",\"link\":\"https://shop.example/a.jpg\"}",
                "\"location\":{\"latitude\":1.5,\"longitude\":2.5,\"name\":\"Shop\"}",
                "\"contacts\":[{\"name\":\"Maria\",\"phones\":[\"+5215550001\"]}]",
                "\"choice\":{\"body\":\"Which?\",\"options\":[{\"id\":\"a\",\"title\":\"A\"}]}",
                "\"template\":{\"name\":\"order_update\",\"language\":\"en_US\",\"body\":[\"Maria\"]}",
                "\"linkButton\":{\"body\":\"See\",\"label\":\"Open\",\"url\":\"https://shop.example\"}",
                "\"request\":{\"what\":\"location\",\"body\":\"Where are you?\"}",
                "\"flow\":{\"body\":\"Fill in\",\"id\":\"123\",\"label\":\"Open\"}",
                "\"products\":{\"body\":\"This\",\"catalog\":\"c\",\"sections\":[{\"products\":[\"p\"]}]}",
                "\"reaction\":{\"providerMessageId\":\"wamid.IN1\",\"emoji\":\"👍\"}");
        for (String content : contents) {
            var queued = api.post(path(id, "messages"), "{\"agent\":\"ana\"," + content + "}");
            assertThat(queued.status()).as(queued.body()).isEqualTo(202);
        }
        var sent = running.meta.awaitSent(1 + contents.size(), PATIENCE);
        assertThat(sent.subList(1, sent.size()))
                .extracting(message -> message.type())
                .containsExactly(
                        "text",
                        "image",
                        "location",
                        "contacts",
                        "interactive",
                        "template",
                        "interactive",
                        "interactive",
                        "interactive",
                        "interactive",
                        "reaction");
    }

    @Test
    @DisplayName("what is not of that form is refused with all that is wrong")
    void malformed() {
        String id = running.assigned("ana", "5215550001");
        for (String content : List.of(
                "\"text\":\"a\",\"media\":{\"type\":\"image\",\"id\":\"1\"}",
                "\"text\":\" \"",
                "\"text\":null",
                "\"media\":{\"type\":\"image\"}",
                "\"media\":{\"type\":\"image\",\"link\":\"http://shop.example/a.jpg\"}",
                "\"media\":{\"type\":\"picture\",\"id\":\"1\"}",
                "\"location\":{\"latitude\":91,\"longitude\":0}",
                "\"text\":\"a\",\"reaction\":{\"providerMessageId\":\"m\"}",
                "\"text\":\"a\",\"application\":\"Close\"",
                "\"template\":{\"name\":\"t\",\"language\":\"en\"},\"later\":{\"text\":\"a\",\"mode\":\"always\"}")) {
            var refused = api.post(path(id, "messages"), "{\"agent\":\"ana\"," + content + "}");
            assertThat(refused.code()).as(content).isEqualTo("BAD_REQUEST");
        }
        var two = api.post(
                path(id, "messages"), "{\"agent\":\"ana\",\"media\":{\"type\":\"x\",\"size\":1,\"id\":\"1\"}}");
        assertThat(two.error().path("message").asText()).contains("image", "'size'");
    }
}
