package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whatsapprouting.core.TestCentre.START;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Deferred.Reach;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.api.provider.Setting.Kind;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.simulate.Crank;

@DisplayName("Pacing: no number and no pair of number and customer sends faster than its provider allows")
class PacingTest {
    private static final AccountId ONE = new AccountId("one");
    private static final AccountId OTHER = new AccountId("other");

    private final InMemoryStore memory = new InMemoryStore();
    private final Paced provider = new Paced();
    private String otherNumber = "2";
    private Crank crank = new Crank(START, 1);
    private RoutingEngine engine;
    private int messages;

    @BeforeEach
    void open() {
        engine = begin();
    }

    /** The engine begins once more, with a provider of these limits. */
    private void paced(Pacing pacing) {
        engine.close();
        provider.pacing = pacing;
        crank = new Crank(START, 2);
        engine = begin();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** Two accounts that answer every message once. */
    private RoutingEngine begin() {
        var tenant = Tenant.builder().account(account(ONE, "1")).account(account(OTHER, otherNumber));
        return RoutingEngine.builder()
                .tenant(tenant.build())
                .provider(provider)
                .store(new FaultyStore(memory))
                .crank(crank)
                .start();
    }

    private static Account account(AccountId id, String number) {
        return new Account(
                id,
                id.value(),
                id.value(),
                null,
                Account.DEFAULT_LIST,
                new ProviderSettings("paced", Map.of("number", number)),
                AccountSettings.defaults(),
                new RoutingPlan(PlanVersion.FIRST, List.of(Plans.reply("a", Mode.ALWAYS, "hi"))),
                Set.of());
    }

    /** A customer writes so many messages at once, each of which is answered. */
    private void writes(AccountId account, String phone, int times) {
        var events = new ArrayList<InboundEvent>();
        for (int i = 0; i < times; i++) {
            String id = "m" + ++messages;
            events.add(new InboundEvent.MessageReceived(
                    id,
                    null,
                    crank.instant(),
                    id,
                    CustomerIdentity.ofPhone(phone),
                    null,
                    new Content.Text("hello"),
                    null,
                    null));
        }
        provider.next = events;
        crank.ask(engine.webhooks()
                .receive(account, WebhookRequest.of("POST", URI.create("http://t.invalid/"), Map.of(), new byte[0])));
        crank.settle();
    }

    private List<Long> millis(String phone) {
        return provider.sent.stream()
                .filter(sent -> phone.equals(sent.message().to().phone()))
                .map(sent -> Duration.between(START, sent.at()).toMillis())
                .toList();
    }

    private List<Long> millis(AccountId account) {
        return provider.sent.stream()
                .filter(sent -> account.equals(sent.message().account()))
                .map(sent -> Duration.between(START, sent.at()).toMillis())
                .toList();
    }

    @Test
    @DisplayName("what exceeds the burst of a pair waits for its time, in order; other customers of the number do not")
    void pair() {
        paced(new Pacing(80, 20, Duration.ofSeconds(6), 3));
        writes(ONE, "1", 5);
        writes(ONE, "2", 1);
        assertThat(millis("1")).containsExactly(0L, 0L, 0L);
        assertThat(millis("2")).containsExactly(0L);
        crank.advance(Duration.ofSeconds(60));
        assertThat(millis("1")).containsExactly(0L, 0L, 0L, 6_000L, 12_000L);
        assertThat(provider.sent.stream()
                        .map(Paced.Sent::message)
                        .filter(message -> "1".equals(message.to().phone()))
                        .map(message -> Integer.valueOf(message.reference().replaceAll(".*~", ""))))
                .isSorted();
        writes(ONE, "1", 5);
        assertThat(millis("1")).as("a full burst again").hasSize(8);
    }

    @Test
    @DisplayName("at first a customer gets 45 messages at once and then one in six seconds")
    void whatsApp() {
        writes(ONE, "1", 47);
        crank.advance(Duration.ofSeconds(5));
        assertThat(millis("1")).hasSize(45);
        crank.advance(Duration.ofSeconds(20));
        assertThat(millis("1")).hasSize(47);
        assertThat(millis("1").get(46) - millis("1").get(45)).isEqualTo(6_000);
    }

    @Test
    @DisplayName("what a pair has used is known after a restart")
    void pairAfterRestart() {
        paced(new Pacing(80, 20, Duration.ofSeconds(6), 3));
        writes(ONE, "1", 4);
        crank = new Crank(START.plusSeconds(1), 3);
        engine = begin();
        writes(ONE, "1", 1);
        crank.advance(Duration.ofSeconds(60));
        assertThat(millis("1")).containsExactly(0L, 0L, 0L, 6_000L, 12_000L);
    }

    @Test
    @DisplayName("a provider without a limit for pairs sends to one customer as fast as to many")
    void noPairLimit() {
        paced(new Pacing(80, 60, Duration.ZERO, 1));
        writes(ONE, "1", 60);
        assertThat(millis("1")).hasSize(60).containsOnly(0L);
        assertThat(engine.feed().read(0, 1_000).stream().flatMap(entry -> entry.events().stream()))
                .doesNotHaveAnyElementsOfTypes(RoutingEvent.SendCounted.class);
    }

    @Test
    @DisplayName("a number sends its burst and then at its rate; another number of the engine does so on its own")
    void number() {
        paced(new Pacing(10, 2, Duration.ZERO, 1));
        for (int i = 0; i < 5; i++) {
            writes(ONE, "1" + i, 1);
            writes(OTHER, "2" + i, 1);
        }
        crank.advance(Duration.ofSeconds(1));
        assertThat(millis(ONE)).containsExactly(0L, 0L, 100L, 200L, 300L);
        assertThat(millis(OTHER)).containsExactly(0L, 0L, 100L, 200L, 300L);
    }

    @Test
    @DisplayName("accounts that send from one number share what it may send")
    void oneNumber() {
        otherNumber = "1";
        paced(new Pacing(10, 2, Duration.ZERO, 1));
        for (int i = 0; i < 3; i++) {
            writes(ONE, "1" + i, 1);
            writes(OTHER, "2" + i, 1);
        }
        crank.advance(Duration.ofSeconds(1));
        assertThat(provider.sent)
                .extracting(sent -> Duration.between(START, sent.at()).toMillis())
                .containsExactly(0L, 0L, 100L, 200L, 300L, 400L);
    }

    @Test
    @DisplayName("what a number cannot send soon waits in the outbox, is sent once, and counts as the first attempt")
    void backlog() {
        paced(new Pacing(2, 1, Duration.ZERO, 1));
        for (int i = 0; i < 30; i++) {
            writes(ONE, "1" + i, 1);
        }
        writes(OTHER, "2", 1);
        assertThat(millis(OTHER)).containsExactly(0L);
        crank.advance(Duration.ofSeconds(60));
        assertThat(millis(ONE)).hasSize(30).isSorted().doesNotHaveDuplicates();
        assertThat(millis(ONE).get(29)).as("no turn is left out").isEqualTo(14_500);
        assertThat(provider.sent).extracting(sent -> sent.message().attempt()).containsOnly(1);
    }

    @Test
    @DisplayName("what is put off comes again at its turn, so it is put off once")
    void putOffOnce() {
        paced(new Pacing(2, 1, Duration.ZERO, 1));
        for (int i = 0; i < 30; i++) {
            writes(ONE, "1" + i, 1);
        }
        crank.advance(Duration.ofSeconds(60));
        assertThat(engine.feed().read(0, 1_000).stream().flatMap(entry -> entry.events().stream()))
                .filteredOn(RoutingEvent.SendPutOff.class::isInstance)
                .hasSizeBetween(20, 40);
    }

    @Test
    @DisplayName("an engine that stood still does not make up for what it missed")
    void stoodStill() {
        paced(new Pacing(10, 1, Duration.ZERO, 1));
        for (int i = 0; i < 5; i++) {
            writes(ONE, "1" + i, 1);
        }
        crank.moveTo(START.plusSeconds(10));
        crank.advance(Duration.ofSeconds(5));
        assertThat(millis(ONE)).containsExactly(0L, 10_000L, 10_100L, 10_200L, 10_300L);
    }

    @Test
    @DisplayName("a provider that refuses a number is left alone as long as it asks; other numbers go on")
    void heldNumber() {
        provider.outcomes.put(START, new SendOutcome.Deferred(Duration.ofSeconds(30), "130429", "", Reach.NUMBER));
        writes(ONE, "1", 1);
        crank.advance(Duration.ofSeconds(1));
        writes(ONE, "2", 1);
        writes(ONE, "3", 1);
        writes(OTHER, "4", 1);
        assertThat(millis(OTHER)).containsExactly(1_000L);
        crank.advance(Duration.ofSeconds(28));
        assertThat(millis(ONE)).containsExactly(0L);
        crank.advance(Duration.ofSeconds(2));
        assertThat(millis(ONE)).hasSize(4).allMatch(at -> at == 0 || at >= 30_000);
    }

    @Test
    @DisplayName("a provider that refuses one customer gets the other messages of the number")
    void heldPair() {
        provider.outcomes.put(START, new SendOutcome.Deferred(Duration.ofSeconds(30), "131056", ""));
        writes(ONE, "1", 2);
        crank.advance(Duration.ofSeconds(1));
        writes(ONE, "2", 1);
        assertThat(millis("2")).containsExactly(1_000L);
        crank.advance(Duration.ofSeconds(60));
        assertThat(millis("1")).containsExactly(0L, 30_000L, 30_000L);
    }

    @Test
    @DisplayName("without a wait asked for, a refused number waits a second, then two, then four, until one is taken")
    void heldLonger() {
        for (int second = 0; second < 7; second++) {
            for (int i = 0; i < 10; i++) {
                provider.outcomes.put(
                        START.plusSeconds(second).plusMillis(i * 100L),
                        new SendOutcome.Deferred(null, "429", "", Reach.NUMBER));
            }
        }
        for (int i = 0; i < 70; i++) {
            writes(ONE, "1" + i, 1);
            crank.advance(Duration.ofMillis(100));
        }
        assertThat(millis(ONE).stream().filter(at -> at < 7_000)).hasSizeLessThanOrEqualTo(6);
        crank.advance(Duration.ofSeconds(60));
        assertThat(engine.feed().read(0, 1_000).stream()
                        .flatMap(entry -> entry.events().stream())
                        .filter(RoutingEvent.SendAccepted.class::isInstance))
                .hasSize(70);
    }

    @Test
    @DisplayName("limits that make no sense are refused")
    void nonsense() {
        for (Runnable wrong : List.<Runnable>of(
                () -> new Pacing(0, 1, Duration.ZERO, 1),
                () -> new Pacing(10_001, 1, Duration.ZERO, 1),
                () -> new Pacing(1, 0, Duration.ZERO, 1),
                () -> new Pacing(1, 1, Duration.ZERO, 0),
                () -> new Pacing(1, 1, Duration.ofSeconds(-1), 1),
                () -> new Pacing(1, 1, Duration.ofNanos(1), 1),
                () -> new Pacing(1, 1, Duration.ofMinutes(61), 1))) {
            assertThatThrownBy(wrong::run).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Pacing.WHATSAPP.withPerSecond(1).burst()).isEqualTo(1);
        assertThat(Pacing.WHATSAPP.withPerSecond(1_000).burst()).isEqualTo(250);
    }

    /** A provider that says how fast its numbers may send, and notes when what was sent. */
    private static final class Paced implements MessagingProviderFactory {
        final List<Sent> sent = new ArrayList<>();
        /** What it says instead of yes at a time. */
        final Map<Instant, SendOutcome> outcomes = new HashMap<>();

        Pacing pacing = Pacing.WHATSAPP;
        List<InboundEvent> next = List.of();

        record Sent(Instant at, OutboundMessage message) {}

        @Override
        public String id() {
            return "paced";
        }

        @Override
        public Set<Setting> settings() {
            return Set.of(Setting.required("number", Kind.TEXT, "The number."));
        }

        @Override
        public MessagingProvider create(ProviderConfig config) {
            return new Number(config);
        }

        private final class Number implements MessagingProvider {
            private final ProviderConfig config;

            Number(ProviderConfig config) {
                this.config = config;
            }

            @Override
            public Set<Capability> capabilities() {
                return Set.of(Capability.TEXT, Capability.SIGNED_WEBHOOKS);
            }

            @Override
            public String number() {
                return config.text("number");
            }

            @Override
            public Pacing pacing() {
                return pacing;
            }

            @Override
            public SendOutcome send(OutboundMessage message) {
                Instant now = config.clock().instant();
                sent.add(new Sent(now, message));
                @Nullable SendOutcome other = outcomes.get(now);
                return other != null ? other : new SendOutcome.Accepted("w" + sent.size());
            }

            @Override
            public WebhookVerdict receive(WebhookRequest request) {
                return new WebhookVerdict.Events(next);
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        }
    }
}
