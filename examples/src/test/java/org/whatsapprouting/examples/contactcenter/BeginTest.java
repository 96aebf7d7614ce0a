package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An agent writes first over HTTP (L-10)")
class BeginTest {
    private static final String TEMPLATE = "\"template\":{\"name\":\"hello\",\"language\":\"en\"}";

    @AutoClose
    private final Running running = new Running();

    private final Api api = running.api;

    private static String toNumber(String agent, String phone) {
        return "{\"agent\":\"" + agent + "\",\"account\":\"support\",\"phone\":\"" + phone + "\"," + TEMPLATE + "}";
    }

    @Test
    @DisplayName("to a number, and after the close to the contact; the interaction is his at once")
    void begins() {
        running.logIn("ana");
        var begun = api.post("/api/interactions", toNumber("ana", "+5215550001"));
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        String id = begun.json().path("id").asText();
        var interaction = api.interaction(id);
        assertThat(interaction.path("owner").asText()).isEqualTo("ana");
        assertThat(interaction.path("messages").get(0).path("id").asText())
                .isEqualTo(begun.json().path("message").asText());
        api.post("/api/interactions/" + id + "/close", Running.agent("ana"));
        String contact = interaction.path("contact").path("id").asText();
        var again =
                api.post("/api/interactions", "{\"agent\":\"ana\",\"contact\":\"" + contact + "\"," + TEMPLATE + "}");
        assertThat(again.status()).as(again.body()).isEqualTo(202);
        assertThat(again.json().path("id").asText()).isNotEqualTo(id);
    }

    @Test
    @DisplayName("what cannot be says why")
    void refused() {
        assertThat(api.post("/api/interactions", toNumber("ana", "5215550001")).code())
                .isEqualTo("LOGGED_OUT");
        String open = running.assigned("ana", "5215550001");
        var busy = api.post("/api/interactions", toNumber("ana", "5215550001"));
        assertThat(busy.code()).isEqualTo("ALREADY_OPEN");
        assertThat(busy.json().toString()).contains(open);
        assertThat(api.post("/api/interactions", toNumber("ana", "12")).status())
                .isEqualTo(400);
        assertThat(api.post("/api/interactions", "{\"agent\":\"ana\",\"account\":\"support\",\"phone\":\"5215550002\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/api/interactions", "{\"agent\":\"ana\"," + TEMPLATE + "}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/api/interactions", toNumber("ana", "5215550002").replace("support", "nowhere"))
                        .status())
                .isEqualTo(404);
    }
}
