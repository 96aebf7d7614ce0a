package org.whatsapprouting.fuzzing;

import java.util.List;

/** A parser with a bug that one sequence of bytes wakes. */
record PlantedTarget(Target parser) implements Target {
    private static final String MAGIC = "\u001b[wA";

    @Override
    public List<byte[]> seeds() {
        return parser.seeds();
    }

    @Override
    public void feed(byte[] input) throws Exception {
        if (Samples.text(input).contains(MAGIC)) {
            throw new IllegalStateException("The planted bug is awake.");
        }
        parser.feed(input);
    }
}
