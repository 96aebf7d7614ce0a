package org.whatsapprouting.persistence.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NanosTest {

    @Test
    @DisplayName("Every count of nanoseconds is a time and back, to both ends")
    void thereAndBack() {
        for (long nanos : List.of(
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1,
                -1_000_000_001L,
                -1_000_000_000L,
                -1L,
                0L,
                1L,
                Long.MAX_VALUE - 1,
                Long.MAX_VALUE)) {
            assertThat(Nanos.of(Nanos.time(nanos))).isEqualTo(nanos);
        }
    }

    @Test
    @DisplayName("Times out of reach become the nearest within")
    void outOfReach() {
        assertThat(Nanos.of(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(Nanos.of(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Nanos.of(Instant.ofEpochSecond(0, Long.MAX_VALUE).plusNanos(1)))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(Nanos.of(Instant.ofEpochSecond(0, Long.MIN_VALUE).minusNanos(1)))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(Nanos.orNull(null)).isNull();
    }
}
