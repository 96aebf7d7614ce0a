package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.testkit.fake.SentMessage;

@DisplayName("Four accounts at four providers and one queue, all at once")
@Timeout(60)
class FourProvidersTest {
    private static final String MARIA = "5215550000001";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    @DisplayName("agents are told the same of every provider, but for ids and account")
    void same() throws Exception {
        try (var four = new FourAccounts()) {
            play(four, DeliveryStatus.READ);
            List<JsonNode> told = FourStreams.read(four.api.at("/api/events"), Company.ALL.size());
            List<String> meta = stream(four, told, four.companies.get(0));
            assertThat(String.join("\n", meta))
                    .contains("\"offer-made\"", "\"assigned\"", "\"send-accepted\"", "\"closed\"", "\"Sold\"")
                    .contains("\"DELIVERED\"", "\"READ\"", "\"FAILED\"");
            for (Company company : four.companies) {
                assertThat(stream(four, told, company)).as("%s", company).containsExactlyElementsOf(meta);
            }
            assertThat(codes(told))
                    .containsExactlyInAnyOrder("131047", "63016", "OUTSIDE_ALLOWED_SENDING_WINDOW", "131047");
            assertThat(shown(four, four.companies.get(0))).contains("\"text\" : \"Yes, please\"", "\"unknown\"");
            for (Company company : four.companies) {
                assertThat(shown(four, company)).as("%s", company).isEqualTo(shown(four, four.companies.get(0)));
                // Sinch tells no names; see its README.
                assertThat(four.api
                                .interaction(four.interaction(company))
                                .path("contact")
                                .path("name")
                                .asText("none"))
                        .isEqualTo(company.account().value().equals("sinch") ? "none" : "Ann");
            }
        }
    }

    @Test
    @DisplayName("the comparison sees it if one account is told anything else")
    void sees() throws Exception {
        try (var four = new FourAccounts()) {
            play(four, DeliveryStatus.DELIVERED);
            List<JsonNode> told = FourStreams.read(four.api.at("/api/events"), Company.ALL.size());
            List<String> meta = stream(four, told, four.companies.get(0));
            assertThat(stream(four, told, four.companies.get(1))).isNotEqualTo(meta);
            assertThat(stream(four, told, four.companies.get(2))).isEqualTo(meta);
            assertThat(stream(four, told, four.companies.get(3))).isEqualTo(meta);
            everyValueCounts(FourStreams.of(told, four.interaction(four.companies.get(0))), meta);
        }
    }

    /** Changes one value after the other in what was told of one interaction; its first entry says which ids it has. */
    private static void everyValueCounts(List<JsonNode> entries, List<String> plain) {
        int changes = 0;
        for (int i = 1; i < entries.size(); i++) {
            int leaves = leaves(entries.get(i)).size();
            for (int leaf = 0; leaf < leaves; leaf++) {
                JsonNode copy = entries.get(i).deepCopy();
                Leaf changed = leaves(copy).get(leaf);
                if (!changed.mayDiffer(copy)) {
                    changed.change();
                    var others = new ArrayList<>(entries);
                    others.set(i, copy);
                    assertThat(FourStreams.plain(others, "meta"))
                            .as("%s of %s", changed.field(), entries.get(i))
                            .isNotEqualTo(plain);
                    changes++;
                }
            }
        }
        assertThat(changes).isGreaterThan(100);
    }

    /** A value that holds no others. */
    private record Leaf(JsonNode parent, String field, int index) {
        boolean mayDiffer(JsonNode entry) {
            return field.equals("reference")
                    || (field.equals("position") && parent == entry)
                    || (field.equals("code") && FourStreams.isRefusal(parent));
        }

        void change() {
            if (parent instanceof ObjectNode object) {
                object.put(field, "something else");
            } else {
                ((ArrayNode) parent).set(index, "something else");
            }
        }
    }

