package org.whatsapprouting.api.provider;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.whatsapprouting.api.message.CustomerIdentity;
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
     * How fast the number may send; the same for the life of the object. The engine keeps to it, so a provider need not
     * wait or count itself.
     */
    default Pacing pacing() {
        return Pacing.WHATSAPP;
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
     * Tells a customer that his message was read, and with it those before it. Nothing depends on it: a failure is not
     * tried again. May block up to the configured time-out.
     *
     * @param customer who wrote it
     * @param providerMessageId the provider's id of his message
     * @throws IOException if it surely or possibly did not work
     * @throws UnsupportedOperationException if {@link Capability#READ_RECEIPTS} is not among the capabilities
     */
    default void markRead(CustomerIdentity customer, String providerMessageId) throws IOException {
        throw missing(Capability.READ_RECEIPTS);
    }

    /**
     * Shows a customer that somebody is writing, until the answer comes or the provider's time for it is over. At some
     * providers this marks his message as read too.
     *
     * @param customer who is waiting
     * @param providerMessageId the provider's id of his newest message
     * @throws IOException if it surely or possibly did not work
     * @throws UnsupportedOperationException if {@link Capability#TYPING} is not among the capabilities
     */
    default void showTyping(CustomerIdentity customer, String providerMessageId) throws IOException {
        throw missing(Capability.TYPING);
    }

    /**
     * Gives the provider a file, so that messages can refer to it by id.
     *
     * @return a reference with an id, for as long as the provider keeps the file
     * @throws IOException if the provider did not take it; the message says why
     * @throws UnsupportedOperationException if {@link Capability#MEDIA_UPLOAD} is not among the capabilities
     */
    default MediaRef upload(MediaSource file) throws IOException {
        throw missing(Capability.MEDIA_UPLOAD);
    }

    /**
     * Copies an inbound file to a sink.
     *
     * @throws IOException if it cannot be had: gone, too large, or at an address that is not allowed
     * @throws UnsupportedOperationException if {@link Capability#MEDIA_DOWNLOAD} is not among the capabilities
     */
    default void download(MediaRef ref, MediaSink sink) throws IOException {
        throw missing(Capability.MEDIA_DOWNLOAD);
    }

    /**
     * Returns the templates of the account, whatever their state, as the provider lists them now.
     *
     * @throws IOException if they cannot be had
     * @throws UnsupportedOperationException if {@link Capability#TEMPLATE_LISTING} is not among the capabilities
     */
    default List<TemplateInfo> templates() throws IOException {
        throw missing(Capability.TEMPLATE_LISTING);
    }

    /** Releases what the provider holds. A second call does nothing. */
    @Override
    void close();

    private static UnsupportedOperationException missing(Capability capability) {
        return new UnsupportedOperationException(
                "This provider does not list the capability " + capability + ", so it cannot be asked for it.");
    }
}
