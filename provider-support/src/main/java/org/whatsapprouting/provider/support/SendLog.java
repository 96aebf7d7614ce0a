package org.whatsapprouting.provider.support;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.SendOutcome;

/** What the log says of sends: how each went, never to whom and never what. Safe for any thread. */
public final class SendLog {
    private final Logger log;

    /** @param provider whose log it is */
    public SendLog(Class<?> provider) {
        this.log = LoggerFactory.getLogger(provider);
    }

    /** Notes how an attempt went, and returns that. */
    public SendOutcome went(OutboundMessage message, SendOutcome outcome) {
        log.debug(
                "Account {}, message {}, attempt {}: {}",
                message.account(),
                LogSafe.detail(message.reference()),
                message.attempt(),
                LogSafe.detail(outcome.toString()));
        return outcome;
    }

    /**
     * Notes that a secret could not be read, and returns how the attempt went: secret stores have outages, and nothing was
     * sent.
     *
     * @param unresolved names the reference, never the secret
     */
    public SendOutcome.Deferred withoutSecret(AccountId account, IllegalStateException unresolved) {
        log.warn("Account {} cannot send: {}", account, LogSafe.detail(unresolved.getMessage()));
        return new SendOutcome.Deferred(null, "secret", "A secret of the account could not be read; nothing was sent.");
    }
}
