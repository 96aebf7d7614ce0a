package org.whatsapprouting.core.view;

/**
 * What to answer to a provider's webhook.
 *
 * @param status the HTTP status: 200, 400, 401, 413 or 503
 * @param contentType the content type of the body; send {@code X-Content-Type-Options: nosniff} with it
 * @param body the body, may be empty
 */
public record WebhookResponse(int status, String contentType, String body) {
    /** Returns an answer without a body. */
    public static WebhookResponse empty(int status) {
        return new WebhookResponse(status, "text/plain", "");
    }
}