    private static List<Leaf> leaves(JsonNode node) {
        var leaves = new ArrayList<Leaf>();
        node.properties().forEach(each -> {
            if (each.getValue().isValueNode()) {
                leaves.add(new Leaf(node, each.getKey(), 0));
            } else {
                leaves.addAll(leaves(each.getValue()));
            }
        });
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isValueNode()) {
                    leaves.add(new Leaf(node, "", i));
                } else {
                    leaves.addAll(leaves(array.get(i)));
                }
            }
        }
        return leaves;
    }

    /** The companies' own codes for: the service window is closed. */
    private static List<String> codes(List<JsonNode> told) {
        var codes = new ArrayList<String>();
        told.forEach(entry -> entry.path("events").forEach(event -> {
            if (FourStreams.isRefusal(event)) {
                codes.add(event.path("code").asText());
            }
        }));
        return codes;
    }

    private static List<String> stream(FourAccounts four, List<JsonNode> told, Company company) {
        return FourStreams.plain(
                FourStreams.of(told, four.interaction(company)),
                company.account().value());
    }

    private static String shown(FourAccounts four, Company company) {
        ObjectNode shown = (ObjectNode) four.api.interaction(four.interaction(company));
        ((ObjectNode) shown.path("contact")).remove("name");
        return FourStreams.plain(shown, company.account().value());
    }

    /**
     * A customer writes at each account; Ana accepts, answers, and closes all four.
     *
     * @param twilioEnds what Twilio reports last of the first answer; the others report that it was read
     */
    private static void play(FourAccounts four, DeliveryStatus twilioEnds) throws Exception {
        four.api.post("/api/agents/ana/login", "");
        four.api.post("/api/agents/ben/login", "");
        four.everywhere(at -> four.says(at, "IN1", MARIA, "Hello, what is the price of the blue one?"));
        four.everywhere(at -> {
            String interaction = four.interaction(at);
            four.events.await(
                    RoutingEvent.OfferMade.class,
                    offer -> offer.interaction().value().equals(interaction));
            SentMessage greeting = sent(four, at, 1);
            four.reports(at, greeting, DeliveryStatus.SENT);
            four.reports(at, greeting, DeliveryStatus.DELIVERED);
            four.reports(at, greeting, DeliveryStatus.DELIVERED);
        });
        four.everywhere(
                at -> ok(four.api.post("/api/offers/" + four.interaction(at) + "~1~ana/accept", Running.agent("ana"))));
        four.everywhere(at -> {
            answers(four, at, "The blue one is 25.");
            SentMessage answer = sent(four, at, 2);
            DeliveryStatus last = at.account().value().equals("twilio") ? twilioEnds : DeliveryStatus.READ;
            four.reports(at, answer, last);
            four.reports(at, answer, DeliveryStatus.DELIVERED);
            four.reports(at, answer, last);
        });
        four.everywhere(at -> {
            four.says(at, "IN2", MARIA, "Yes, please");
            four.says(at, "IN2", MARIA, "Yes, please");
            four.call(at, at.webhooks().unknownType("hologram", "IN3", MARIA, four.clock.instant(), "a rose"));
        });
        four.everywhere(at -> {
            answers(four, at, "It is yours.");
            four.reports(at, sent(four, at, 3), DeliveryStatus.FAILED);
        });
        four.everywhere(at -> ok(four.api.post(
                "/api/interactions/" + four.interaction(at) + "/close",
                "{\"agent\":\"ana\",\"disposition\":[\"Sold\"]}")));
    }

    private static void answers(FourAccounts four, Company at, String text) {
        ok(four.api.post(
                "/api/interactions/" + four.interaction(at) + "/messages",
                "{\"agent\":\"ana\",\"text\":\"" + text + "\"}"));
    }

    /** The message of this number that a company took, as soon as the engine knows. */
    private static SentMessage sent(FourAccounts four, Company at, int number) throws InterruptedException {
        SentMessage sent = at.server().awaitSent(number, PATIENCE).get(number - 1);
        four.events.await(
                RoutingEvent.SendAccepted.class,
                accepted -> accepted.message().toString().equals(sent.reference()));
        return sent;
    }

    private static void ok(Api.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isBetween(200, 202);
    }
}
