package org.whatsapprouting.api.store;

/**
 * The version of a record: a unique token, compared for equality and nothing else. It is never a counter, because a
 * decision built on a result that failed could then meet somebody else's equal number and pass.
 *
 * @param boot which life of which writer wrote it
 * @param number the running number of the write in that life
 */
public record Version(long boot, long number) {
    /** The version of a record that does not exist. */
    public static final Version ABSENT = new Version(0, 0);
}
