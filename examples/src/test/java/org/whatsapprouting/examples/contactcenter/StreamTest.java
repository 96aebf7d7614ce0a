package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The stream of events")
@Timeout(60)
class StreamTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Running running;

    @BeforeEach
    void start() {
        running = new Running();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    /** A reader of server-sent events. */
    private static final class Reader implements AutoCloseable {
        private final BufferedReader lines;

        Reader(URI address, String... headers) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(address);
            if (headers.length > 0) {
                request.headers(headers);
            }
            var response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        /** Reads events until one of them holds this. */
        List<JsonNode> until(String type) throws IOException {
            var events = new ArrayList<JsonNode>();
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    JsonNode event = JSON.readTree(line.substring(6));
                    assertThat(event.path("position").asText()).isEqualTo(id);
                    events.add(event);
                    if (event.path("events").findValuesAsText("type").contains(type)) {
                        return events;
                    }
                }
            }
            throw new AssertionError("The stream ended after " + events);
        }

        boolean hasEnded() throws IOException {
            String line = lines.readLine();
            while (line != null) {
                line = lines.readLine();
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    @Test
    @DisplayName("tells from the beginning what happened, goes on with what happens, and words every explanation")
    void tells() throws Exception {
        running.says("5215550001", "hello");
        try (var reader = new Reader(running.api.at("/api/events"))) {
            var before = reader.until("wait-began");
            assertThat(before.get(0).path("position").asLong()).isEqualTo(1);
            assertThat(before.get(before.size() - 1).path("explanation").findValuesAsText("words"))
                    .contains("2 mark-new: tagged new");
            running.logIn("ana");
            var after = reader.until("logged-in");
            assertThat(after.get(after.size() - 1).path("actor").path("agent").asText())
                    .isEqualTo("ana");
            reader.until("offer-made");
        }
    }

    @Test
    @DisplayName("a reader who comes back with Last-Event-ID or after= misses nothing and sees nothing twice")
    void resumes() throws Exception {
        running.says("5215550001", "hello");
        long last;
        try (var reader = new Reader(running.api.at("/api/events"))) {
            var seen = reader.until("wait-began");
            last = seen.get(seen.size() - 1).path("position").asLong();
        }
        running.says("5215550002", "hello");
        String second;
        try (var reader = new Reader(running.api.at("/api/events"), "Last-Event-ID", Long.toString(last))) {
            var seen = reader.until("wait-began");
            assertThat(seen).allMatch(event -> event.path("position").asLong() > last);
            second = seen.get(seen.size() - 1).path("position").asText();
        }
        try (var reader = new Reader(running.api.at("/api/events?after=" + last))) {
            var seen = reader.until("wait-began");
            assertThat(seen.get(seen.size() - 1).path("position").asText()).isEqualTo(second);
        }
    }

    @Test
    @DisplayName("a position that is no number is refused")
    void badPosition() {
        assertThat(running.api.get("/api/events?after=soon").code()).isEqualTo("BAD_REQUEST");
        assertThat(running.api.get("/api/events", "Last-Event-ID", "-1").code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    @DisplayName("streams end when the server is stopped, so that it can")
    void ends() throws Exception {
        try (var reader = new Reader(running.api.at("/api/events"))) {
            running.center.close();
            assertThat(reader.hasEnded()).isTrue();
        }
    }
}
