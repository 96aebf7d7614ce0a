package org.whatsapprouting.examples.contactcenter;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.core.Feed;
import org.whatsapprouting.core.search.CsvOptions;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.testkit.fake.ProviderWebhooks;
import org.whatsapprouting.testkit.fake.SentMessage;
import org.whatsapprouting.testkit.fake.WebhookCall;

/** What happens in the demo, step by step. It waits for events, never for time to pass. */
final class Story {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MARIA = "5215550000001";
    private static final int CROWD = 25;
    private static final int STEPS = 8;

    private final PrintStream out;
    private final ContactCenter center;
    private final Company company;
    private final ProviderWebhooks webhooks;
    private final Narrator narrator;
    private final Colleague ana;
    private final Colleague ben;
    private int step;

    Story(PrintStream out, ContactCenter center, Company company) {
        this.out = out;
        this.center = center;
        this.company = company;
        this.webhooks = company.webhooks();
        this.narrator = new Narrator(out);
        this.ana = new Colleague("ana", center.address());
        this.ben = new Colleague("ben", center.address());
    }

    void tell() throws IOException, InterruptedException {
        Feed.Subscription narration = center.engine().feed().listen(narrator);
        try {
            scenes();
        } finally {
            narration.close();
        }
    }

    private void scenes() throws IOException, InterruptedException {
        logIn();
        WebhookCall first = webhooks.textMessage(
                "wamid.1", MARIA, "=Maria \"M\" Lopez", Instant.now(), "Hello, what is the price of the blue one?");
        String interaction = writes(first);
        Colleague winner = race(interaction);
        answer(winner, interaction);
        redeliver(first);
        writeAgain(interaction);
        close(winner, interaction);
        crowd();
    }

    private void step(String what) {
        out.println();
        out.println("[" + ++step + "/" + STEPS + "] " + what);
    }

    private void logIn() throws IOException, InterruptedException {
        step("Ana and Ben log in");
        for (Colleague agent : List.of(ana, ben)) {
            agent.post("/api/agents/" + agent.id() + "/login", "{}").expect(200);
            narrator.await(
                    "log-in of " + agent.id(),
                    RoutingEvent.LoggedIn.class,
                    event -> event.agent().value().equals(agent.id()));
        }
    }

    private String writes(WebhookCall webhook) throws IOException, InterruptedException {
        step("Maria writes: \"Hello, what is the price of the blue one?\"");
        post("her webhook", webhook, 200);
        String interaction = narrator.await("an offer", RoutingEvent.OfferMade.class, offer -> true)
                .interaction()
                .value();
        SentMessage greeting = company.server().awaitSent(1, PATIENCE).get(0);
        out.println("      WhatsApp gets for " + greeting.to() + ": \"" + greeting.text() + "\"");
        for (Colleague agent : List.of(ana, ben)) {
            JsonNode offer = agent.get("/api/agents/" + agent.id() + "/offers")
                    .expect(200)
                    .path("items")
                    .get(0);
            out.println("      " + agent.id() + " sees an offer of queue "
                    + offer.path("queue").asText() + " until "
                    + offer.path("expiresAt").asText());
        }
        return interaction;
    }

    private Colleague race(String interaction) throws IOException, InterruptedException {
        step("Ana and Ben accept at the same moment");
        var hers = ana.postLater("/api/offers/" + interaction + "~1~ana/accept", ana.signed());
        var his = ben.postLater("/api/offers/" + interaction + "~1~ben/accept", ben.signed());
        Colleague.Reply hersNow = hers.join();
        Colleague winner = hersNow.status() == 200 ? ana : ben;
        Colleague loser = winner == ana ? ben : ana;
        (winner == ana ? hersNow : his.join()).expect(200);
        JsonNode lost = (winner == ana ? his.join() : hersNow).expect(409).path("error");
        narrator.await("an owner", RoutingEvent.Assigned.class, assigned -> true);
        out.println("      " + winner.id() + " won; " + loser.id() + " is told "
                + lost.path("code").asText() + ": " + lost.path("message").asText());
        return winner;
    }

