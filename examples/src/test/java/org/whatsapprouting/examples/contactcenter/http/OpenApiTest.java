package org.whatsapprouting.examples.contactcenter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.outcome.PresenceOutcome;
import org.whatsapprouting.core.view.InteractionView;

/** Reads no more of YAML than the file uses: two spaces for each level, lists of words in brackets. */
@DisplayName("openapi.yaml")
class OpenApiTest {
    private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete");

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("openapi.yaml"));
    }

    @Test
    @DisplayName("describes every path and verb that is served, and no other")
    void paths() throws IOException {
        var described = new ArrayList<String>();
        String path = "";
        for (String line : lines()) {
            if (line.startsWith("  /")) {
                path = line.strip().replaceAll(":$", "");
            } else if (line.matches(" {4}[a-z]+:")
                    && VERBS.contains(line.strip().replace(":", ""))) {
                described.add(line.strip().replace(":", "").toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        try (var engine =
                        RoutingEngine.builder().tenant(Tenant.builder().build()).start();
                var events = new EventStream(engine.feed(), EventStream.HEART_BEAT)) {
            var served = ApiServer.routes(new Desk(engine, TenantId.DEFAULT), events).stream()
                    .map(route -> route.method() + " " + route.template())
                    .toList();
            assertThat(described).containsExactlyInAnyOrderElementsOf(served);
        }
    }

    @Test
    @DisplayName("names every error code")
    void codes() throws IOException {
        var named = lines().stream()
                .filter(line -> line.matches(" {16}- [A-Z_]+"))
                .map(line -> line.strip().substring(2))
                .toList();
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ErrorCode.values()).map(Enum::name).toList());
    }

    @Test
    @DisplayName("names every state, status and presence")
    void words() throws IOException {
        assertThat(lines().stream().map(String::strip))
                .anySatisfy(line -> assertThat(line).contains("enum: " + words(InteractionView.State.values())))
                .anySatisfy(line -> assertThat(line).contains("enum: " + words(PresenceOutcome.Presence.values())))
                .anySatisfy(line -> assertThat(line)
                        .contains("enum: " + words(DeliveryStatus.values()).replace("]", ", null]")));
    }

    private static String words(Enum<?>[] values) {
        return Arrays.stream(values).map(Json::lower).toList().toString();
    }
}
