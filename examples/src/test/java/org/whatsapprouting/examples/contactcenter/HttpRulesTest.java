package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What holds for every call")
class HttpRulesTest {
    @AutoClose
    private final Running running = new Running();

    private final Api api = running.api;

    @Test
    @DisplayName("the server says that it is up")
    void health() {
        var reply = api.get("/health");
        assertThat(reply.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(reply.response().headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    @DisplayName("an unknown path is 404, a known one with another verb 405 and says which verbs there are")
    void pathsAndVerbs() {
        for (String path : new String[] {"/", "/api", "/health/", "/api/agents/ana", "/api//offers"}) {
            assertThat(api.get(path).code()).as(path).isEqualTo("NOT_FOUND");
        }
        var wrong = api.call("DELETE", "/api/contacts", "");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(wrong.response().headers().firstValue("Allow")).hasValue("GET");
        assertThat(api.call("PUT", "/webhooks/support", "").response().headers().firstValue("Allow"))
                .hasValue("GET, POST");
        assertThat(api.call("HEAD", "/health", "").status()).isEqualTo(405);
    }

    @Test
    @DisplayName("a body of more than 64 KiB is 413")
    void tooLarge() {
        var reply = api.post("/api/agents/ana/pause", "{\"pause\":\"" + "x".repeat(64 << 10) + "\"}");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.code()).isEqualTo("TOO_LARGE");
    }

    @Test
    @DisplayName("a body where none is expected, or one that is not strict JSON, or nested too deep, is 400")
    void bodies() {
        assertThat(api.post("/api/agents/ana/login", "{\"at\":1}").code()).isEqualTo("BAD_REQUEST");
        assertThat(api.post("/api/agents/ana/login", "nonsense").code()).isEqualTo("BAD_REQUEST");
        assertThat(api.post("/api/agents/ana/pause", "[".repeat(100)).code()).isEqualTo("BAD_REQUEST");
        running.logIn("ana");
        for (String body : new String[] {
            "{\"pause\":\"lunch\",\"pause\":\"lunch\"}", "{\"pause\":\"lunch\"} {}", "{\"pause\":\"lunch\",}"
        }) {
            assertThat(api.post("/api/agents/ana/pause", body).code()).as(body).isEqualTo("BAD_REQUEST");
        }
        assertThat(api.post("/api/agents/ana/pause", "{\"pause\":\"lunch\"}").status())
                .isEqualTo(200);
    }
}
