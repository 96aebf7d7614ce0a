package org.whatsapprouting.core.outcome;

import org.whatsapprouting.api.provider.Capability;

/** What can keep an account's provider from doing any of the things that are no messages; nothing was done then. */
public sealed interface ServiceRefusal extends NoticeOutcome, UploadOutcome, DownloadOutcome, TemplatesOutcome {

    /** There is no such interaction, message, account or agent. */
    record NotFound() implements ServiceRefusal {}

    /** The agent does not belong to the account, so he sees nothing of it (mission V-02). */
    record NotInAccount() implements ServiceRefusal {}

    /**
     * The account's provider cannot do it, and was not asked.
     *
     * @param capability the capability that is missing
     */
    record NotSupported(Capability capability) implements ServiceRefusal {}

    /**
     * The provider was asked and did not do it, or nobody knows whether it did. It is not asked again by itself.
     *
     * @param why what is known, as {@link org.whatsapprouting.api.host.LogSafe#of} writes it: on one line, in quotes,
     *     without secrets, and without the address of a file
     */
    record Failed(String why) implements ServiceRefusal {}
}
