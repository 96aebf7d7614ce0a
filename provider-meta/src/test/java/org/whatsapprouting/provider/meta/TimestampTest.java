package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Meta 1.6: seconds since 1970, mostly as text. */
class TimestampTest {

    @ParameterizedTest
    @DisplayName("seconds and milliseconds, as text and as number")
    @CsvSource({
        "'\"1763812800\"', 2025-11-22T12:00:00Z",
        "1763812800, 2025-11-22T12:00:00Z",
        "'\"1763812800123\"', 2025-11-22T12:00:00.123Z",
        "1763812800123, 2025-11-22T12:00:00.123Z"
    })
    void readable(String json, Instant expected) {
        assertThat(at(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @DisplayName("what is no time is dated by its arrival")
    @ValueSource(
            strings = {
                "\"\"",
                "\"soon\"",
                "\"2025-11-22T12:00:00Z\"",
                "0",
                "-1",
                "1.5",
                "1763812800.0",
                "null",
                "{}",
                "true",
                "\"99999999999999999\"",
                "1234567890123456789012345678901234567890"
            })
    void garbage(String json) {
        assertThat(at(json)).isEqualTo(TestConfig.NOW);
    }

    private static Instant at(String json) {
        return Webhooks.events(Bodies.status("{\"id\":\"wamid.1\",\"status\":\"sent\",\"timestamp\":" + json + "}"))
                .get(0)
                .at();
    }
}
