package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.PublicAddress;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.core.decide.ProxyToken;
import org.whatsapprouting.core.json.RecordCodec;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.plan.TenantFile;
import org.whatsapprouting.core.simulate.Crank;
import org.whatsapprouting.core.view.InteractionFilter;
import org.whatsapprouting.core.view.InteractionView;
import org.whatsapprouting.core.view.WebhookResponse;

@DisplayName("The public address of an account and the token in it (A-07 to A-09)")
class ProxyTokenTest {
    private static final AccountId ACCOUNT = TestCentre.ACCOUNT;
    private static final PublicAddress ADDRESS = new PublicAddress("https://chat.example.com/hooks");

    private static TestCentre.Setup setup() {
        return TestCentre.with(Plans.tag("t", "vip")).account(account -> account.withAddress(ADDRESS));
    }

    private static TestCentre unsigned() {
        var setup = setup();
        setup.lacking.add(Capability.SIGNED_WEBHOOKS);
        return setup.open();
    }

    private static URI address(TestCentre centre) {
        return centre.engine.configuration().webhookAddress(ACCOUNT);
    }

    private static String token(TestCentre centre) {
        return address(centre).getQuery().substring("token=".length());
    }

    private static WebhookResponse call(TestCentre centre, String address) {
        centre.provider.webhooks.clear();
        centre.provider.webhooks.add(List.of(centre.message("m" + address.hashCode(), "1", "hello")));
        var request = WebhookRequest.of("POST", URI.create(address), Map.of(), new byte[0]);
        var response = centre.ask(centre.engine.webhooks().receive(ACCOUNT, request));
        centre.crank.settle();
        return response;
    }

