package org.whatsapprouting.provider.kaleyra.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.provider.support.LogSafe;
import org.whatsapprouting.provider.support.Signatures;
import org.whatsapprouting.provider.support.cloud.GraphError;

/**
 * One callback of the first version (Kaleyra 1.3).
 *
 * @param fields what it holds
 * @param account the business number of the account
 * @param received when it came
 */
record FirstVersion(Fields fields, String account, Instant received) {
    private static final int MAX_KEY = 900;
    private static final int MAX_REFERENCE = 64;
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    /** Reads it: a report has a status, a message a sender, news of a template its id. */
    InboundEvent read() {
        if (fields.get("status") != null && fields.get("message_template_id") == null) {
            return status(fields.get("status"));
        }
        if (fields.get("message_template_id") != null) {
            return new InboundEvent.AccountNotice(
                    contentKey(), number(), time("time"), "message_template_status", fields.raw());
        }
        String sender = fields.first("from", "mobile");
        return sender == null ? unreadable("a callback without a status and without a sender") : message(sender);
    }

    private InboundEvent message(String sender) {
        CustomerIdentity customer = customer(sender);
        if (customer == null) {
            return unreadable("a message without a readable sender");
        }
        String id = fields.first("message_id", "wamid", "id");
        String key = id != null ? id : "v1-" + Signatures.sha256(madeOf());
        return new InboundEvent.MessageReceived(
                key("message", key),
                number(),
                time("created_at"),
                key,
                customer,
                fields.get("name"),
                FirstContent.read(fields),
                fields.get("reply_to"),
                null);
    }

    /** Without an id two equal messages of one second are one; Kaleyra gives nothing to tell them apart by. */
    private String madeOf() {
        StringBuilder all = new StringBuilder(number());
        for (String variable : new String[] {
            "from", "mobile", "created_at", "type", "body", "message", "media_url", "location", "contacts"
        }) {
            String value = fields.get(variable);
            all.append('\n')
                    .append(value == null ? 0 : value.length())
                    .append(':')
                    .append(value == null ? "" : value);
        }
        return all.toString();
    }

    private InboundEvent status(@Nullable String status) {
        String id = fields.first("id", "message_id", "wamid");
        DeliveryStatus reached = status == null ? null : Statuses.reached(status);
        if (id == null || status == null || reached == null) {
            return unreadable("a status without an id, or of an unknown kind");
        }
        String reference = fields.get("ref");
        return new InboundEvent.StatusReported(
                key("status", id + "|" + Statuses.normal(status)),
                number(),
                time("timestamp"),
                id,
                reached,
                reference == null || reference.length() > MAX_REFERENCE ? null : reference,
                reached == DeliveryStatus.FAILED ? failure(status) : null);
    }

    private InboundEvent.Failure failure(String status) {
        String code = fields.get("error_code");
        boolean known = code != null && code.matches("[0-9]{1,9}");
        var error = new GraphError(
                known && code != null ? Integer.parseInt(code) : GraphError.NO_CODE,
                0,
                LogSafe.detail(fields.first("error", "message")));
        String named = code == null ? Statuses.normal(status) : LogSafe.detail(code);
        return new InboundEvent.Failure(error.rule().reason(), named, error.detail());
    }

    /** Of the two business numbers that a callback may name, none is needed: the account's address is its own. */
    private String number() {
        String business = fields.get("wanumber");
        return business == null ? account : WebhookReader.digits(business, account);
    }

    private static @Nullable CustomerIdentity customer(String sender) {
        if (sender.matches("\\+?[0-9]{1,32}")) {
            return CustomerIdentity.ofPhone(sender.replace("+", ""));
        }
        if (sender.matches("[A-Z]{2}\\.ENT\\.[A-Za-z0-9]{1,128}")) {
            return new CustomerIdentity(null, null, sender, null);
        }
        return sender.matches("[A-Z]{2}\\.[A-Za-z0-9]{1,128}") ? new CustomerIdentity(null, sender, null, null) : null;
    }

    private Instant time(String variable) {
        String text = fields.get(variable);
        if (text == null || !text.matches("[0-9]{1,16}") || Long.parseLong(text) == 0) {
            return received;
        }
        long value = Long.parseLong(text);
        return value > LARGEST_SECONDS ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    }

    private InboundEvent unreadable(String why) {
        return new InboundEvent.Unrecognised(contentKey(), number(), received, why, fields.raw());
    }

    private String contentKey() {
        return "content|" + Signatures.sha256(fields.raw());
    }

    private String key(String kind, String rest) {
        String key = kind + "|" + number() + "|" + rest;
        return key.length() <= MAX_KEY ? key : "long|" + Signatures.sha256(key);
    }
}
