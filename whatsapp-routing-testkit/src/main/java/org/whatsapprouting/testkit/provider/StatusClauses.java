package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent.StatusReported;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.testkit.fake.SentMessage;
import org.whatsapprouting.testkit.fake.StatusPlan;
import org.whatsapprouting.testkit.fake.StatusReports;
import org.whatsapprouting.testkit.fake.WebhookCall;

/** What becomes of a message after it was taken, as the company tells it: late, twice, in any order. */
interface StatusClauses extends ProviderClauses {
    int ORDERS = 12;

    @Test
    @DisplayName(
            "status: reports that come late, twice and in any order are all read, each under one event id for ever")
    default void anyOrder() throws Exception {
        try (OpenProvider open = OpenProvider.able(this, Capability.DELIVERY_STATUS)) {
            Assumptions.assumeTrue(open.callsService(), "This provider calls no service.");
            var random = new Random(20261123);
            for (int order = 0; order < ORDERS; order++) {
                StatusPlan plan = order == 0
                        ? StatusPlan.read().backwards()
                        : StatusPlan.read().doubled(Duration.ofMinutes(5)).reordered(random);
                Map<DeliveryStatus, List<String>> keys = keys(open, plan);
                assertThat(keys)
                        .as("%s", plan)
                        .containsOnlyKeys(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ);
                int times = plan.steps().size() / keys.size();
                Set<String> different = new TreeSet<>();
                keys.values().forEach(same -> {
                    assertThat(same).as("%s", plan).hasSize(times).containsOnly(same.get(0));
                    different.addAll(same);
                });
                assertThat(different).as("%s", plan).hasSameSizeAs(keys.keySet());
            }
        }
    }

    /** Sends a message, and returns the event ids of what the company says of it, by status and in order. */
    private static Map<DeliveryStatus, List<String>> keys(OpenProvider open, StatusPlan plan)
            throws IOException, InterruptedException {
        var calls = new ArrayList<WebhookCall>();
        var reports = new StatusReports(open.webhooks(), GivenConfig.NOW, call -> {
            calls.add(call);
            return 200;
        });
        reports.plan(plan);
        open.fake().reportTo(reports);
        var accepted = (SendOutcome.Accepted) open.send(OpenProvider.TEXT);
        List<SentMessage> sent = open.fake().sent();
        assertThat(reports.advanceTo(GivenConfig.NOW.plus(Duration.ofHours(1))))
                .isEqualTo(plan.steps().size());
        Map<DeliveryStatus, List<String>> keys = new EnumMap<>(DeliveryStatus.class);
        for (WebhookCall call : calls) {
            assertThat(open.events(call))
                    .anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(StatusReported.class, reported -> {
                        assertThat(reported.providerMessageId()).isEqualTo(accepted.providerMessageId());
                        if (open.can(Capability.STATUS_ECHO)) {
                            assertThat(reported.reference())
                                    .isEqualTo(sent.get(sent.size() - 1).reference());
                        }
                        keys.computeIfAbsent(reported.status(), status -> new ArrayList<>())
                                .add(reported.eventKey());
                    }));
        }
        return keys;
    }
}
