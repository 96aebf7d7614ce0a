package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.host.LogSafe;

@DisplayName("What gets into the log (promise 8)")
class LogSafeTest {

    @Test
    @DisplayName(
            "one line in quotes: line breaks, escape sequences, marks of direction and what is not seen are escaped")
    void oneLine() {
        assertThat(
                        LogSafe.of(
                                "a\r\nINFO b\u001b[2J\u0085\u2028\u2029\u202e\u2066\u200b\u200d\ufeff\u00ad\0\u007f\ud83d\ue000\"\\é"))
                .isEqualTo("\"a\\u000d\\u000aINFO b\\u001b[2J\\u0085\\u2028\\u2029\\u202e\\u2066\\u200b\\u200d\\ufeff"
                        + "\\u00ad\\u0000\\u007f\\ud83d\\ue000\\u0022\\u005cé\"");
        assertThat(LogSafe.of(null)).isEqualTo("null");
    }

    @Test
    @DisplayName("a long text is cut at 1,000 characters and says how long it was")
    void cut() {
        assertThat(LogSafe.of("x".repeat(1_000))).hasSize(1_002);
        assertThat(LogSafe.of("x".repeat(65_536))).hasSize(1_002 + " (cut, 65536 characters)".length());
    }

    @ParameterizedTest
    @DisplayName("tokens are hidden, of phone numbers the last four digits are left")
    @CsvSource({
        "GET /x?access_token=abc&b=1, GET /x?access_token=***&b=1",
        "Authorization: Bearer abc.def, Authorization: Bearer ***",
        "signature sha256=00ff00 is wrong, signature sha256=*** is wrong",
        "call +52 55 5000-0001, call +***0001",
        "16505551234, ***1234",
        "order 123456, order 123456",
        "01h2xcejqtf2nbrexx3vqjhp41, 01h2xcejqtf2nbrexx3vqjhp41"
    })
    void masked(String text, String expected) {
        assertThat(LogSafe.of(text)).isEqualTo('"' + expected + '"');
    }

    @Test
    @DisplayName("a failure keeps class, stack and causes, and its messages are as safe as any text")
    void traces() {
        var failure = new IllegalStateException("\nINFO forged", new RuntimeException("Bearer abc of 16505551234"));
        var printed = new StringWriter();
        LogSafe.trace(failure).printStackTrace(new PrintWriter(printed, true));
        assertThat(printed.toString())
                .startsWith("java.lang.IllegalStateException: \\u000aINFO forged")
                .contains("Caused by: java.lang.RuntimeException: Bearer *** of ***1234")
                .contains("at " + LogSafeTest.class.getName() + ".traces")
                .doesNotContain("\nINFO", "abc", "1650555");
    }

    @Test
    @DisplayName("causes that go round and round come to an end")
    void endless() {
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));
        int depth = 0;
        for (Throwable each = LogSafe.trace(one); each != null; each = each.getCause()) {
            depth++;
        }
        assertThat(depth).isEqualTo(11);
    }
}
