package org.whatsapprouting.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.Explanation.Code;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.host.ContactCard;
import org.whatsapprouting.api.host.ContactQuery;
import org.whatsapprouting.api.host.SystemRequest;
import org.whatsapprouting.api.host.SystemResult;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.plan.CompiledPlan;

/**
 * Begins passes, lets them stand still while a System command or the contact manager is asked, and has them go on (mission
 * G-12, A-05). Passes are serial:
 * messages that come during one get theirs afterwards, in order, so that nobody prevents his own routing by typing.
 */
final class Passes {
    /** How long a pass stands still at most: what a command may take, and the way there and back. */
    private static final Duration LIMIT = Duration.ofSeconds(45);

    /** The longest answer that fits into a variable, in characters. */
    private static final int LONGEST = 4_096;

    private static final String NO_ANSWER = "no-answer";

    private final Draft draft;
    private final Configured config;
    private final InteractionId id;

    Passes(Draft draft, Configured config, InteractionId id) {
        this.draft = draft;
        this.config = config;
        this.id = id;
    }

    /**
     * Begins the pass of a message, or has it wait for the one before. Returns false if more must be loaded first. Whether a
     * message of who waits walks the plan again is decided here and nowhere else (mission G-01, F-04).
     */
    boolean begin(Account account, MessageId message) {
        InteractionState interaction = draft.interaction(id);
        if (interaction != null && interaction.pass() != null) {
            draft.happen(new RoutingEvent.PassQueued(id, message));
            draft.explain(Code.PASS_QUEUED, message.toString());
            return true;
        }
        Wait wait = interaction == null ? null : interaction.waiting();
        if (wait != null && account.settings().replay() == AccountSettings.Replay.CONTINUE) {
            draft.explain(Code.KEEPS_PLACE, Lane.of(wait.target()).name());
            return true;
        }
        CompiledPlan plan = config.tenant().plan(account.id());
        draft.explain(
                Code.PASS, message.toString(), Long.toString(plan.version().number()));
        var facts = new Facts(draft, config, account, id, message);
        return new Walk(draft, config, account, plan, id, facts).from(0);
    }

    /** Lets the pass stand still until a command has answered. */
    void pause(Account account, CompiledPlan plan, int at, Application.SystemCommand system, Facts facts, int steps) {
        InteractionState interaction = draft.interaction(id);
        long run = interaction == null ? 1 : interaction.generation() + 1;
        Instant until = draft.now().plus(LIMIT);
        var action = plan.action(at).id();
        draft.effect(new Effect.Run(
                id, run, new SystemRequest(draft.keys().tenant(), account.id(), id, system.command(), facts.all())));
        draft.happen(new RoutingEvent.PassPaused(
                id, facts.message(), action, plan.version(), system.command(), run, until, steps));
        draft.explain(Code.COMMAND_ASKED, at + 1, action, system.command(), until.toString());
    }

    /** Lets the pass stand still before its first action until the host's contact manager has answered (mission A-05). */
    void askContacts(Account account, MessageId message, Duration within) {
        InteractionState interaction = interaction();
        ContactState contact = draft.contact(interaction.contact());
        ContactProfile profile = draft.content(draft.keys().contact(interaction.contact()), ContactProfile.class);
        if (contact == null || profile == null) {
            throw new IllegalStateException("Interaction " + id + " has no contact.");
        }
        long run = interaction.generation() + 1;
        Instant until = draft.now().plus(within);
        draft.effect(new Effect.AskContacts(
                run,
                new ContactQuery(
                        draft.keys().tenant(),
                        account.id(),
                        contact.list(),
                        contact.id(),
                        id,
                        profile.identity(),
                        profile.name())));
        var version = config.tenant().plan(account.id()).version();
        draft.happen(new RoutingEvent.PassPaused(id, message, null, version, null, run, until, 0));
        draft.explain(Code.CONTACT_ASKED, until.toString());
    }

    /** The contact manager answered. */
    Decision answered(Command.ContactAnswered answer) {
        return answered(
                answer.run(),
                "the contact manager",
                (interaction, pass) ->
                        goOn(interaction, pass, going -> know(interaction, pass, answer.card(), answer.result())));
    }

