package org.whatsapprouting.core.week;

import java.util.Locale;

/** What was counted while it happened. */
final class WeekFigures {
    /** How many messages customers wrote. */
    long messages;

    long opened;
    long closed;
    /** How many interactions ended or stand with an agent's answer that the provider took. */
    long answered;
    /** How many stand without one, visibly unmanaged. */
    long unmanaged;
    /** How many have an agent's answer that the provider refused or never confirmed. */
    long answerLost;

    /** How often the provider was called, and how often not for the first time. */
    long sends;

    long retries;
    long accepts;
    long taken;
    long rejects;
    long missed;
    long transfers;
    long returns;
    long pauses;
    long windowClosed;
    long takenOver;
    long dispositionsOwed;
    /** How often the host's command ran, and how often its contact manager was asked. */
    long commands;

    long lookUps;
    /** How many interactions were handed on because their queue was taken out of the configuration. */
    long drained;

    String words(long entries, double seconds, double ofProcessor) {
        return String.format(
                Locale.ROOT,
                "contact centre: %,d messages, %,d interactions (%,d answered, %,d unmanaged, %,d with an answer that was"
                        + " lost, %,d closed), %,d sends, %,d retries, %,d accepts, %,d taken, %,d rejects, %,d missed offers,"
                        + " %,d transfers, %,d returns, %,d pauses, %,d window refusals, %,d taken over, %,d dispositions owed,"
                        + " %,d commands, %,d look-ups, %,d drained,"
                        + " %,d history entries, %.1f s (%.1f s of one processor)",
                messages,
                opened,
                answered,
                unmanaged,
                answerLost,
                closed,
                sends,
                retries,
                accepts,
                taken,
                rejects,
                missed,
                transfers,
                returns,
                pauses,
                windowClosed,
                takenOver,
                dispositionsOwed,
                commands,
                lookUps,
                drained,
                entries,
                seconds,
                ofProcessor);
    }
}
