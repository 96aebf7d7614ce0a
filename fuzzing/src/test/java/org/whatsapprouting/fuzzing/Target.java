package org.whatsapprouting.fuzzing;

import java.util.List;

/** Something that reads what strangers write. */
interface Target {

    /** What to begin with: examples of what it usually reads. */
    List<byte[]> seeds();

    /**
     * Gives it an input. Whatever is thrown is a finding, and so is not coming to an end.
     *
     * @throws AssertionError if something came of the input that may not
     */
    void feed(byte[] input) throws Exception;
}
