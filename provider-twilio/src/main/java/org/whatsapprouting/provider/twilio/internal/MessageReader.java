package org.whatsapprouting.provider.twilio.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.InboundEvent.MessageReceived;

/** Reads a message of a customer (Twilio 1.4). */
final class MessageReader {
    private static final int MAX_USERNAME = 200;

    private MessageReader() {}

    /** Returns the message; one for each file, should there ever be several. */
    static List<InboundEvent> read(Fields form, @Nullable String number, String id, Instant received) {
        Address from = Address.of(form.id("From"));
        if (from != null && !from.isWhatsApp()) {
            return List.of(WebhookReader.unrecognised(form, number, received, "a message of another channel"));
        }
        CustomerIdentity customer = customer(form, from);
        if (customer == null) {
            return List.of(WebhookReader.unrecognised(form, number, received, "a message without a readable sender"));
        }
        String key = EventKeys.of("message", form.id("AccountSid"), id);
        var events = new ArrayList<InboundEvent>();
        for (Content content : ContentReader.read(form)) {
            events.add(new MessageReceived(
                    events.isEmpty() ? key : key + "|" + events.size(),
                    number,
                    received,
                    id,
                    customer,
                    form.id("ProfileName"),
                    content,
                    form.id("OriginalRepliedMessageSid"),
                    form.jsonOf("Referral")));
        }
        return events;
    }

    /** The sender may have no phone number; he is then known by his user id. */
    private static @Nullable CustomerIdentity customer(Fields form, @Nullable Address from) {
        Address external = Address.of(form.id("ExternalUserId"));
        Address parent = Address.of(form.id("ParentExternalUserId"));
        Address waId = Address.of(form.id("WaId"));
        String phone = null;
        String userId = null;
        String parentUserId = null;
        // What the address of the sender says goes first: answers are sent there.
        for (Address known : new Address[] {from, external, parent, waId}) {
            if (known != null) {
                phone = phone == null ? known.phone() : phone;
                userId = userId == null ? known.userId() : userId;
                parentUserId = parentUserId == null ? known.parentUserId() : parentUserId;
            }
        }
        if (phone == null && userId == null && parentUserId == null) {
            return null;
        }
        return new CustomerIdentity(phone, userId, parentUserId, username(form.id("ProfileUsername")));
    }

    private static @Nullable String username(@Nullable String name) {
        if (name == null || name.length() > MAX_USERNAME) {
            return null;
        }
        return name.startsWith("@") ? name.substring(1) : name;
    }
}
