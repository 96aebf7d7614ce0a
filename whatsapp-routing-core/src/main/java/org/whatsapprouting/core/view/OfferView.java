package org.whatsapprouting.core.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.api.model.QueueId;

/**
 * An offer that stands for an agent.
 *
 * @param id what he accepts or rejects it by
 * @param interaction what is offered
 * @param queue the queue that offers, or null for an action that asks him alone
 * @param expiresAt when it ends by itself
 */
public record OfferView(
        OfferId id, InteractionId interaction, @Nullable QueueId queue, Instant expiresAt) {}
