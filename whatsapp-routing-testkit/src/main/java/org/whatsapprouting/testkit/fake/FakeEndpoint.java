package org.whatsapprouting.testkit.fake;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.MediaRef;

/**
 * What one messaging company does with requests, for a {@link FakeProviderServer}. It checks each as the real service would
 * (who asks, for what, with which fields, within which limits) and words its own errors. Called from many threads at once.
 */
public interface FakeEndpoint {

    /**
     * Answers a request as usual. A message that is taken comes with its answer, by {@link FakeAnswer#taken}; the server
     * remembers it.
     */
    FakeAnswer answer(FakeRequest request);

    /**
     * Whether a request is no send but something beside it, such as the fetch of an access token. It is answered as usual
     * whatever the server was told for the next requests, and not counted.
     */
    default boolean isAside(FakeRequest request) {
        return false;
    }

    /** The company's words for: too many messages, come back after this time. */
    FakeAnswer throttled(Duration retryAfter);

    /** The company's words for: who are you. */
    FakeAnswer unauthorised();

    /**
     * From now on no access token given so far is valid; requests with one are told so, in the company's words, and whoever asks
     * gets another.
     *
     * @throws UnsupportedOperationException if the company gives no access tokens
     */
    default void expireTokens() {
        throw new UnsupportedOperationException("This fake gives no access tokens.");
    }

    /** The company's words for: free text is not allowed now. Null if it only says so later, by a status. */
    @Nullable
    FakeAnswer windowClosed();

    /**
     * Holds a file for download, as if a customer had sent it.
     *
     * @return what a webhook would say of it
     * @throws UnsupportedOperationException if the company has no such thing, or the fake does not know it
     */
    default MediaRef hold(String mimeType, byte[] file) {
        throw new UnsupportedOperationException("This fake holds no files.");
    }

    /**
     * The same, for companies whose webhooks name files by address.
     *
     * @param server where the server listens, without path
     */
    default MediaRef hold(URI server, String mimeType, byte[] file) {
        return hold(mimeType, file);
    }
}
