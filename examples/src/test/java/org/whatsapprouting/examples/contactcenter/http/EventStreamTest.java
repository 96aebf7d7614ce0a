package org.whatsapprouting.examples.contactcenter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.RoutingEngine;

@DisplayName("A stream that has nothing to say")
class EventStreamTest {

    @Test
    @Timeout(60)
    @DisplayName("says by comments that it lives")
    void heartBeat() throws Exception {
        var threads = Executors.newCachedThreadPool();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var engine =
                        RoutingEngine.builder().tenant(Tenant.builder().build()).start();
                var events = new EventStream(engine.feed(), Duration.ofMillis(1))) {
            server.createContext("/", new Router(List.of(Route.get("/events", events::answer)), threads));
            server.start();
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events?after=1000");
            try (var lines =
                    new BufferedReader(new InputStreamReader(address.toURL().openStream(), StandardCharsets.UTF_8))) {
                assertThat(lines.lines().limit(7))
                        .containsExactly(": from 1000", "", ": still here", "", ": still here", "", ": still here");
            }
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
