package org.whatsapprouting.core.outcome;

import org.jspecify.annotations.Nullable;

/** What becomes of fetching the file of a customer's message. Unless it is {@link Downloaded}, the sink holds no file. */
public sealed interface DownloadOutcome
        permits DownloadOutcome.Downloaded, DownloadOutcome.NoFile, DownloadOutcome.TooLarge, ServiceRefusal {

    /**
     * The sink has all of it.
     *
     * @param filename the name the customer gave it; hostile input, never to be used as a path; or null
     */
    record Downloaded(@Nullable String filename) implements DownloadOutcome {}

    /** The message is not a customer's, has no file, or was erased. */
    record NoFile() implements DownloadOutcome {}

    /**
     * The file is larger than the engine lets through. The sink may have got the beginning of it.
     *
     * @param limit how large a file may be, in bytes
     */
    record TooLarge(long limit) implements DownloadOutcome {}
}
