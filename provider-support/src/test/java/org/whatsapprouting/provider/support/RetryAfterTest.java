package org.whatsapprouting.provider.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @DisplayName("seconds and dates, neither negative nor beyond a day")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "120 | 120",
                " 7  | 7",
                "999999999 | 86400",
                "Sun, 22 Nov 2026 12:00:30 GMT | 30",
                "Sun, 22 Nov 2026 11:00:00 GMT | 0",
                "Wed, 22 Nov 2028 12:00:00 GMT | 86400"
            })
    void readable(String value, long seconds) {
        assertThat(RetryAfter.read(value, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @DisplayName("anything else says nothing")
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "-1",
                "1.5",
                "soon",
                "12345678901234567890",
                "2026-11-22T12:00:30Z",
                "Sun, 99 Nov 2026 12:00:30 GMT"
            })
    void unreadable(String value) {
        assertThat(RetryAfter.read(value, NOW)).isNull();
    }

    @Test
    @DisplayName("a date is measured against the given time")
    void relative() {
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 12:00:30 GMT", NOW.plusSeconds(10)))
                .isEqualTo(Duration.ofSeconds(20));
    }
}
