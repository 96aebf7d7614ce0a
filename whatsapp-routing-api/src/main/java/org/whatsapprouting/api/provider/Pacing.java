package org.whatsapprouting.api.provider;

import java.time.Duration;

/**
 * How fast one business number may send. Two limits, each a steady rate with a burst: what was not used before may be sent
 * at once, up to the burst. The engine keeps to both (provider sections Meta 1.12, Twilio 1.8, Sinch 1.5).
 *
 * @param perSecond how many messages the number may send in a second, to whomever; 1 to 10,000
 * @param burst how many of them may leave at once, 1 or more
 * @param pairInterval how much time a message to the same customer needs: zero if the provider has no such limit, at most
 *     an hour, in whole milliseconds
 * @param pairBurst how many messages may go to the same customer at once, 1 or more
 */
public record Pacing(int perSecond, int burst, Duration pairInterval, int pairBurst) {
    /** The most messages a second there may be. */
    public static final int MAX_PER_SECOND = 10_000;

    private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);

    /** What WhatsApp allows a number at first: 80 messages a second, and one in six seconds to a customer, 45 at once. */
    public static final Pacing WHATSAPP = new Pacing(80, 20, Duration.ofSeconds(6), 45);

    /** @throws IllegalArgumentException if a value is out of its range */
    public Pacing {
        if (perSecond < 1 || perSecond > MAX_PER_SECOND || burst < 1 || pairBurst < 1) {
            throw new IllegalArgumentException("A number sends 1 to " + MAX_PER_SECOND
                    + " messages a second, and bursts are of 1 or more, but " + perSecond + " a second, bursts of "
                    + burst + " and " + pairBurst + " were given.");
        }
        if (pairInterval.isNegative()
                || pairInterval.compareTo(LONGEST_INTERVAL) > 0
                || pairInterval.toNanosPart() % 1_000_000 != 0) {
            throw new IllegalArgumentException("The time a message to the same customer needs is 0 to an hour in whole"
                    + " milliseconds, but " + pairInterval + " was given.");
        }
    }

    /**
     * Returns this pacing for a number that may send so many messages in a second, a quarter of them at once.
     *
     * @throws IllegalArgumentException if it is not 1 to {@link #MAX_PER_SECOND}
     */
    public Pacing withPerSecond(int messages) {
        return new Pacing(messages, Math.max(1, messages / 4), pairInterval, pairBurst);
    }
}
