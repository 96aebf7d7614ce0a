package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;

@DisplayName("The configuration over HTTP: read, check, save, and plans action by action (A-13, F-01, G-09)")
class ConfigurationApiTest {
    private static final String PLAN = "/api/accounts/support/plan";

    @AutoClose
    private final Running running = new Running();

    private final Api api = running.api;

    private Api.Reply save(String text, String... headers) {
        return api.call("PUT", "/api/configuration", text, headers);
    }

    private String[] actions() {
        return api.get(PLAN).json().path("actions").findValuesAsText("id").toArray(String[]::new);
    }

    @Test
    @DisplayName("what is read can be saved again; what changed is in force at once, and counted")
    void readAndSave() {
        var read = api.get("/api/configuration");
        assertThat(read.response().headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(save(read.body()).body()).isEqualTo("{\"number\":1,\"changed\":false,\"job\":null,\"warnings\":[]}");
        running.logIn("ana");
        running.waiting("5215550001");
        assertThat(api.offers("ana")).hasSize(1);
        String without = read.body().replace("\"members\": [\"ana\", \"ben\"]", "\"members\": [\"ben\"]");
        assertThat(without).isNotEqualTo(read.body());
        var saved = save(without);
        assertThat(saved.json().path("number").asInt()).isEqualTo(2);
        assertThat(saved.json().path("changed").asBoolean()).isTrue();
        assertThat(api.offers("ana")).isEmpty();
        assertThat(api.get("/api/configuration").response().headers().firstValue("ETag"))
                .hasValue("\"2\"");
    }

    @Test
    @DisplayName("all errors are told at once with their places, and nothing is changed")
    void errors() {
        String text = api.get("/api/configuration").body();
        var refused =
                save(text.replace("[\"ana\", \"ben\"]", "[\"ana\", \"bne\"]").replace("\"weight\"", "\"wait\""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("INVALID_CONFIGURATION");
        var problem = refused.error().path("problems").get(0);
        assertThat(problem.path("code").asText()).isEqualTo("UNKNOWN_REFERENCE");
        assertThat(problem.path("suggestion").asText()).isEqualTo("ben");
        assertThat(problem.path("line").asInt()).isPositive();
        var provider = save(text.replace("\"verifyToken\"", "\"verifyTokn\""));
        assertThat(provider.code()).isEqualTo("INVALID_CONFIGURATION");
        assertThat(provider.error().path("problems").findValuesAsText("code")).containsOnly("SETTING");
        assertThat(save("{").code()).isEqualTo("INVALID_CONFIGURATION");
        assertThat(save("{\"tenant\": \"other\"}").code()).isEqualTo("BAD_REQUEST");
        assertThat(api.get("/api/configuration").body()).isEqualTo(text);
    }

    @Test
    @DisplayName("checking tells what is doubtful and saves nothing")
    void check() {
        String text = api.get("/api/configuration").body();
        assertThat(api.post("/api/configuration/check", text).body()).isEqualTo("{\"warnings\":[]}");
        var doubtful = api.post(
                "/api/configuration/check", text.replace("\"members\": [\"ana\", \"ben\"]", "\"members\": []"));
        assertThat(doubtful.json().path("warnings").findValuesAsText("code")).containsExactly("EMPTY_QUEUE");
        assertThat(api.post("/api/configuration/check", "[]").code()).isEqualTo("INVALID_CONFIGURATION");
        assertThat(api.get("/api/configuration").body()).isEqualTo(text);
    }

    @Test
    @DisplayName("whoever changes what somebody else changed meanwhile is told, and undoes nothing")
    void outdated() {
        String text = api.get("/api/configuration").body();
        String one = text.replace("\"name\": \"Ana\"", "\"name\": \"Anna\"");
        assertThat(save(one, "If-Match", "\"1\"").status()).isEqualTo(200);
        var refused = save(text.replace("\"name\": \"Ben\"", "\"name\": \"Benno\""), "If-Match", "\"1\"");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.code()).isEqualTo("OUTDATED");
        assertThat(refused.error().path("number").asInt()).isEqualTo(2);
        assertThat(save(text, "If-Match", "2").code()).isEqualTo("BAD_REQUEST");
        assertThat(api.get("/api/configuration").body()).isEqualTo(one);
    }

    @Test
    @DisplayName(
            "an account with open interactions and a queue in which somebody waits are removed by draining only (A-13)")
    void inUse() {
        running.says("5215550001", "hello");
        running.events.await(RoutingEvent.WaitBegan.class, 1);
        var refused = save("{\"agents\": [{\"id\": \"ana\"}]}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("IN_USE");
        assertThat(refused.error().path("accounts").toString()).isEqualTo("[\"support\"]");
        assertThat(refused.error().path("queues").toString()).isEqualTo("[\"support\"]");
        assertThat(api.call("PUT", "/api/configuration?drain=yes", "{}").code()).isEqualTo("BAD_REQUEST");
        var drained = api.call("PUT", "/api/configuration?drain=true", "{\"agents\": [{\"id\": \"ana\"}]}");
        assertThat(drained.status()).as(drained.body()).isEqualTo(200);
        String job = drained.json().path("job").asText();
        running.events.await(
                RoutingEvent.JobFinished.class, end -> end.job().value().equals(job));
        assertThat(api.get("/api/jobs/" + job).json().path("finished").asBoolean())
                .isTrue();
        assertThat(api.interactions("&status=open")).isEmpty();
    }

    @Test
    @DisplayName("actions are inserted, moved and removed; a jump that would lead nowhere is refused (G-09)")
    void plan() {
        assertThat(actions()).containsExactly("greet", "mark-new", "about-money", "mark-sales", "wait");
        String bye = "{\"id\": \"bye\", \"application\": \"Close\", \"disposition\": \"Sold\"}";
        var inserted = api.post(PLAN + "/actions", "{\"action\": " + bye + "}");
        assertThat(inserted.status()).as(inserted.body()).isEqualTo(200);
        String note = "{\"id\": \"note\", \"application\": \"Noop\", \"value\": \"x\"}";
        api.post(PLAN + "/actions", "{\"position\": 1, \"action\": " + note + "}");
        assertThat(actions()).containsExactly("note", "greet", "mark-new", "about-money", "mark-sales", "wait", "bye");
        assertThat(api.post(PLAN + "/actions/note/move", "{\"position\": 3}").status())
                .isEqualTo(200);
        assertThat(api.call("DELETE", PLAN + "/actions/mark-new", "").status()).isEqualTo(200);
        assertThat(actions()).containsExactly("greet", "note", "about-money", "mark-sales", "wait", "bye");
        assertThat(api.get(PLAN).json().path("version").asInt()).isEqualTo(5);
        var dangling = api.call("DELETE", PLAN + "/actions/wait", "");
        assertThat(dangling.code()).isEqualTo("INVALID_CONFIGURATION");
        assertThat(dangling.error().path("problems").get(0).path("path").asText())
                .isEqualTo("accounts[0].plan[2].whenFalse");
        running.says("5215550001", "hello");
        assertThat(api.interactions("").get(0).path("tags")).isEmpty();
    }

    @Test
    @DisplayName("what cannot be meant is refused, and the plan stays")
    void planErrors() {
        String note = "{\"id\": \"note\", \"application\": \"Noop\", \"value\": \"x\"}";
        assertThat(api.post(PLAN + "/actions", "{\"position\": 7, \"action\": " + note + "}")
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(api.post(PLAN + "/actions", "{\"position\": \"1\", \"action\": " + note + "}")
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(api.post(PLAN + "/actions", "{}").code()).isEqualTo("BAD_REQUEST");
        assertThat(api.post(PLAN + "/actions", "{\"action\": {\"id\": \"greet\"}}")
                        .code())
                .isEqualTo("INVALID_CONFIGURATION");
        assertThat(api.post(PLAN + "/actions/greet/move", "{\"position\": 0}").code())
                .isEqualTo("BAD_REQUEST");
        assertThat(api.post(PLAN + "/actions/nope/move", "{\"position\": 1}").code())
                .isEqualTo("NOT_FOUND");
        assertThat(api.call("DELETE", "/api/accounts/nope/plan/actions/greet", "")
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(api.get("/api/accounts/nope/plan").code()).isEqualTo("NOT_FOUND");
        assertThat(api.get(PLAN).json().path("version").asInt()).isEqualTo(1);
    }
}
