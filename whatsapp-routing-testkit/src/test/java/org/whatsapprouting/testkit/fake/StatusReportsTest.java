package org.whatsapprouting.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.DeliveryStatus;

class StatusReportsTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Pattern STATUS = Pattern.compile("\"status\":\"([a-z]+)\",\"timestamp\":\"([0-9]+)\"");
    private static final MetaWebhooks WEBHOOKS = new MetaWebhooks("app-secret", "1", "111");

    private final List<String> heard = new ArrayList<>();
    private final FakeProviderServer<MetaEndpoint> meta = FakeProviderServer.start(new MetaEndpoint("EAAtoken", "111"));
    private final AtomicInteger answer = new AtomicInteger(200);
    private final StatusReports reports = new StatusReports(WEBHOOKS, START, call -> {
        assertThat(call.headers())
                .isEqualTo(SignedWebhook.of("app-secret", call.body()).headers());
        var status = STATUS.matcher(new String(call.body(), StandardCharsets.US_ASCII));
        assertThat(status.find()).isTrue();
        heard.add(status.group(1) + " at " + (Long.parseLong(status.group(2)) - START.getEpochSecond()));
        return answer.get();
    });

    @AfterEach
    void stop() {
        meta.close();
    }

    @Test
    @DisplayName(
            "each report is made when its time has come, not before and once, signed and with the time it is about")
    void inTime() throws Exception {
        meta.reportTo(reports);
        send();
        assertThat(heard).isEmpty();
        assertThat(reports.next()).isEqualTo(START.plusSeconds(1));
        assertThat(reports.advanceTo(START.plusMillis(999))).isZero();
        assertThat(reports.advanceTo(START.plusSeconds(1))).isEqualTo(1);
        assertThat(heard).containsExactly("sent at 1");
        assertThat(reports.advanceTo(START.plusSeconds(60))).isEqualTo(2);
        assertThat(heard).containsExactly("sent at 1", "delivered at 2", "read at 3");
        assertThat(reports.next()).isNull();
        assertThat(reports.advanceTo(START)).isZero();
        send();
        assertThat(reports.next())
                .as("from the time it is, not from one that it was")
                .isEqualTo(START.plusSeconds(61));
    }

    @Test
    @DisplayName("late, doubled, backwards: what is reported stays the same, when it arrives does not")
    void plans() throws Exception {
        meta.reportTo(reports);
        reports.plan(StatusPlan.of(DeliveryStatus.SENT, DeliveryStatus.FAILED)
                .backwards()
                .doubled(Duration.ofSeconds(30))
                .late(Duration.ofHours(1)));
        send();
        assertThat(reports.advanceTo(START.plus(Duration.ofHours(1)))).isZero();
        reports.advanceTo(START.plus(Duration.ofHours(1)).plusSeconds(29));
        assertThat(heard).containsExactly("failed at 2", "sent at 1");
        reports.advanceTo(START.plus(Duration.ofHours(2)));
        assertThat(heard).containsExactly("failed at 2", "sent at 1", "failed at 2", "sent at 1");
    }

    @Test
    @DisplayName("reordered: one seed, one order; all are still there, and not always in the same place")
    void reordered() {
        StatusPlan plan = StatusPlan.read().doubled(Duration.ofSeconds(10));
        assertThat(plan.reordered(new Random(1))).isEqualTo(plan.reordered(new Random(1)));
        var orders = new ArrayList<List<Duration>>();
        for (int seed = 0; seed < 50; seed++) {
            StatusPlan other = plan.reordered(new Random(seed));
            assertThat(other.steps()).extracting(StatusPlan.Step::status).isEqualTo(statuses(plan));
            assertThat(moments(other)).containsExactlyInAnyOrderElementsOf(moments(plan));
            orders.add(moments(other));
        }
        assertThat(orders.stream().distinct().count()).isGreaterThan(40);
    }

    @Test
    @DisplayName("early: the host hears of a message before its send is answered")
    void early() throws Exception {
        meta.reportTo(reports);
        reports.plan(StatusPlan.read().early());
        send();
        assertThat(heard).containsExactly("sent at 1");
        assertThat(reports.advanceTo(START.plusSeconds(3))).isEqualTo(2);
    }

    @Test
    @DisplayName("a message that is taken although its answer is lost is reported too; one that is refused is not")
    void taken() throws Exception {
        meta.reportTo(reports);
        meta.next(
                MetaAnswers.throttled(Duration.ofSeconds(1)),
                FakeAnswer.page(502).afterTaking());
        send();
        assertThat(reports.next()).isNull();
        send();
        assertThat(reports.advanceTo(START.plusSeconds(3))).isEqualTo(3);
    }

    @Test
    @DisplayName("a host that does not take a report is told on")
    void refused() throws Exception {
        meta.reportTo(reports);
        send();
        answer.set(401);
        assertThatThrownBy(() -> reports.advanceTo(START.plusSeconds(9)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("401");
        assertThat(reports.next()).isEqualTo(START.plusSeconds(2));
    }

    @Test
    @DisplayName("a call at another address keeps its query, behind that of the address")
    void address() {
        var call = new WebhookCall("GET", URI.create("https://host.example/a?b=c%20d"), Map.of(), new byte[0]);
        assertThat(call.at(URI.create("http://127.0.0.1:8080/x")).url()).hasToString("http://127.0.0.1:8080/x?b=c%20d");
        assertThat(call.at(URI.create("http://h/x?t=1")).url()).hasToString("http://h/x?t=1&b=c%20d");
        var plain = new WebhookCall("POST", URI.create("https://host.example/a"), Map.of(), new byte[0]);
        assertThat(plain.at(URI.create("http://h/x?t=1")).url()).hasToString("http://h/x?t=1");
    }

    private static List<DeliveryStatus> statuses(StatusPlan plan) {
        return plan.steps().stream().map(StatusPlan.Step::status).toList();
    }

    private static List<Duration> moments(StatusPlan plan) {
        return plan.steps().stream().map(StatusPlan.Step::arrives).toList();
    }

    private void send() throws Exception {
        Post.to(
                meta.baseUrl() + "/v26.0/111/messages",
                "application/json",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+16505551234\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}",
                "Authorization",
                "Bearer EAAtoken");
    }
}