    @Test
    @DisplayName("the address is the account's public one, its id, and a token that an address can hold")
    void address() {
        try (var centre = setup().open()) {
            assertThat(address(centre).toString())
                    .matches("https://chat\\.example\\.com/hooks/acme\\?token=[A-Za-z0-9_-]{43}");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> centre.engine.configuration().webhookAddress(new AccountId("other")));
        }
    }

    @Test
    @DisplayName("without an address of the account it is the engine's, and without that there is none")
    void engineAddress() {
        var tenant = setup().account(account -> account.withAddress(null)).tenant();
        try (var engine =
                engine(tenant).publicAddress("https://all.example.com/").start()) {
            assertThat(engine.configuration().webhookAddress(ACCOUNT).toString())
                    .startsWith("https://all.example.com/acme?token=");
        }
        try (var engine = engine(tenant).start()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> engine.configuration().webhookAddress(ACCOUNT))
                    .withMessageContaining("publicAddress");
        }
    }

    private static RoutingEngine.Builder engine(Tenant tenant) {
        return RoutingEngine.builder().tenant(tenant).provider(new ScriptedProvider());
    }

    @Test
    @DisplayName("where the provider does not sign, only calls with the token are looked at; in the query or the path")
    void asked() {
        try (var centre = unsigned()) {
            assertThat(call(centre, address(centre).toString()).status()).isEqualTo(200);
            assertThat(call(centre, "https://chat.example.com/hooks/acme/" + token(centre))
                            .status())
                    .isEqualTo(200);
            assertThat(centre.newest().messageCount()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("a wrong token, none, and an unknown account are one and the same empty 401, and nothing is looked at")
    void refused() {
        try (var centre = unsigned()) {
            var unknown = centre.ask(centre.engine
                    .webhooks()
                    .receive(
                            new AccountId("nobody"),
                            WebhookRequest.of("POST", address(centre), Map.of(), new byte[0])));
            assertThat(unknown.status()).isEqualTo(401);
            String right = token(centre);
            for (String wrong : List.of(
                    "https://chat.example.com/hooks/acme",
                    "https://chat.example.com/hooks/acme?token=",
                    "https://chat.example.com/hooks/acme?token=" + right.substring(1),
                    "https://chat.example.com/hooks/acme?token=" + right + "A",
                    "https://chat.example.com/hooks/acme?Token=" + right,
                    "https://chat.example.com/hooks/" + right + "/acme",
                    "mailto:acme")) {
                assertThat(call(centre, wrong))
                        .as(wrong)
                        .usingRecursiveComparison()
                        .isEqualTo(unknown);
                assertThat(centre.provider.webhooks)
                        .as("not asked for %s", wrong)
                        .hasSize(1);
            }
            assertThat(centre.all()).isEmpty();
        }
    }

    /** Gives each account a provider of its own, which does not sign and has the account's id for its number. */
    private static final class Unsigned implements MessagingProviderFactory {
        private final Map<AccountId, ScriptedProvider> providers = new HashMap<>();

        @Override
        public String id() {
            return "scripted";
        }

        @Override
        public Set<Setting> settings() {
            return Set.of();
        }

        @Override
        public MessagingProvider create(ProviderConfig config) {
            var provider = new ScriptedProvider();
            provider.capabilities.remove(Capability.SIGNED_WEBHOOKS);
            providers.put(config.account(), provider);
            return provider.create(config);
        }

        /** Both read the same of a call, as providers of one company do. */
        void reads(InboundEvent event) {
            providers.values().forEach(provider -> {
                provider.webhooks.clear();
                provider.webhooks.add(List.of(event));
            });
        }
    }

    @Test
    @DisplayName("the token of another account opens none, neither by its address nor by a number in the body")
    void anotherAccount() {
        var theirs = new AccountId("other");
        var company = new Unsigned();
        var crank = new Crank(TestCentre.START, 1);
        Tenant tenant = setup().tenant();
        Account other = other(tenant.accounts().get(0));
        try (var engine = RoutingEngine.builder()
                .tenant(withAccounts(tenant, tenant.accounts().get(0), other))
                .provider(company)
                .crank(crank)
                .start()) {
            String ourToken = query(engine, ACCOUNT);
            String theirToken = query(engine, theirs).substring("token=".length());
            for (List<String> pair :
                    List.of(List.of("other", query(engine, ACCOUNT)), List.of("acme", query(engine, theirs)))) {
                company.reads(naming(crank, "m1", "other"));
                assertThat(received(engine, crank, pair.get(0), "/hooks/x?" + pair.get(1)))
                        .isEqualTo(401);
            }
            company.reads(naming(crank, "m2", "other"));
            assertThat(received(engine, crank, "acme", "/hooks/acme?" + ourToken))
                    .isEqualTo(200);
            assertThat(engine.interactions().list(InteractionFilter.newest(9)).items())
                    .as("kept raw")
                    .isEmpty();
            company.reads(naming(crank, "m3", "other"));
            assertThat(received(engine, crank, "acme", "/hooks/acme/" + theirToken + "?" + ourToken))
                    .isEqualTo(200);
            assertThat(engine.interactions().list(InteractionFilter.newest(9)).items())
                    .as("who knows both tokens may")
                    .extracting(InteractionView::account)
                    .containsExactly(theirs);
        }
    }

    private static String query(RoutingEngine engine, AccountId account) {
        return engine.configuration().webhookAddress(account).getQuery();
    }

    private static int received(RoutingEngine engine, Crank crank, String account, String address) {
        var request =
                WebhookRequest.of("POST", URI.create("https://chat.example.com" + address), Map.of(), new byte[0]);
        int status = crank.ask(engine.webhooks().receive(new AccountId(account), request))
                .status();
        crank.settle();
        return status;
    }

    private static InboundEvent naming(Crank crank, String id, String number) {
        return new InboundEvent.MessageReceived(
                id,
                number,
                crank.instant(),
                id,
                CustomerIdentity.ofPhone("1"),
                null,
                new Content.Text("hello"),
                null,
                null);
    }

    private static Account other(Account like) {
        return new Account(
                        new AccountId("other"),
                        "Other",
                        "OTH",
                        null,
                        Account.DEFAULT_LIST,
                        like.provider(),
                        like.settings(),
                        like.plan(),
                        Set.of())
                .withAddress(ADDRESS);
    }

    @Test
    @DisplayName("it is compared with what takes as long for a wrong one as for the right one")
    void constantTime() throws IOException {
        // No clock tells it reliably, so the compiled class is asked what it calls.
        try (var compiled = ProxyToken.class.getResourceAsStream("ProxyToken.class")) {
            assertThat(new String(compiled.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .contains("java/security/MessageDigest", "isEqual");
        }
    }

    @Test
    @DisplayName("a provider that signs is asked without the token")
    void signed() {
        try (var centre = setup().open()) {
            assertThat(call(centre, "https://chat.example.com/hooks/acme").status())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("it stays when the account is changed and saved, and over a restart; each account has its own")
    void kept() {
        var store = new InMemoryStore();
        String first;
        try (var centre = setup().store(new FaultyStore(store)).open()) {
            first = token(centre);
            Tenant now = centre.engine.configuration().current();
            Account renamed = now.accounts().get(0).withDescription("changed");
            Account other = other(renamed);
            centre.ask(centre.engine.configuration().save(withAccounts(now, renamed, other)));
            assertThat(token(centre)).isEqualTo(first);
            assertThat(centre.engine.configuration().webhookAddress(other.id()).getQuery())
                    .isNotEqualTo("token=" + first);
        }
        try (var again = setup().store(new FaultyStore(store)).seed(2).open()) {
            assertThat(token(again)).isEqualTo(first);
        }
    }

    private static Tenant withAccounts(Tenant now, Account... accounts) {
        return now.withAccounts(List.of(accounts));
    }

    @Test
    @DisplayName("nothing else tells it: no configuration, no file, no history, no text of any of them")
    void toldByNothingElse() {
        var store = new InMemoryStore();
        try (var centre = setup().store(store).open()) {
            String token = token(centre);
            Tenant tenant = centre.engine.configuration().current();
            assertThat(new ProxyToken(token)).hasToString("***");
            assertThat(tenant.toString()).doesNotContain(token);
            assertThat(TenantFile.write(tenant)).doesNotContain(token);
            assertThat(new RecordCodec().write(tenant)).doesNotContain(token);
            assertThat(centre.history().toString()).doesNotContain(token);
            assertThat(historyText(store)).doesNotContain(token);
        }
    }

    private static String historyText(RoutingStore store) {
        return store.history(TenantId.DEFAULT, null, 0, 100)
                .toCompletableFuture()
                .join()
                .toString();
    }

    @Test
    @DisplayName("what is sent to an account's number can be told from it in conditions (A-10)")
    void businessNumber() {
        try (var centre = TestCentre.with(
                        Plans.goToIf("ours", "message.to == '5511987654321'", "tag"),
                        Plans.close("end"),
                        Plans.tag("tag", "vip"))
                .account(account -> account.withPhone("5511987654321"))
                .open()) {
            centre.says("1", "hello");
            assertThat(centre.newest().tags()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("with a source of randomness nobody can guess, two engines make two tokens")
    void random() {
        var tenant = setup().tenant();
        try (var one = engine(tenant).start();
                var two = engine(tenant).start()) {
            assertThat(one.configuration().webhookAddress(ACCOUNT))
                    .isNotEqualTo(two.configuration().webhookAddress(ACCOUNT));
        }
    }
}
