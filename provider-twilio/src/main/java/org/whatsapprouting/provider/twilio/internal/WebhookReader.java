package org.whatsapprouting.provider.twilio.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.AccountNotice;
import org.whatsapprouting.api.message.InboundEvent.Unrecognised;
import org.whatsapprouting.provider.support.MalformedJsonException;
import org.whatsapprouting.provider.support.Signatures;
import org.whatsapprouting.provider.support.StrictJson;

/** Turns an authentic webhook into events (Twilio 1.4, 1.5). Stateless, safe for any thread. */
public final class WebhookReader {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReader.class);
    private static final StrictJson JSON = new StrictJson(1 << 20, 20_000);

    private static final String INBOUND = "received";

    private final boolean byNumber;

    /** @param byNumber whether accounts are told apart by business number, or by Messaging Service */
    public WebhookReader(boolean byNumber) {
        this.byNumber = byNumber;
    }

    /**
     * Reads a form.
     *
     * @param reference our own reference, out of the address that was called; or null
     * @param received when it came; Twilio says no time
     */
    public List<InboundEvent> read(Fields form, @Nullable String reference, Instant received) {
        // On one address, this is what tells reports from messages (Twilio 1.5).
        String named = form.firstOf("MessageStatus", "SmsStatus");
        String status = named == null ? INBOUND : named;
        boolean inbound = status.equals(INBOUND) || status.equals("receiving");
        String number = number(form, inbound ? "To" : "From");
        String id = form.firstOf("MessageSid", "SmsSid", "SmsMessageSid");
        if (id == null) {
            return List.of(unrecognised(form, number, received, "a form without a message id"));
        }
        try {
            return inbound
                    ? MessageReader.read(form, number, id, received)
                    : List.of(StatusReader.read(form, number, id, status, reference, received));
        } catch (RuntimeException unforeseen) {
            // Its message may quote the form.
            LOG.warn(
                    "A Twilio webhook could not be read: {}",
                    unforeseen.getClass().getName());
            return List.of(unrecognised(form, number, received, "a form that could not be read"));
        }
    }

    /**
     * Reads JSON, which Twilio sends for other products and for news about the account.
     *
     * @throws MalformedJsonException if it is not strict JSON or over a limit
     */
    public static InboundEvent json(byte[] body, Instant received) throws MalformedJsonException {
        JsonNode root = JSON.read(body);
        return new AccountNotice(
                "content|" + Signatures.sha256(StrictJson.canonical(root)),
                null,
                received,
                "json",
                StrictJson.write(root));
    }

    static Unrecognised unrecognised(Fields form, @Nullable String number, Instant received, String why) {
        return new Unrecognised("content|" + Signatures.sha256(form.canonical()), number, received, why, form.json());
    }

    /** A Messaging Service may have several numbers, so accounts of one are told by the service. */
    private @Nullable String number(Fields form, String party) {
        if (!byNumber) {
            return form.id("MessagingServiceSid");
        }
        Address address = Address.of(form.id(party));
        return address == null ? null : address.phone();
    }
}
