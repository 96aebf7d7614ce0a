package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.provider.WebhookVerdict.Refused.Cause;
import org.whatsapprouting.testkit.fake.WebhookCall;

/** Webhooks: what is authentic, and what it says. */
interface WebhookClauses extends ProviderClauses {
    Instant AT = Instant.parse("2026-11-22T11:59:30Z");
    int RANDOM_BODIES = 300;

    private static WebhookCall text(OpenProvider open, String id) {
        return open.webhooks().textMessage(id, OpenProvider.PHONE, "Ann", AT, "I need help \u00e9 \ud83d\ude00");
    }

    @Test
    @DisplayName("webhook: a text comes with sender, time, id and number")
    default void readsText() {
        try (OpenProvider open = OpenProvider.of(this)) {
            List<InboundEvent> events = open.events(text(open, "m1"));
            assertThat(events).hasSize(1);
            assertThat(events.get(0)).isInstanceOfSatisfying(InboundEvent.MessageReceived.class, message -> {
                assertThat(message.content()).isEqualTo(new Content.Text("I need help \u00e9 \ud83d\ude00"));
                assertThat(message.from().phone()).isEqualTo(OpenProvider.PHONE);
                assertThat(message.number()).isEqualTo(open.provider().number());
                assertThat(message.providerMessageId()).isEqualTo("m1");
                assertThat(message.at()).isIn(AT, GivenConfig.NOW);
            });
        }
    }

    @Test
    @DisplayName("webhook: reports the same event id for a redelivered webhook, and another for another")
    default void sameKeyAgain() {
        try (OpenProvider open = OpenProvider.of(this)) {
            String key = open.events(text(open, "m1")).get(0).eventKey();
            assertThat(open.events(text(open, "m1")).get(0).eventKey()).isEqualTo(key);
            try (MessagingProvider another = open.another()) {
                assertThat(OpenProvider.events(another, text(open, "m1")).get(0).eventKey())
                        .isEqualTo(key);
            }
            assertThat(open.events(text(open, "m2")).get(0).eventKey()).isNotEqualTo(key);
        }
    }

    @Test
    @DisplayName("webhook: refuses one with a missing or foreign signature")
    default void refusesForeign() {
        try (OpenProvider open = checking()) {
            WebhookCall good = text(open, "m1");
            refused(open, open.webhooks().unauthentic(good));
            refused(open, open.webhooks().foreign().textMessage("m1", OpenProvider.PHONE, "Ann", AT, "Hi"));
            refused(open, open.webhooks().foreign().authentic(good.body()));
            assertThat(open.events(good)).hasSize(1);
        }
    }

    @Test
    @DisplayName("webhook: verifies over the raw bytes: cut, lengthened or changed by one is refused")
    default void verifiesRawBytes() {
        try (OpenProvider open = checking()) {
            Assumptions.assumeTrue(open.can(Capability.SIGNED_WEBHOOKS), "Webhooks are not signed.");
            WebhookCall good = text(open, "m1");
            byte[] body = good.body();
            refused(open, good.withBody(Arrays.copyOf(body, body.length - 1)));
            byte[] longer = Arrays.copyOf(body, body.length + 1);
            longer[body.length] = ' ';
            refused(open, good.withBody(longer));
            refused(open, good.withBody(new byte[0]));
            for (int i = 0; i < body.length; i += 7) {
                byte[] changed = body.clone();
                changed[i] ^= 1;
                refused(open, good.withBody(changed));
            }
        }
    }

    @Test
    @DisplayName("webhook: keeps unknown types raw, without harm to anything else")
    default void keepsUnknownTypes() {
        Assumptions.assumeTrue(harness().hasTypes(), "This provider knows no types.");
        try (OpenProvider open = OpenProvider.of(this)) {
            WebhookCall call = open.webhooks().unknownType("hologram", "m3", OpenProvider.PHONE, AT, "needle60");
            assertThat(open.events(call))
                    .anySatisfy(event -> assertThat(raw(event)).contains("needle60"));
        }
    }

