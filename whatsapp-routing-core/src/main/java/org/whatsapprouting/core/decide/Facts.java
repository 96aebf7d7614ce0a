package org.whatsapprouting.core.decide;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.ContactList;
import org.whatsapprouting.api.model.ContactListId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.core.condition.Condition;
import org.whatsapprouting.core.condition.Outcome;
import org.whatsapprouting.core.condition.RoutingVariables;
import org.whatsapprouting.core.condition.Values;
import org.whatsapprouting.core.condition.Variable;

/** The values of a plan's variables in one pass (mission G-11). They are values and nothing else: never pasted into text. */
final class Facts implements Values {
    private final Draft draft;
    private final Configured config;
    private final Account account;
    private final InteractionId id;
    private final MessageId message;

    Facts(Draft draft, Configured config, Account account, InteractionId id, MessageId message) {
        this.draft = draft;
        this.config = config;
        this.account = account;
        this.id = id;
        this.message = message;
    }

    /** The message these facts are of. */
    MessageId message() {
        return message;
    }

    /** Whether it is the customer's first of its interaction; later ones may be there already when its pass goes on. */
    boolean isFirst() {
        InteractionState interaction = draft.interaction(id);
        return message.number() == 1
                || (interaction != null && interaction.messages().inbound() == 1);
    }

    /** All variables that have a value. */
    Map<String, Object> all() {
        var all = new TreeMap<String, Object>(variables().values());
        for (Variable variable : RoutingVariables.ALL.all()) {
            Object value = get(variable.name());
            if (value != null) {
                all.put(variable.name(), value);
            }
        }
        ContactProfile profile = profile();
        if (profile != null) {
            profile.fields().forEach((field, value) -> all.put(RoutingVariables.CONTACT_FIELDS + field, value));
        }
        return all;
    }

    Outcome evaluate(@Nullable Condition condition) {
        return condition == null ? Outcome.BROKEN : condition.evaluate(this);
    }

    @Override
    public @Nullable Object get(String name) {
        if (name.startsWith("message.")) {
            return ofMessage(name);
        }
        if (name.startsWith("interaction.")) {
            return ofInteraction(name);
        }
        if (name.startsWith("contact.")) {
            InteractionState interaction = draft.interaction(id);
            return interaction == null ? null : ContactFacts.get(name, interaction, profile());
        }
        return switch (name) {
            case RoutingVariables.ACCOUNT_ID -> account.id().value();
            case RoutingVariables.ACCOUNT_NAME -> account.name();
            case RoutingVariables.ACCOUNT_KEY -> account.key();
            case RoutingVariables.LIST_ID -> list().value();
            case RoutingVariables.LIST_NAME -> listName();
            case RoutingVariables.QUEUE_ID -> queue() == null ? null : queue().value();
            case RoutingVariables.QUEUE_NAME -> queueName();
            default -> variables().get(name);
        };
    }

    /** What System commands have answered in this interaction. */
    private InteractionVariables variables() {
        var set = draft.content(draft.keys().interaction(id), InteractionVariables.class);
        return set == null ? InteractionVariables.NONE : set;
    }

    private @Nullable Object ofMessage(String name) {
        MessageContent said = draft.content(draft.keys().message(message), MessageContent.class);
        if (said == null) {
            return null;
        }
        return switch (name) {
            case RoutingVariables.MESSAGE_ID -> said.providerMessageId();
            case RoutingVariables.MESSAGE_FROM -> from();
            case RoutingVariables.MESSAGE_TO -> account.phone();
            case RoutingVariables.MESSAGE_BODY -> said.content().text();
            case RoutingVariables.MESSAGE_TYPE -> said.content().kind();
            case RoutingVariables.MESSAGE_DIRECTION -> "in";
            case RoutingVariables.MESSAGE_CREATED_AT -> sentAt();
            case RoutingVariables.MESSAGE_ATTACHMENT ->
                said.content() instanceof Content.Media media ? media.ref().mimeType() : null;
            case RoutingVariables.MESSAGE_CHOICE -> choice(said.content());
            default -> null;
        };
    }

    private static @Nullable String choice(Content content) {
        if (content instanceof Content.ButtonReply button) {
            return button.id();
        }
        if (content instanceof Content.TemplateButton button) {
            return button.payload();
        }
        return content instanceof Content.ListReply row ? row.id() : null;
    }

    private @Nullable Object ofInteraction(String name) {
        InteractionState interaction = draft.interaction(id);
        if (interaction == null) {
            return null;
        }
        return switch (name) {
            case RoutingVariables.INTERACTION_ID -> id.value();
            case RoutingVariables.INTERACTION_STATUS -> interaction.isOpen() ? "open" : "closed";
            case RoutingVariables.INTERACTION_READ -> !interaction.messages().unread();
            case RoutingVariables.INTERACTION_MESSAGE_COUNT ->
                interaction.messages().inbound();
            case RoutingVariables.INTERACTION_FIRST_MESSAGE -> isFirst();
            case RoutingVariables.INTERACTION_TAGS ->
                interaction.tags().stream().map(Object::toString).sorted().toList();
            case RoutingVariables.INTERACTION_DISPOSITION -> disposition(interaction);
            case RoutingVariables.INTERACTION_CREATED_AT -> inSeconds(interaction.openedAt());
            default -> null;
        };
    }

    /** Chosen when it is closed, so without a value as long as a plan still has something to do. */
    private static @Nullable String disposition(InteractionState interaction) {
        var closure = interaction.closure();
        return closure == null || closure.disposition() == null
                ? null
                : closure.disposition().toString();
    }

    private @Nullable String from() {
        ContactProfile profile = profile();
        CustomerIdentity identity = profile == null ? null : profile.identity();
        if (identity == null) {
            return null;
        }
        return identity.phone() != null ? identity.phone() : identity.userId();
    }

    private @Nullable String sentAt() {
        InteractionState interaction = draft.interaction(id);
        ContactState contact = interaction == null ? null : draft.contact(interaction.contact());
        Instant last = contact == null ? null : contact.lastInbound();
        return last == null ? null : inSeconds(last);
    }

    /** Times of whole seconds, so that their order as texts is their order in time. */
    private static String inSeconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private @Nullable ContactProfile profile() {
        InteractionState interaction = draft.interaction(id);
        return interaction == null
                ? null
                : draft.content(draft.keys().contact(interaction.contact()), ContactProfile.class);
    }

    private @Nullable QueueId queue() {
        InteractionState interaction = draft.interaction(id);
        Wait wait = interaction == null ? null : interaction.waiting();
        return wait != null && wait.target() instanceof WaitTarget.OfQueue waiting ? waiting.queue() : null;
    }

    private @Nullable String queueName() {
        QueueId waiting = queue();
        Queue queue = waiting == null ? null : config.tenant().queue(waiting);
        return queue == null ? null : queue.name();
    }

    /** The list the contact belongs to; the account may have another one for new contacts by now. */
    private ContactListId list() {
        InteractionState interaction = draft.interaction(id);
        ContactState contact = interaction == null ? null : draft.contact(interaction.contact());
        return contact == null ? account.list() : contact.list();
    }

    private @Nullable String listName() {
        return config.tenant().tenant().lists().stream()
                .filter(list -> list.id().equals(list()))
                .map(ContactList::name)
                .findFirst()
                .orElse(null);
    }
}
