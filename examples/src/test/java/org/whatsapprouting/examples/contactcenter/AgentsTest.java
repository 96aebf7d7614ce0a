package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.core.plan.TenantFile;

@DisplayName("Agents over HTTP: presence and offers")
class AgentsTest {
    @AutoClose
    private final Running running = new Running();

    private final Api api = running.api;

    @Test
    @DisplayName("agents log in, pause, resume and log out")
    void presence() {
        assertThat(api.post("/api/agents/ana/login", "").body())
                .isEqualTo("{\"id\":\"ana\",\"presence\":\"available\",\"pause\":null}");
        assertThat(api.post("/api/agents/ana/pause", "{\"pause\":\"lunch\"}").body())
                .isEqualTo("{\"id\":\"ana\",\"presence\":\"paused\",\"pause\":\"lunch\"}");
        assertThat(api.post("/api/agents/ana/resume", "{}").body())
                .isEqualTo("{\"id\":\"ana\",\"presence\":\"available\",\"pause\":null}");
        assertThat(api.post("/api/agents/ana/logout", "").body())
                .isEqualTo("{\"id\":\"ana\",\"presence\":\"logged-out\",\"pause\":null}");
    }

    @Test
    @DisplayName("a logged-out agent can only log in; agents and pauses that do not exist are not found")
    void presenceErrors() {
        assertThat(api.post("/api/agents/ana/pause", "{\"pause\":\"lunch\"}").code())
                .isEqualTo("LOGGED_OUT");
        assertThat(api.post("/api/agents/ana/resume", "").status()).isEqualTo(409);
        for (String verb : new String[] {"login", "logout", "resume"}) {
            assertThat(api.post("/api/agents/eva/" + verb, "").code()).isEqualTo("NOT_FOUND");
        }
        running.logIn("ana");
        assertThat(api.post("/api/agents/ana/pause", "{\"pause\":\"siesta\"}").code())
                .isEqualTo("NOT_FOUND");
        assertThat(api.post("/api/agents/eva/pause", "{\"pause\":\"lunch\"}").status())
                .isEqualTo(404);
        assertThat(api.get("/api/agents/eva/offers").status()).isEqualTo(404);
        assertThat(api.get("/api/agents/no%20id/offers").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("each agent sees an offer of his own until one of them accepts; the other is told who has it")
    void offers() {
        running.logIn("ana");
        running.logIn("ben");
        String interaction = running.waiting("5215550001");
        var offer = api.offers("ana").get(0);
        assertThat(offer.path("id").asText()).isEqualTo(interaction + "~1~ana");
        assertThat(offer.path("interaction").asText()).isEqualTo(interaction);
        assertThat(offer.path("queue").asText()).isEqualTo("support");
        assertThat(offer.path("agent").asText()).isEqualTo("ana");
        assertThat(Instant.parse(offer.path("expiresAt").asText()))
                .isEqualTo(running.clock.instant().plusSeconds(30));
        String bens = "/api/offers/" + api.offers("ben").get(0).path("id").asText();
        assertThat(api.post(bens + "/accept", Running.agent("ben")).body())
                .isEqualTo("{\"interaction\":\"" + interaction + "\",\"owner\":\"ben\"}");
        assertThat(api.post(bens + "/accept", Running.agent("ben")).status()).isEqualTo(200);
        var late = api.post("/api/offers/" + interaction + "~1~ana/accept", Running.agent("ana"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("TAKEN");
        assertThat(late.error().path("by").asText()).isEqualTo("ben");
        assertThat(api.offers("ana")).isEmpty();
    }

    @Test
    @DisplayName("an offer belongs to one agent: for another it is not found, nor is one that never was")
    void foreignOffers() {
        running.logIn("ana");
        String offer = "/api/offers/" + running.waiting("5215550001") + "~1~ana";
        assertThat(api.post(offer + "/accept", Running.agent("ben")).code()).isEqualTo("NOT_FOUND");
        assertThat(api.post(offer + "/reject", Running.agent("ben")).status()).isEqualTo(404);
        assertThat(api.post("/api/offers/nothing~1~ana/accept", Running.agent("ana"))
                        .status())
                .isEqualTo(404);
        assertThat(api.post("/api/offers/nothing/reject", Running.agent("ana")).status())
                .isEqualTo(404);
        assertThat(api.post(offer + "/accept", "{}").code()).isEqualTo("BAD_REQUEST");
        assertThat(api.post(offer + "/accept", "{\"agent\":\"a b\"}").code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    @DisplayName("who rejects is not asked again, and the offer stands for the others")
    void reject() {
        running.logIn("ana");
        running.logIn("ben");
        String interaction = running.waiting("5215550001");
        String anas = "/api/offers/" + interaction + "~1~ana";
        assertThat(api.post(anas + "/reject", Running.agent("ana")).body())
                .isEqualTo("{\"interaction\":\"" + interaction + "\"}");
        assertThat(api.offers("ana")).isEmpty();
        assertThat(api.offers("ben")).hasSize(1);
        assertThat(api.post(anas + "/accept", Running.agent("ana")).code()).isEqualTo("OFFER_ENDED");
    }

    @Test
    @DisplayName("an offer that nobody answers ends and is made again")
    void timeout() {
        running.logIn("ana");
        String interaction = running.waiting("5215550001");
        running.after(Duration.ofSeconds(30), RoutingEvent.OfferEnded.class, end -> end.why() == OfferEnd.TIMED_OUT);
        String old = "/api/offers/" + interaction + "~1~ana";
        assertThat(api.post(old + "/accept", Running.agent("ana")).code()).isEqualTo("OFFER_ENDED");
        assertThat(api.post(old + "/reject", Running.agent("ana")).code()).isEqualTo("OFFER_ENDED");
        running.after(Duration.ofSeconds(2), RoutingEvent.OfferMade.class, again -> again.generation() == 2);
        assertThat(api.offers("ana").get(0).path("id").asText()).isEqualTo(interaction + "~2~ana");
    }

    @Test
    @DisplayName("an agent who owns as many as he may is refused, though he was asked before (G-22)")
    void capacity() throws IOException {
        String one = Files.readString(Running.TENANT)
                .replace("{\"id\": \"ana\", \"name\": \"Ana\"}", "{\"id\": \"ana\", \"capacity\": 1}");
        var limited = (TenantFile.Read) TenantFile.read("tenant.json", one.getBytes(StandardCharsets.UTF_8));
        assertThat(limited.tenant().agents().get(0).capacity()).isEqualTo(1);
        try (var small = new Running(limited.tenant())) {
            small.logIn("ana");
            small.logIn("ben");
            String first = small.waiting("5215550001");
            String second = small.waiting("5215550002");
            assertThat(small.api.offers("ana")).hasSize(2);
            assertThat(small.api
                            .post("/api/offers/" + first + "~1~ana/accept", Running.agent("ana"))
                            .status())
                    .isEqualTo(200);
            var refused = small.api.post("/api/offers/" + second + "~1~ana/accept", Running.agent("ana"));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("AT_CAPACITY");
            assertThat(small.api.offers("ben")).hasSize(1);
        }
    }
}
