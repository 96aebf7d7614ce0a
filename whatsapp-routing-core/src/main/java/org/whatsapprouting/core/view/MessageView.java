package org.whatsapprouting.core.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.MessageId;

/**
 * One message.
 *
 * @param id names it
 * @param inbound whether the customer wrote it
 * @param at when it was received or put in line
 * @param content what it says, or null if it was erased
 * @param providerMessageId the provider's id of it, or null while it has none
 * @param status how far an outbound one has come, or null for an inbound one
 * @param agent the agent who wrote it, or null
 * @param reason why it was refused, or null
 */
public record MessageView(
        MessageId id,
        boolean inbound,
        Instant at,
        @Nullable Content content,
        @Nullable String providerMessageId,
        @Nullable DeliveryStatus status,
        @Nullable AgentId agent,
        @Nullable RejectReason reason) {}
