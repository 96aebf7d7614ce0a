package org.whatsapprouting.fuzzing;

import java.util.List;

/** Looks at nothing. */
record BlindTarget() implements Target {

    @Override
    public List<byte[]> seeds() {
        return List.of(new byte[] {1});
    }

    @Override
    public void feed(byte[] input) {
        // Nothing depends on the input.
    }
}