    /** A command answered. */
    Decision answered(Command.SystemAnswered answer) {
        return answered(
                answer.run(),
                "a command",
                (interaction, pass) -> goOn(interaction, pass, going -> keep(going.plan(), pass, answer.result())));
    }

    private Decision answered(long run, String whose, BiFunction<InteractionState, PausedPass, Decision> then) {
        if (!draft.has(draft.keys().interaction(id))) {
            return draft.needs();
        }
        draft.about(id);
        InteractionState interaction = draft.interaction(id);
        PausedPass pass = interaction == null ? null : interaction.pass();
        return interaction == null || pass == null || pass.run() != run
                ? draft.refused(null, "a late answer of " + whose + " is dropped")
                : then.apply(interaction, pass);
    }

    /** Whoever was asked did not answer in time, or the process that asked is gone. */
    Decision timedOut(PausedPass pass) {
        InteractionState interaction = interaction();
        return goOn(interaction, pass, going -> {
            if (pass.action() == null) {
                know(interaction, pass, null, NO_ANSWER);
            } else {
                keep(going.plan(), pass, new SystemResult.Failed(NO_ANSWER));
            }
        });
    }

    private InteractionState interaction() {
        InteractionState interaction = draft.interaction(id);
        if (interaction == null) {
            throw new IllegalStateException("The pass of interaction " + id + " is looked at, which does not exist.");
        }
        return interaction;
    }

    private Decision goOn(InteractionState interaction, PausedPass pass, Consumer<GoingOn> answered) {
        var messages = pass.after().stream().map(draft.keys()::message).toList();
        var going = GoingOn.from(draft, config, interaction, pass);
        if (going == null || !draft.has(messages)) {
            return draft.needs();
        }
        answered.accept(going);
        if (!going.walk()) {
            return draft.needs();
        }
        for (MessageId next : pass.after()) {
            if (!next(next)) {
                return draft.needs();
            }
        }
        return draft.decided(null);
    }

    /** The pass of a message that came meanwhile. */
    private boolean next(MessageId message) {
        InteractionState interaction = draft.interaction(id);
        Account account = interaction == null ? null : config.tenant().account(interaction.account());
        return interaction == null || account == null || !interaction.isOpen() || begin(account, message);
    }

    /** Keeps what the contact manager knows. Who was known and is unknown now loses his card; without an answer it stays. */
    private void know(InteractionState interaction, PausedPass pass, @Nullable ContactCard card, String result) {
        RecordKey key = draft.keys().contact(interaction.contact());
        ContactProfile profile = draft.content(key, ContactProfile.class);
        boolean answered = card != null || result.equals(Command.ContactAnswered.UNKNOWN);
        draft.happen(new RoutingEvent.PassResumed(id, pass.run(), null, answered ? null : result));
        draft.happen(new RoutingEvent.ContactLookedUp(interaction.contact(), result));
        if (answered && profile != null) {
            draft.content(key, profile.described(card));
        }
        draft.explain(Code.CONTACT_KNOWN, result);
    }

    private void keep(CompiledPlan plan, PausedPass pass, SystemResult result) {
        Integer exit = result instanceof SystemResult.Ended ended ? ended.exitCode() : null;
        String failure = failure(result);
        String value = failure == null && result instanceof SystemResult.Ended ended && ended.exitCode() == 0
                ? ended.value()
                : null;
        draft.happen(new RoutingEvent.PassResumed(id, pass.run(), exit, failure));
        ActionId action = Objects.requireNonNull(pass.action());
        String command = String.valueOf(pass.command());
        int at = plan.indexOf(action);
        if (at >= 0 && plan.action(at).application() instanceof Application.SystemCommand system) {
            var key = draft.keys().interaction(id);
            InteractionVariables before = draft.content(key, InteractionVariables.class);
            draft.content(
                    key, (before == null ? InteractionVariables.NONE : before).with(system.variable(), value, exit));
        }
        if (failure == null) {
            draft.explain(Code.COMMAND_ENDED, at + 1, action, command, String.valueOf(exit));
        } else {
            draft.explain(Code.COMMAND_FAILED, at + 1, action, command, failure);
        }
    }

    private static @Nullable String failure(SystemResult result) {
        if (result instanceof SystemResult.Failed failed) {
            return failed.code();
        }
        return result instanceof SystemResult.Ended ended && ended.value().length() > LONGEST
                ? "answer-too-long"
                : null;
    }
}
