package org.whatsapprouting.provider.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogSafeTest {

    @ParameterizedTest
    @DisplayName("tokens, ids and long numbers are masked, ordinary words stay")
    @CsvSource(
            delimiter = '|',
            value = {
                "(#131009) Parameter value is not valid | (#131009) Parameter value is not valid",
                "Recipient +1 650-555-1234 not allowed | Recipient +***1234 not allowed",
                "Recipient 16505551234 not allowed | Recipient ***1234 not allowed",
                "Malformed access token EAAGm0PX4ZCpsBA | Malformed access token ***",
                "GET /x?access_token=abc&b=1 | GET /x?access_token=***&b=1",
                "Authorization: Bearer abc.def | Authorization: Bearer ***",
                "signature sha256=00ff00 is wrong | signature sha256=*** is wrong",
                "message wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQz= unknown | message wamid.*** unknown",
                "internationalisation_of_everything | internationalisation_of_everything",
                "24 hours | 24 hours"
            })
    void masked(String text, String expected) {
        assertThat(LogSafe.detail(text)).isEqualTo(expected);
    }

    @Test
    @DisplayName("one line, no characters that reverse or hide, whatever is in it")
    void oneLine() {
        assertThat(LogSafe.detail("a\r\nb\u001b[2J\u0085\u2028\u202e\u200b\ufeff\u0000\ud83d é😀"))
                .isEqualTo("a\\u000d\\u000ab\\u001b[2J\\u0085\\u2028\\u202e\\u200b\\ufeff\\u0000\\ud83d é😀");
    }

    @Test
    @DisplayName("long texts are cut, none is nothing")
    void bounded() {
        assertThat(LogSafe.detail("x ".repeat(10_000))).hasSize(301);
        assertThat(LogSafe.detail(null)).isEmpty();
    }
}
