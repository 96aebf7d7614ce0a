package org.whatsapprouting.core.decide;

import java.time.Instant;

/**
 * Why something is kept raw.
 *
 * @param why the class of the reason
 * @param at since when
 */
public record RawNote(String why, Instant at) {

    /**
     * What is kept.
     *
     * @param text as it came
     */
    public record Raw(String text) {}
}
