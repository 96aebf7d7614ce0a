package org.whatsapprouting.provider.kaleyra;

import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.model.AccountId;

/** Messages to send. */
final class Sends {
    static final String PHONE = "15551230000";

    private Sends() {}

    static OutboundMessage text(String text) {
        return of(new Content.Text(text));
    }

    static OutboundMessage of(Content content) {
        return to(CustomerIdentity.ofPhone(PHONE), content);
    }

    static OutboundMessage to(CustomerIdentity customer, Content content) {
        return new OutboundMessage("i7~2", new AccountId("support"), customer, content, null, 1);
    }
}
