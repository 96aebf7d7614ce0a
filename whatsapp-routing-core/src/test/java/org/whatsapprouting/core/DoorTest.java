package org.whatsapprouting.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.tag;
import static org.whatsapprouting.core.TestCentre.ACCOUNT;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused.Cause;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.core.memory.InMemoryStore;

@DisplayName("Webhooks at the engine's door")
class DoorTest {
    private final InMemoryStore store = new InMemoryStore();

    private TestCentre open() {
        return TestCentre.with(tag("t", "vip")).store(store).open();
    }

    private static int status(TestCentre centre, byte[] body) {
        var request = WebhookRequest.of("POST", URI.create("http://t.invalid/"), Map.of(), body);
        return centre.ask(centre.engine.webhooks().receive(ACCOUNT, request)).status();
    }

    private List<StoredRecord> kept() {
        var all = Range.prefix(RecordKind.RAW, "", 500);
        return store.load(TenantId.DEFAULT, Set.of(), List.of(all))
                .toCompletableFuture()
                .join()
                .ranges()
                .get(0);
    }

    @Test
    @DisplayName("what is authentic and malformed gets 400 and is kept whole, the last of many too, but only so many")
    void quarantine() {
        try (var centre = open()) {
            centre.provider.refusal = Cause.MALFORMED;
            for (int i = 0; i < 200; i++) {
                assertThat(status(centre, ("{\"broken\":" + i).getBytes(UTF_8))).isEqualTo(400);
            }
            String last = Base64.getEncoder().encodeToString("{\"broken\":199".getBytes(UTF_8));
            assertThat(kept())
                    .hasSizeBetween(12, 16)
                    .anySatisfy(record -> assertThat(record.content()).contains(last));
        }
    }

    @Test
    @DisplayName("what is not authentic gets 401, and nothing of it is kept")
    void forged() {
        try (var centre = open()) {
            assertThat(status(centre, "{}".getBytes(UTF_8))).isEqualTo(401);
            assertThat(kept()).isEmpty();
        }
    }

    @Test
    @DisplayName("a body over the provider's limit gets 413, and the provider does not get to see it")
    void tooLarge() {
        try (var centre = open()) {
            centre.provider.webhooks.add(List.of());
            assertThat(status(centre, new byte[MessagingProvider.DEFAULT_BODY_LIMIT + 1]))
                    .isEqualTo(413);
            assertThat(centre.provider.webhooks).hasSize(1);
            assertThat(status(centre, new byte[MessagingProvider.DEFAULT_BODY_LIMIT]))
                    .isEqualTo(200);
        }
    }

    private static InboundEvent sent(TestCentre centre, String id, Duration ago) {
        return new InboundEvent.MessageReceived(
                id,
                null,
                centre.crank.instant().minus(ago),
                id,
                CustomerIdentity.ofPhone(id),
                null,
                new Content.Text("hello"),
                null,
                null);
    }

    @Test
    @DisplayName(
            "a message of more than 8 days ago is kept raw and not routed; one from the future is routed as of now")
    void age() {
        try (var centre = open()) {
            centre.receive(sent(centre, "1", Duration.ofDays(8).plusMillis(1)));
            assertThat(centre.all()).isEmpty();
            assertThat(centre.events(RoutingEvent.RawKept.class))
                    .singleElement()
                    .satisfies(raw -> assertThat(raw.why()).isEqualTo("too-old"));
            centre.receive(sent(centre, "2", Duration.ofDays(8)));
            centre.receive(sent(centre, "3", Duration.ofHours(-3)));
            assertThat(centre.all()).hasSize(2);
            assertThat(centre.events(RoutingEvent.WindowRenewed.class))
                    .last()
                    .satisfies(window -> assertThat(window.lastInbound()).isEqualTo(centre.crank.instant()));
        }
    }

    @Test
    @DisplayName("what was kept raw is there for 30 days and gone after them; kept anew, it has 30 days again")
    void keptFor30Days() {
        try (var centre = open()) {
            centre.provider.refusal = Cause.MALFORMED;
            status(centre, "{".getBytes(UTF_8));
            centre.crank.advance(Duration.ofDays(30).minusSeconds(1));
            assertThat(kept()).hasSize(1);
            status(centre, "{".getBytes(UTF_8));
            centre.crank.advance(Duration.ofDays(29));
            assertThat(kept()).hasSize(1);
            centre.crank.advance(Duration.ofDays(1));
            assertThat(kept()).isEmpty();
        }
    }

    @Test
    @DisplayName("which events were seen is forgotten after 8 days, however many there were")
    void originsAreForgotten() {
        try (var centre = open()) {
            for (int i = 0; i < 1_100; i++) {
                centre.receive(sent(centre, "m" + i, Duration.ZERO));
            }
            centre.crank.advance(Duration.ofDays(8));
            for (int second = 0; second < 900; second += 100) {
                centre.crank.advance(Duration.ofSeconds(100));
            }
            var old = centre.crank.instant().minus(Duration.ofDays(8));
            assertThat(store.forgetOrigins(old, 10_000).toCompletableFuture().join())
                    .as("what the engine has left")
                    .isZero();
        }
    }
}
