package org.whatsapprouting.core.simulation;

import java.time.Duration;

/** Runs a world to its end and looks whether the promises held. */
public final class Simulation {
    private Simulation() {}

    /**
     * Runs one seed.
     *
     * @param actions how many things happen
     * @return the whole history, as it is stored
     * @throws AssertionError if a promise was broken; it names the seed and what happened last
     */
    public static String run(long seed, int actions) {
        World world = null;
        try {
            world = new World(seed);
            var traffic = new Traffic(world);
            for (int i = 0; i < actions; i++) {
                traffic.act();
                world.run(world.random().nextInt(8));
                if (i % (actions / 3) == actions / 4) {
                    world.checkpoint();
                }
            }
            traffic.deliverAll();
            world.checkpoint();
            traffic.goHome();
            world.live(Duration.ofMinutes(3));
            world.checkpoint();
            return world.feed();
        } catch (RuntimeException | Error broken) {
            String notes = world == null ? "" : String.join("\n    ", world.notes());
            throw new AssertionError(
                    "Seed " + seed + " with " + actions + " actions: " + broken.getMessage() + "\n    " + notes
                            + "\nRun it again with -Dseed=" + seed,
                    broken);
        }
    }
}