    @Test
    @DisplayName("webhook: reads how far a message has come, with our reference if it is echoed")
    default void readsStatuses() {
        try (OpenProvider open = OpenProvider.able(this, Capability.DELIVERY_STATUS)) {
            for (DeliveryStatus status : List.of(
                    DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ, DeliveryStatus.FAILED)) {
                WebhookCall call = open.webhooks().statusReport("m9", status, OpenProvider.PHONE, AT, "i7~1");
                assertThat(open.events(call))
                        .anySatisfy(event -> assertThat(event)
                                .isInstanceOfSatisfying(InboundEvent.StatusReported.class, reported -> {
                                    assertThat(reported.status()).isEqualTo(status);
                                    assertThat(reported.providerMessageId()).isEqualTo("m9");
                                    assertThat(reported.number())
                                            .isIn(open.provider().number(), null);
                                    assertThat(reported.failure() != null).isEqualTo(status == DeliveryStatus.FAILED);
                                    if (open.can(Capability.STATUS_ECHO)) {
                                        assertThat(reported.reference()).isEqualTo("i7~1");
                                    }
                                }));
            }
        }
    }

    @Test
    @DisplayName("webhook: each status has an id of its own, the same whenever it comes again")
    default void statusKeys() {
        try (OpenProvider open = OpenProvider.able(this, Capability.DELIVERY_STATUS)) {
            var sent = open.webhooks().statusReport("m9", DeliveryStatus.SENT, OpenProvider.PHONE, AT, null);
            var read = open.webhooks().statusReport("m9", DeliveryStatus.READ, OpenProvider.PHONE, AT, null);
            String key = open.events(sent).get(0).eventKey();
            assertThat(open.events(sent).get(0).eventKey()).isEqualTo(key);
            assertThat(open.events(read).get(0).eventKey()).isNotEqualTo(key);
        }
    }

    @Test
    @DisplayName("webhook: survives anything that is authentic")
    default void survives() {
        var random = new SplittableRandom(20261122);
        try (OpenProvider open = OpenProvider.of(this)) {
            byte[] good = text(open, "m1").body();
            for (int i = 0; i < RANDOM_BODIES; i++) {
                byte[] body = good.clone();
                for (int j = random.nextInt(4); j >= 0 && body.length > 0; j--) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                }
                byte[] cut = Arrays.copyOf(body, random.nextInt(body.length + 1));
                WebhookVerdict verdict = open.receive(open.webhooks().authentic(random.nextBoolean() ? cut : body));
                if (verdict instanceof WebhookVerdict.Refused refused) {
                    assertThat(refused.cause()).isEqualTo(Cause.MALFORMED);
                }
            }
            for (String body : List.of("", "{}", "[]", "null", "\"x\"", "1", "a=b", "%", "&=&", "{\"a\":")) {
                open.receive(open.webhooks().authentic(body.getBytes(StandardCharsets.UTF_8)));
            }
            assertThat(open.events(text(open, "m1"))).hasSize(1);
        }
    }

    @Test
    @DisplayName("webhook: refuses other methods")
    default void refusesOtherMethods() {
        try (OpenProvider open = checking()) {
            WebhookCall good = text(open, "m1");
            for (String method : List.of("PUT", "DELETE", "PATCH")) {
                assertThat(open.receive(new WebhookCall(method, good.url(), good.headers(), good.body())))
                        .isInstanceOf(WebhookVerdict.Refused.class);
            }
        }
    }

    private OpenProvider checking() {
        Assumptions.assumeTrue(harness().checksWebhooks(), "This provider checks nothing.");
        return OpenProvider.of(this);
    }

    private static void refused(OpenProvider open, WebhookCall call) {
        assertThat(open.receive(call))
                .isInstanceOfSatisfying(
                        WebhookVerdict.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(Cause.NOT_AUTHENTIC));
    }

    private static String raw(InboundEvent event) {
        if (event instanceof InboundEvent.MessageReceived message) {
            return message.content() instanceof Content.Unknown unknown ? unknown.raw() : "";
        }
        if (event instanceof InboundEvent.AccountNotice notice) {
            return notice.raw();
        }
        return event instanceof InboundEvent.Unrecognised unrecognised ? unrecognised.raw() : "";
    }
}
