package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.whatsapprouting.core.simulation.Simulation;

@DisplayName("Simulation: faults, crashes, redelivery, stale answers and two engines break no promise")
class SimulationTest {
    private static final int ACTIONS = 40;
    private static final int MANY_ACTIONS = 960;
    /** Seeds from here on are long runs. */
    private static final int LONG = 10_000;

    @Test
    @DisabledIfSystemProperty(named = "seed", matches = ".+")
    @DisplayName("200 seeds")
    void someSeeds() {
        for (long seed = 1; seed <= 200; seed++) {
            Simulation.run(seed, ACTIONS);
        }
    }

    @Test
    @DisplayName("one seed is one history, to the byte (promise 9)")
    void sameSeedSameHistory() {
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(Simulation.run(seed, ACTIONS))
                    .isEqualTo(Simulation.run(seed, ACTIONS))
                    .isNotEmpty();
        }
    }

    @Test
    @Tag("long")
    @DisabledIfSystemProperty(named = "seed", matches = ".+")
    @DisplayName("many seeds, and longer runs")
    void manySeeds() {
        for (long seed = 1_001; seed <= 1_800; seed++) {
            Simulation.run(seed, ACTIONS);
        }
        for (long seed = LONG + 1; seed <= LONG + 40; seed++) {
            Simulation.run(seed, MANY_ACTIONS);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "seed", matches = "\\d+")
    @DisplayName("the seed given by -Dseed")
    void oneSeed() {
        long seed = Long.getLong("seed");
        Simulation.run(seed, seed > LONG ? MANY_ACTIONS : ACTIONS);
    }
}
