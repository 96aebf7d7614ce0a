package org.whatsapprouting.core.decide;

import java.time.Duration;
import java.time.Instant;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.store.RecordKey;

/**
 * Decides commands. A pure function: the same configuration, view, command, fresh id and time give the same decision.
 */
public final class Decider {
    /** As long as stores remember what came at the least: what is older might be here a second time. */
    private static final Duration OLDEST = Duration.ofDays(8);

    private final Configured config;
    private final Keys keys;

    /** Decides under this configuration. */
    public Decider(Configured config) {
        this.config = config;
        this.keys = new Keys(config.tenant().id());
    }

    /**
     * Decides a command.
     *
     * @param view what has been loaded
     * @param command the command
     * @param fresh an id never used before, for whatever the decision makes
     * @param now the time, never before the time of an earlier decision it builds on
     */
    public Decision decide(View view, Command command, String fresh, Instant now) {
        var draft = new Draft(view, config, keys, now);
        if (command instanceof Command.Receive receive) {
            return receive(draft, receive, fresh);
        }
        if (command instanceof Command.Due due) {
            return due(draft, due.key());
        }
        if (command instanceof Command.SendReported report) {
            return new SendReporting(draft, config).decide(report);
        }
        if (command instanceof Command.PutOff late) {
            return new SendReporting(draft, config).decide(late);
        }
        if (command instanceof Command.SystemAnswered answer) {
            return new Passes(draft, config, answer.interaction()).answered(answer);
        }
        if (command instanceof Command.KeepRaw keep) {
            return new RawKeeping(draft).keep(keep.digest(), keep.why(), keep.raw());
        }
        if (command instanceof Command.ContactAnswered answer) {
            return new Passes(draft, config, answer.interaction()).answered(answer);
        }
        if (command instanceof Command.RenameContact rename) {
            return new Naming(draft).decide(rename);
        }
        if (command instanceof Command.SaveConfiguration save) {
            return new Saving(draft).decide(save, fresh);
        }
        if (command instanceof Command.CloseAll close) {
            return new Jobs(draft, config).start(close, fresh);
        }
        if (command instanceof Command.Begin begin) {
            return new Approaching(draft, config, begin.agent(), begin.template(), fresh)
                    .decide(begin.account(), CustomerIdentity.ofPhone(begin.phone()));
        }
        if (command instanceof Command.BeginAgain begin) {
            return new Approaching(draft, config, begin.agent(), begin.template(), fresh).decide(begin.contact());
        }
        return agent(draft, command);
    }

    private Decision agent(Draft draft, Command command) {
        if (command instanceof Command.Accept accept) {
            return new Offers(draft, config, accept.offer()).accept();
        }
        if (command instanceof Command.Reject reject) {
            return new Offers(draft, config, reject.offer()).reject();
        }
        if (command instanceof Command.Reply reply) {
            return new Replies(draft, config).decide(reply);
        }
        if (command instanceof Command.ReplyLater later) {
            return new Replies(draft, config).decide(later);
        }
        if (command instanceof Command.Close close) {
            return new Closing(draft, config).decide(close);
        }
        if (command instanceof Command.Transfer transfer) {
            return new Transfers(draft, config, transfer).decide();
        }
        if (command instanceof Command.Tab tab) {
            return new Marking(draft, config, tab.agent(), tab.interaction()).tab(tab.open());
        }
        if (command instanceof Command.MarkRead mark) {
            return new Marking(draft, config, mark.agent(), mark.interaction()).read(mark.read());
        }
        if (command instanceof Command.ChangeTags tags) {
            return new Marking(draft, config, tags.agent(), tags.interaction()).tags(tags.add(), tags.remove());
        }
        return supervisor(draft, command);
    }

    private Decision supervisor(Draft draft, Command command) {
        if (command instanceof Command.TakeOver take) {
            var actor = new Actor.ByAgent(take.agent());
            return new Supervising(draft, config, take.interaction(), actor).takeOver(take.agent());
        }
        if (command instanceof Command.Assign assign) {
            var actor = new Actor.Supervisor(assign.supervisor());
            return new Supervising(draft, config, assign.interaction(), actor).assign(assign.agent());
        }
        if (command instanceof Command.Unassign unassign) {
            var actor = new Actor.Supervisor(unassign.supervisor());
            return new Supervising(draft, config, unassign.interaction(), actor).unassign();
        }
        if (command instanceof Command.CloseFor close) {
            var actor = new Actor.Supervisor(close.supervisor());
            return new Supervising(draft, config, close.interaction(), actor).close(close);
        }
        return presence(draft, command);
    }

    private Decision presence(Draft draft, Command command) {
        if (command instanceof Command.LogIn logIn) {
            return new Presences(draft, config, logIn.agent()).logIn();
        }
        if (command instanceof Command.LogOut logOut) {
            return new Presences(draft, config, logOut.agent()).logOut();
        }
        if (command instanceof Command.Resume resume) {
            return new Presences(draft, config, resume.agent()).resume();
        }
        Command.TakePause pause = (Command.TakePause) command;
        AgentId agent = pause.agent();
        return new Presences(draft, config, agent).pause(pause);
    }

    private Decision receive(Draft draft, Command.Receive receive, String fresh) {
        InboundEvent event = receive.event();
        Account account = config.tenant().account(receive.account());
        if (account == null) {
            return new RawKeeping(draft).keep(digest(receive), "unknown-account", event.toString());
        }
        if (event instanceof InboundEvent.MessageReceived message) {
            if (message.at().isBefore(draft.now().minus(OLDEST))) {
                return new RawKeeping(draft).keep(digest(receive), "too-old", event.toString());
            }
            return new Receiving(draft, config, account, fresh).decide(message);
        }
        if (event instanceof InboundEvent.StatusReported status) {
            return new Statuses(draft, account.id()).decide(status);
        }
        if (event instanceof InboundEvent.IdentityChanged changed) {
            return new Identities(draft, account).decide(changed);
        }
        if (event instanceof InboundEvent.AccountNotice notice) {
            return new RawKeeping(draft).keep(digest(receive), "notice-" + notice.kind(), notice.raw());
        }
        InboundEvent.Unrecognised unrecognised = (InboundEvent.Unrecognised) event;
        return new RawKeeping(draft).keep(digest(receive), "unrecognised", unrecognised.raw());
    }

    private static String digest(Command.Receive receive) {
        return Keys.inbox(receive.account(), receive.event().eventKey()).digest();
    }

    private Decision due(Draft draft, RecordKey key) {
        return switch (key.kind()) {
            case INTERACTION -> new WaitClocks(draft, config).due(new InteractionId(key.id()));
            case MESSAGE -> new SendClocks(draft, config).due(Keys.messageId(key.id()));
            case MARK -> new Dispatching(draft, config, Lane.parse(key.id())).decide();
            case STATUS -> early(draft, key);
            case JOB -> new Jobs(draft, config).step(key);
            case RAW -> new RawKeeping(draft).over(key);
            case CONTACT -> new WindowClocks(draft, config).due(new ContactId(key.id()));
            default -> throw new IllegalArgumentException("Records of kind " + key.kind() + " are never due.");
        };
    }

    private Decision early(Draft draft, RecordKey key) {
        if (!draft.has(key)) {
            return draft.needs();
        }
        EarlyStatus early = draft.state(key, EarlyStatus.class);
        return early == null
                ? draft.refused(null, "joined before")
                : new Statuses(draft, early.account()).join(key, early);
    }
}
