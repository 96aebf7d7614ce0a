package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountSettings.Transfer;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.Tenant;

@DisplayName("Interactions change hands over HTTP: transfer, assign, take over (S-01, S-02, G-25, G-39)")
class HandOverTest {
    @AutoClose
    private final Running running = new Running(tenant());

    private final Api api = running.api;

    /** The contact centre with transfers, in which everybody can own two interactions, and eva is not in the account. */
    private static Tenant tenant() {
        Tenant tenant = Running.tenant();
        Account account = tenant.accounts().get(0);
        return tenant.withAccounts(List.of(account.withSettings(
                        account.settings().withTransfer(new Transfer(true, true, Duration.ofSeconds(30))))))
                .withAgents(List.of(limited("ana"), limited("ben"), limited("eva")));
    }

    private static Agent limited(String id) {
        Agent agent = Agent.of(id);
        return new Agent(agent.id(), agent.name(), 2);
    }

    private static String body(String from, String field, String to) {
        return "{\"agent\":\"" + from + "\",\"" + field + "\":\"" + to + "\"}";
    }

    private static String bySue(String agent) {
        return "{\"supervisor\":\"sue\",\"agent\":\"" + agent + "\"}";
    }

    private String path(String id, String verb) {
        return "/api/interactions/" + id + "/" + verb;
    }

    @Test
    @DisplayName("to an agent: he is asked, meanwhile nobody writes, closes or hands over, and he accepts")
    void toAgent() {
        String id = running.assigned("ana", "5215550001");
        running.logIn("ben");
        var started = api.post(path(id, "transfer"), body("ana", "toAgent", "ben"));
        assertThat(started.status()).isEqualTo(202);
        assertThat(started.json().path("until").asText())
                .isEqualTo(running.clock.instant().plusSeconds(30).toString());
        assertThat(api.post(path(id, "messages"), body("ana", "text", "hi")).code())
                .isEqualTo("IN_TRANSFER");
        assertThat(api.post(path(id, "close"), Running.agent("ana")).code()).isEqualTo("IN_TRANSFER");
        assertThat(api.post(path(id, "transfer"), body("ana", "toQueue", "support"))
                        .code())
                .isEqualTo("IN_TRANSFER");
        assertThat(api.get(path(id, "can-send")).json().path("why").asText()).isEqualTo("in transfer");
        running.events.await(RoutingEvent.OfferMade.class, offer -> offer.agent() != null);
        String offer = api.offers("ben").get(0).path("id").asText();
        assertThat(api.post("/api/offers/" + offer + "/accept", Running.agent("ben"))
                        .status())
                .isEqualTo(200);
        assertThat(api.interaction(id).path("owner").asText()).isEqualTo("ben");
    }

    @Test
    @DisplayName("to a queue: its members are asked; nobody accepts in time, so it comes back (S-02)")
    void toQueue() {
        String id = running.assigned("ana", "5215550001");
        assertThat(api.post(path(id, "transfer"), body("ana", "toQueue", "support"))
                        .status())
                .isEqualTo(202);
        running.after(Duration.ofSeconds(30), RoutingEvent.TransferReturned.class, back -> true);
        var back = api.interaction(id);
        assertThat(back.path("owner").asText()).isEqualTo("ana");
        assertThat(back.path("unread").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("a transfer that cannot be says why")
    void transferErrors() {
        String id = running.assigned("ana", "5215550001");
        var away = api.post(path(id, "transfer"), body("ana", "toAgent", "ben"));
        assertThat(away.code()).isEqualTo("TARGET_UNAVAILABLE");
        assertThat(away.error().path("why").asText()).isEqualTo("logged out");
        var foreign = api.post(path(id, "transfer"), body("ben", "toAgent", "ana"));
        assertThat(foreign.code()).isEqualTo("NOT_OWNER");
        assertThat(api.post(path(id, "transfer"), body("ana", "toQueue", "nowhere"))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(api.post(path(id, "transfer"), Running.agent("ana")).code()).isEqualTo("BAD_REQUEST");
        api.post(path(id, "close"), Running.agent("ana"));
        assertThat(api.post(path(id, "transfer"), body("ana", "toQueue", "support"))
                        .code())
                .isEqualTo("CLOSED");
        try (var strict = new Running()) {
            String other = strict.assigned("ana", "5215550001");
            assertThat(strict.api
                            .post(path(other, "transfer"), body("ana", "toQueue", "support"))
                            .code())
                    .isEqualTo("NOT_ALLOWED");
        }
    }

    @Test
    @DisplayName("a supervisor gives an interaction to an agent and takes it away; the plan runs again (G-39)")
    void assign() {
        String id = running.assigned("ana", "5215550001");
        assertThat(api.post(path(id, "assign"), bySue("ben")).body())
                .isEqualTo("{\"id\":\"" + id + "\",\"owner\":\"ben\"}");
        assertThat(api.interaction(id).path("explanation").findValuesAsText("type"))
                .contains("supervisor", "assigned");
        assertThat(api.post(path(id, "assign"), bySue("eva")).code()).isEqualTo("NOT_IN_ACCOUNT");
        assertThat(api.post(path(id, "assign"), bySue("max")).code()).isEqualTo("NOT_FOUND");
        assertThat(api.post(path("nothing", "assign"), bySue("ana")).code()).isEqualTo("NOT_FOUND");
        assertThat(api.post(path(id, "unassign"), "{\"supervisor\":\"sue\"}").body())
                .isEqualTo("{\"id\":\"" + id + "\",\"owner\":null}");
        assertThat(api.post(path(id, "unassign"), "{}").code()).isEqualTo("BAD_REQUEST");
        running.events.await(RoutingEvent.OfferMade.class, offer -> offer.generation() > 1);
        assertThat(api.offers("ana")).hasSize(1);
    }

    @Test
    @DisplayName("nobody is given more than he can own (G-22)")
    void atCapacity() {
        running.assigned("ana", "5215550001");
        running.assigned("ana", "5215550002");
        running.logIn("ben");
        String third = running.waiting("5215550003");
        assertThat(api.post(path(third, "assign"), bySue("ana")).code()).isEqualTo("AT_CAPACITY");
        assertThat(api.post(path(third, "take-over"), Running.agent("ana")).code())
                .isEqualTo("AT_CAPACITY");
    }

    @Test
    @DisplayName("an agent takes what nobody owns, if he is here; otherwise he is told who has it (G-05)")
    void takeOver() {
        String id = running.says("5215550001", "hello");
        assertThat(api.post(path(id, "take-over"), Running.agent("ana")).code()).isEqualTo("LOGGED_OUT");
        running.logIn("ana");
        running.logIn("ben");
        assertThat(api.post(path(id, "take-over"), Running.agent("ana"))
                        .json()
                        .path("owner")
                        .asText())
                .isEqualTo("ana");
        var taken = api.post(path(id, "take-over"), Running.agent("ben"));
        assertThat(taken.code()).isEqualTo("TAKEN");
        assertThat(taken.error().path("by").asText()).isEqualTo("ana");
        api.post(path(id, "close"), Running.agent("ana"));
        assertThat(api.post(path(id, "take-over"), Running.agent("ben")).code()).isEqualTo("CLOSED");
    }
}
