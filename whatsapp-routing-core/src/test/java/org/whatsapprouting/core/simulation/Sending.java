package org.whatsapprouting.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.DeliveryStatus;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.Tenant;

/**
 * Promises 7 and 10 from the history alone: no free text outside the service window, one line per contact that always
 * moves, nothing given to the provider again without a reason, statuses that only rise, one-time replies that count only
 * if they were sent.
 */
final class Sending {
    private static final String WINDOW = "promise 7, service window";
    private static final String ONCE = "promise 10, effectively once";
    private static final String LINE = "promise 10, line per contact";
    private static final List<DeliveryStatus> RISING =
            List.of(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ, DeliveryStatus.PLAYED);

    private final Map<MessageId, Message> messages = new HashMap<>();
    private final Map<ContactId, List<MessageId>> lines = new HashMap<>();
    private final Map<ContactId, Instant> lastInbound = new HashMap<>();
    private final Map<InteractionId, Set<ActionId>> replied = new HashMap<>();
    private final Map<InteractionId, List<Message>> byAction = new HashMap<>();
    private final Set<InteractionId> touched = new HashSet<>();

    /** What is known of a message of ours. */
    private static final class Message {
        final MessageId id;
        final AccountId account;
        final String kind;
        final @Nullable ActionId action;
        int attempt;
        boolean mayStart = true;
        boolean unconfirmed;

        @Nullable
        DeliveryStatus status;

        Message(MessageId id, AccountId account, String kind, @Nullable ActionId action) {
            this.id = id;
            this.account = account;
            this.kind = kind;
            this.action = action;
        }
    }

    void add(HistoryEntry entry, Tenant tenant) {
        for (RoutingEvent event : entry.events()) {
            if (event instanceof RoutingEvent.WindowRenewed e) {
                lastInbound.put(e.contact(), e.lastInbound());
            } else if (event instanceof RoutingEvent.AutoReplied e) {
                Violation.unless(
                        replied.computeIfAbsent(e.interaction(), any -> new HashSet<>())
                                .add(e.action()),
                        "AR-02",
                        "%s a second time",
                        e);
                touched.add(e.interaction());
            } else if (event instanceof RoutingEvent.AutoReplyUndone e) {
                replied.get(e.interaction()).remove(e.action());
            } else if (event instanceof RoutingEvent.MessageQueued e) {
                var message = new Message(e.message(), e.account(), e.kind(), e.action());
                messages.put(e.message(), message);
                line(e.contact()).add(e.message());
                if (e.action() != null) {
                    byAction.computeIfAbsent(e.message().interaction(), any -> new ArrayList<>())
                            .add(message);
                }
            } else if (event instanceof RoutingEvent.ReplyParked e) {
                messages.put(e.message(), new Message(e.message(), e.account(), e.kind(), null));
            } else if (event instanceof RoutingEvent.ReplyReleased e) {
                line(e.contact()).add(e.message());
            } else if (event instanceof RoutingEvent.SendStarted e) {
                started(e, entry, tenant);
            } else {
                settled(event);
            }
        }
        touched.forEach(this::checkReplies);
        touched.clear();
    }

    private void started(RoutingEvent.SendStarted started, HistoryEntry entry, Tenant tenant) {
        Message message = messages.get(started.message());
        List<MessageId> line = line(started.contact());
        Violation.unless(
                !line.isEmpty() && line.get(0).equals(started.message()),
                LINE,
                "%s, but the line is %s",
                started,
                line);
        Violation.unless(started.attempt() == message.attempt + 1, ONCE, "%s after %d", started, message.attempt);
        Violation.unless(message.mayStart, ONCE, "%s although nobody said that the one before was not taken", started);
        message.attempt = started.attempt();
        message.mayStart = false;
        Duration margin = tenant.accounts().stream()
                .filter(account -> account.id().equals(message.account))
                .map(account -> account.settings().windowMargin())
                .findFirst()
                .orElse(Duration.ZERO);
        Instant last = lastInbound.get(started.contact());
        Violation.unless(
                message.kind.equals("template")
                        || (last != null
                                && entry.at()
                                        .isBefore(
                                                last.plus(Duration.ofHours(24)).minus(margin))),
                WINDOW,
                "%s at %s, but the customer wrote last at %s",
                started,
                entry.at(),
                last);
    }

    private void settled(RoutingEvent event) {
        if (event instanceof RoutingEvent.SendAccepted e) {
            messages.get(e.message()).status = DeliveryStatus.SENT;
            line(e.contact()).remove(e.message());
        } else if (event instanceof RoutingEvent.SendRefused e) {
            messages.get(e.message()).status = DeliveryStatus.FAILED;
            touched.add(e.message().interaction());
            line(e.contact()).remove(e.message());
        } else if (event instanceof RoutingEvent.SendDeferred e) {
            messages.get(e.message()).mayStart = true;
        } else if (event instanceof RoutingEvent.SendPutOff e) {
            messages.get(e.message()).mayStart = true;
        } else if (event instanceof RoutingEvent.SendUnconfirmed e) {
            messages.get(e.message()).mayStart = true;
            messages.get(e.message()).unconfirmed = true;
        } else if (event instanceof RoutingEvent.SendHeld e) {
            Violation.unless(line(e.contact()).remove(e.message()), LINE, "%s, which is not in line", e);
        } else if (event instanceof RoutingEvent.StatusReported e) {
            reported(e);
        }
    }

    private void reported(RoutingEvent.StatusReported report) {
        Message message = messages.get(report.message());
        DeliveryStatus before = message.status;
        boolean refusedNow = report.status() == DeliveryStatus.FAILED && before == DeliveryStatus.FAILED;
        boolean rises = before == null
                || before == DeliveryStatus.FAILED && report.status() != DeliveryStatus.SENT
                || RISING.indexOf(report.status()) > RISING.indexOf(before)
                || report.status() == DeliveryStatus.FAILED && before == DeliveryStatus.SENT;
        Violation.unless(
                !report.applied() || rises || refusedNow,
                "G-31",
                "%s is applied to a message that is %s",
                report,
                before);
        if (report.applied()) {
            message.status = report.status();
            touched.add(message.id.interaction());
        }
    }

    private void checkReplies(InteractionId interaction) {
        for (ActionId action : replied.getOrDefault(interaction, Set.of())) {
            boolean counts = byAction.getOrDefault(interaction, List.of()).stream()
                    .anyMatch(message -> action.equals(message.action) && message.status != DeliveryStatus.FAILED);
            Violation.unless(counts, "G-30", "%s counts as sent in %s, but was refused", action, interaction);
        }
    }

    private List<MessageId> line(ContactId contact) {
        return lines.computeIfAbsent(contact, any -> new ArrayList<>());
    }

    /** Whether the outcome of a message was ever unknown. */
    boolean wasUnconfirmed(MessageId message) {
        Message known = messages.get(message);
        return known != null && known.unconfirmed;
    }

    /** The lines that are not empty. */
    Map<ContactId, List<MessageId>> lines() {
        return lines;
    }
}
