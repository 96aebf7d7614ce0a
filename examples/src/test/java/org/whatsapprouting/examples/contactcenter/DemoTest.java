package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The demo")
class DemoTest {

    @Test
    @Timeout(60)
    @DisplayName("tells the whole story and ends")
    void story() throws Exception {
        var told = new ByteArrayOutputStream();
        Demo.play(new PrintStream(told, true, StandardCharsets.UTF_8));
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("why: 1 greet: automatic reply #1~2")
                .contains("why: 3 about-money: condition is true, on to mark-sales")
                .contains("ana sees an offer of queue support", "ben sees an offer of queue support")
                .containsPattern("(ana|ben) won; (ana|ben) is told TAKEN: Agent '(ana|ben)' was first\\.")
                .contains("message #1~3 is delivered", "message #1~3 is read")
                .contains("a webhook with a forged signature: 401")
                .containsPattern("why: no routing, agent (ana|ben) owns the interaction")
                .contains("\"'=Maria \"\"M\"\" Lopez\"")
                .contains("25 of 25 greeted by WhatsApp")
                .contains("That was the demo");
    }
}
