package org.whatsapprouting.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.core.shell.Providers;

/**
 * Holds docs/providers.md and the capabilities of all providers on the class path together. Run with
 * {@code -Dproviders.write=true} to write it anew.
 */
@DisplayName("docs/providers.md")
class ProvidersDocumentTest {
    private static final Path DOCUMENT = Repository.ROOT.resolve("docs/providers.md");
    private static final String INTRODUCTION = """
            # What each provider can

            <!-- Written by ProvidersDocumentTest from what the providers say. Run it with -Dproviders.write=true. -->

            The engine asks before it sends. What a provider cannot show goes in the nearest form: choices as a numbered text \
            (also where they are more or longer than WhatsApp shows), a place as its name, address and a link to a map, cards \
            and link buttons as lines, a voice as a sound file. Anything else is refused with the name of the capability, and \
            a configuration that needs it is warned of when it is saved. A quote that cannot be shown is left out. Lines above and below \
            (`HEADER`, `FOOTER`) go into the text where there is no place for them or they are too long; a file above goes or \
            nothing does. The titles of a list's rows are left out where a provider has none.

            """;

    /** The heading of a column, the provider and the least settings that make it; secrets stand for themselves. */
    private record Column(String title, String provider, Map<String, String> settings) {}

    private static final List<Column> COLUMNS = List.of(
            new Column(
                    "Meta",
                    "meta",
                    Map.of(
                            "phoneNumberId", "106540352242922",
                            "wabaId", "102290129340398",
                            "accessToken", "env:A",
                            "appSecret", "env:B",
                            "verifyToken", "env:C")),
            new Column(
                    "Twilio",
                    "twilio",
                    Map.of(
                            "accountSid", "AC00000000000000000000000000000001",
                            "authToken", "env:A",
                            "from", "+15550002222",
                            "createContent", "true",
                            "statusCallbackUrl", "https://host.example/webhooks/twilio")),
            new Column(
                    "Sinch",
                    "sinch",
                    Map.of(
                            "projectId", "c36f3d3d-1513-4edd-ae42-11995557ff61",
                            "appId", "01APP",
                            "region", "eu",
                            "keyId", "key",
                            "keySecret", "env:A",
                            "webhookSecret", "env:B")),
            new Column("Kaleyra v1", "kaleyra", kaleyra("v1")),
            new Column("Kaleyra v2", "kaleyra", kaleyra("v2")));

    private static Map<String, String> kaleyra(String version) {
        return Map.of(
                "baseUrl", "https://api.in.kaleyra.io",
                "apiVersion", version,
                "sid", "HXAP0000000000IN",
                "apiKey", "env:A",
                "whatsappNumber", "15550001111",
                "wabaId", "102290129340398",
                "callbackAuth", "BASIC",
                "callbackAuthName", "kaleyra",
                "callbackSecret", "env:B");
    }

    @Test
    @DisplayName("says of each provider on the class path what it says of itself")
    void upToDate() throws IOException {
        String text = text();
        if (Boolean.getBoolean("providers.write")) {
            Files.writeString(DOCUMENT, text, StandardCharsets.UTF_8);
        }
        assertThat(Repository.text("docs/providers.md"))
                .as("docs/providers.md is not what the providers say. Run this test with -Dproviders.write=true.")
                .isEqualTo(text);
    }

    @Test
    @DisplayName("leaves no provider out")
    void complete() {
        assertThat(COLUMNS.stream().map(Column::provider))
                .containsAll(factories().keySet());
    }

    @Test
    @DisplayName("the README of each provider names whatever it lacks")
    void lacking() {
        Map<String, Set<Capability>> columns = columns();
        for (Column column : COLUMNS) {
            String readme = Repository.text("provider-" + column.provider() + "/README.md");
            assertThat(EnumSet.complementOf(EnumSet.copyOf(columns.get(column.title()))))
                    .as("what %s lacks and its README does not say", column.title())
                    .allSatisfy(lacks -> assertThat(readme).contains("`" + lacks + "`"));
        }
    }

    private static Map<String, MessagingProviderFactory> factories() {
        Map<String, MessagingProviderFactory> factories = new HashMap<>();
        ServiceLoader.load(MessagingProviderFactory.class).forEach(factory -> factories.put(factory.id(), factory));
        return factories;
    }

    private static String text() {
        Map<String, Set<Capability>> columns = columns();
        var out = new StringBuilder(INTRODUCTION);
        table(out, "Sends", columns, true);
        table(out, "Also", columns, false);
        return out.toString();
    }

    private static void table(
            StringBuilder out, String heading, Map<String, Set<Capability>> columns, boolean content) {
        out.append("| ").append(heading);
        columns.keySet().forEach(title -> out.append(" | ").append(title));
        out.append(" |\n|---").append("|:-:".repeat(columns.size())).append("|\n");
        for (Capability capability : Capability.values()) {
            if (capability.isContent() == content) {
                out.append("| `").append(capability).append('`');
                columns.values().forEach(can -> out.append(can.contains(capability) ? " | yes" : " | –"));
                out.append(" |\n");
            }
        }
        out.append(content ? "\n" : "");
    }

    /** What each provider lists, by the heading of its column. */
    private static Map<String, Set<Capability>> columns() {
        Map<String, MessagingProviderFactory> factories = factories();
        List<Column> there = COLUMNS.stream()
                .filter(column -> factories.containsKey(column.provider()))
                .collect(Collectors.toCollection(ArrayList::new));
        var tenant = Tenant.builder();
        for (int i = 0; i < there.size(); i++) {
            Column column = there.get(i);
            tenant.account(Account.of(
                    "a" + i, "key" + i, new ProviderSettings(column.provider(), column.settings()), RoutingPlan.of()));
        }
        Map<String, Set<Capability>> columns = new LinkedHashMap<>();
        try (var providers = new Providers(
                factories, reference -> Optional.of(Secret.of(reference)), InstantSource.fixed(Instant.EPOCH))) {
            Map<AccountId, Set<Capability>> abilities = providers.connect(tenant.build());
            for (int i = 0; i < there.size(); i++) {
                columns.put(
                        there.get(i).title(),
                        abilities.getOrDefault(new AccountId("a" + i), EnumSet.noneOf(Capability.class)));
            }
        }
        return columns;
    }
}
