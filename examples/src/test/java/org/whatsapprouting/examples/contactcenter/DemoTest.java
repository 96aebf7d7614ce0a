package org.whatsapprouting.examples.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    @Test
    @DisplayName("its CSV keeps whatever a customer writes from being a formula (G-37)")
    void csv() {
        assertThat(CsvLine.line(List.of("a", "b,\"c\"", ""))).isEqualTo("\"a\",\"b,\"\"c\"\"\",\"\"");
        for (String formula : List.of("=1", "+1", "-1", "@a", " =1", "\u00a0=1", "\ufeff+1", "\uff1d1", "\tx", "\r=")) {
            assertThat(CsvLine.line(List.of(formula))).as(formula).isEqualTo("\"'" + formula + "\"");
        }
    }
}