    private void answer(Colleague winner, String interaction) throws IOException, InterruptedException {
        step(winner.id() + " answers, and the statuses come back");
        winner.post(
                        "/api/interactions/" + interaction + "/messages",
                        winner.signed("text", "The blue one is 25. Shall I put one aside?"))
                .expect(202);
        SentMessage sent = company.server().awaitSent(2, PATIENCE).get(1);
        out.println("      WhatsApp gets for " + sent.to() + ": \"" + sent.text() + "\"");
        for (DeliveryStatus status : List.of(DeliveryStatus.DELIVERED, DeliveryStatus.READ)) {
            post(
                    "the status " + status.name().toLowerCase(Locale.ROOT),
                    webhooks.statusReport(sent.id(), status, sent.to(), Instant.now(), sent.reference()),
                    200);
        }
        narrator.await(
                "the message to be read",
                RoutingEvent.StatusReported.class,
                report -> report.status() == DeliveryStatus.READ);
    }

    private void redeliver(WebhookCall first) throws IOException, InterruptedException {
        step("WhatsApp sends Maria's first webhook again, and somebody else forges one");
        post("the webhook, sent again, which nobody is asked about twice", first, 200);
        WebhookCall forged = webhooks.foreign().textMessage("wamid.F", MARIA, "Maria", Instant.now(), "I am not Maria");
        post("a forged webhook", forged, 401);
    }

    private void writeAgain(String interaction) throws IOException, InterruptedException {
        step("Maria writes again: \"Yes, please\"");
        post(
                "her webhook",
                webhooks.textMessage("wamid.2", MARIA, "=Maria \"M\" Lopez", Instant.now(), "Yes, please"),
                200);
        narrator.await(
                "her message",
                RoutingEvent.MessageReceived.class,
                message -> message.message().interaction().value().equals(interaction)
                        && message.message().number() > 1);
    }

    private void close(Colleague winner, String interaction) throws IOException, InterruptedException {
        step(winner.id() + " closes with disposition Sold");
        winner.post(
                        "/api/interactions/" + interaction + "/close",
                        "{\"agent\":\"" + winner.id() + "\",\"disposition\":[\"Sold\"]}")
                .expect(200);
        narrator.await("the end", RoutingEvent.Closed.class, closed -> true);
        winner.get("/api/interactions/" + interaction).expect(200);
        out.println("      as CSV, with a name that no spreadsheet takes for a formula:");
        var csv = new ByteArrayOutputStream();
        center.engine().interactions().writeCsv(InteractionFilter.newest(1), CsvOptions.standard(), csv);
        csv.toString(StandardCharsets.UTF_8).lines().forEach(line -> out.println("      " + line));
    }

    private void crowd() throws IOException, InterruptedException {
        step(CROWD + " customers write at once");
        narrator.fallSilent();
        int before = company.server().sent().size();
        var answers = new ArrayList<CompletableFuture<Colleague.Reply>>();
        for (int i = 0; i < CROWD; i++) {
            String phone = "52155510" + (100 + i);
            answers.add(ana.webhookLater(
                    company.call(center, webhooks.textMessage("wamid.C" + i, phone, "Crowd", Instant.now(), "hello"))));
        }
        for (CompletableFuture<Colleague.Reply> answer : answers) {
            answer.join().expect(200);
        }
        out.println("      " + CROWD + " webhooks answered 200");
        for (int greeted = 5; greeted <= CROWD; greeted += 5) {
            company.server().awaitSent(before + greeted, PATIENCE);
            out.println("      " + greeted + " of " + CROWD + " greeted by WhatsApp");
        }
        int open = ana.get("/api/interactions?status=open&limit=100")
                .expect(200)
                .path("items")
                .size();
        out.println("      " + open + " interactions are open");
    }

    private void post(String what, WebhookCall webhook, int expected) throws IOException, InterruptedException {
        int status = company.call(center, webhook).make();
        out.println("      " + what + ": " + status);
        if (status != expected) {
            throw new IllegalStateException("Expected " + expected + ", but " + what + " got " + status + ".");
        }
    }
}
