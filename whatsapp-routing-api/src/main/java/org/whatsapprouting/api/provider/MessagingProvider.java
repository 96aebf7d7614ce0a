package org.whatsapprouting.api.provider;

import java.io.IOException;
import java.util.Set;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;

/**
 * One account's connection to its provider. All methods may be called from any number of threads at once.
 */
public interface MessagingProvider extends AutoCloseable {

    /** The limit most providers' webhook bodies stay below: one mebibyte. */
    int DEFAULT_BODY_LIMIT = 1 << 20;

    /** What this provider can do; the same set for the life of the object. */
    Set<Capability> capabilities();

    /** The provider's id of the business number whose webhooks belong to this account, as {@code InboundEvent.number()}. */
    String number();

    /** The largest webhook body this provider may send, in bytes. Larger ones are refused before they are read. */
    default int bodyLimit() {
        return DEFAULT_BODY_LIMIT;
    }

    /**
     * Gives a message to the provider and says what became of it. Never sends twice by itself: retries are the engine's.
     * Returns within the configured time-out. Called from a platform thread; may block.
     *
     * @return the outcome; {@link SendOutcome.Unknown} whenever the provider may have taken the message without our
     *     knowing
     */
    SendOutcome send(OutboundMessage message);

    /**
     * Checks that a webhook is authentic and turns it into events. Does no I/O, keeps no state and never throws for what
     * is in the request. Events keep the order of the body.
     *
     * <p>A provider without {@link Capability#SIGNED_WEBHOOKS} is given only calls whose address holds the account's token
     * (mission A-08); the token itself it need not know. What its body says is as trustworthy as that token, not more.
     */
    WebhookVerdict receive(WebhookRequest request);

    /**
     * Copies an inbound file to a sink.
     *
     * @throws IOException if it cannot be had: gone, too large, or at an address that is not allowed
     * @throws UnsupportedOperationException if {@link Capability#MEDIA_DOWNLOAD} is not among the capabilities
     */
    default void download(MediaRef ref, MediaSink sink) throws IOException {
        throw new UnsupportedOperationException("This provider does not list the capability MEDIA_DOWNLOAD.");
    }

    /** Releases what the provider holds. A second call does nothing. */
    @Override
    void close();
}
