package org.whatsapprouting.core.outcome;

import org.whatsapprouting.api.message.MediaRef;

/** What becomes of giving an account's provider a file. */
public sealed interface UploadOutcome permits UploadOutcome.TooLarge, UploadOutcome.Uploaded, ServiceRefusal {

    /**
     * The provider has it.
     *
     * @param ref what messages of this account name it by, for as long as the provider keeps it
     */
    record Uploaded(MediaRef ref) implements UploadOutcome {}

    /**
     * The file is larger than the engine lets through; the provider was not asked.
     *
     * @param limit how large a file may be, in bytes
     */
    record TooLarge(long limit) implements UploadOutcome {}
}
