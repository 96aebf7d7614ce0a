package org.whatsapprouting.core.plan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.core.condition.Compilation;
import org.whatsapprouting.core.condition.Conditions;
import org.whatsapprouting.core.condition.Variables;
import org.whatsapprouting.core.plan.Problem.Code;

/** Checks the plan of one account: its names, its conditions, and whether each action can be reached and left again. */
final class PlanCheck {
    private static final Set<Class<? extends Content>> SENDABLE = Set.of(
            Content.Text.class,
            Content.Media.class,
            Content.Location.class,
            Content.Contacts.class,
            Content.Template.class,
            Content.Choice.class,
            Content.LinkButton.class,
            Content.Request.class,
            Content.FlowStart.class,
            Content.Products.class);

    private final String path;
    private final Account account;
    private final List<Action> actions;
    private final References references;
    private final Problems problems;
    private final Variables variables;
    private final Set<String> ids = new TreeSet<>();

    PlanCheck(String path, Account account, References references, Problems problems) {
        this.path = path;
        this.account = account;
        this.actions = account.plan().actions();
        this.references = references;
        this.problems = problems;
        this.variables = PlanVariables.of(account.plan());
        actions.forEach(action -> ids.add(action.id().value()));
    }

    void check() {
        if (actions.isEmpty()) {
            problems.warning(
                    path,
                    Code.EMPTY_PLAN,
                    "The plan of account '" + account.id()
                            + "' has no actions, so no message is ever offered to anybody. Add a Queue action.");
        }
        for (int i = 0; i < actions.size(); i++) {
            var action = actions.get(i);
            var place = path + "[" + i + "]";
            if (action.interval() != null) {
                references.interval(place + ".interval", action.interval());
            }
            check(place, action.application());
            checkFirstMessage(place, action);
        }
        new PlanFlow(path, actions, problems).check();
    }

    private void check(String place, Application application) {
        if (application instanceof Application.Agent agent) {
            references.agent(place + ".agent", agent.agent());
            checkMembers(place + ".agent", List.of(agent.agent()));
        } else if (application instanceof Application.Queue queue) {
            references
                    .queue(place + ".queue", queue.queue())
                    .forEach(found -> checkMembers(place + ".queue", references.membersOf(found)));
        } else if (application instanceof Application.AutoReply reply) {
            checkContent(place, reply.content());
        } else if (application instanceof Application.Close close && close.disposition() != null) {
            checkDisposition(place + ".disposition", close.disposition().toString());
        } else if (application instanceof Application.GoToIf branch) {
            checkCondition(place + ".condition", branch.condition());
            checkTarget(place + ".whenTrue", branch.whenTrue());
            checkTarget(place + ".whenFalse", branch.whenFalse());
        } else if (application instanceof Application.GoToP jump) {
            checkTarget(place + ".target", jump.target());
        } else if (application instanceof Application.Tag tag) {
            tag.tags().stream()
                    .map(TagId::value)
                    .sorted()
                    .forEach(id -> references.tag(place + ".tags['" + id + "']", id));
        } else if (application instanceof Application.SystemCommand system) {
            var wrong = PlanVariables.problem(system.variable());
            if (wrong != null) {
                problems.error(place + ".variable", Code.VARIABLE, wrong);
            }
        }
    }

    /** Not an error: the agents may be meant for other accounts. */
    private void checkMembers(String place, List<AgentId> members) {
        if (!account.settings().offerToMembersOnly()) {
            return;
        }
        var strangers = members.stream()
                .filter(member -> !account.agents().contains(member))
                .toList();
        if (!strangers.isEmpty()) {
            problems.warning(
                    place,
                    Code.NOT_MEMBERS,
                    "These agents are never asked here, because they do not belong to "
                            + "account '" + account.id() + "': " + strangers + ". Add them to its agents, or set "
                            + "offerToMembersOnly to false."
                            + (strangers.size() == members.size() ? " Nobody is left." : ""));
        }
    }

    private void checkContent(String place, Content content) {
        if (!SENDABLE.contains(content.getClass())) {
            problems.error(
                    place,
                    Code.CONTENT,
                    "An automatic reply cannot be of kind '" + content.kind()
                            + "', which only customers send, or which needs a message to react to.");
        }
    }

    private void checkDisposition(String place, String disposition) {
        var there = references.dispositionsOf(account);
        if (!there.contains(disposition)) {
            problems.notAmong(
                    place,
                    Code.UNKNOWN_REFERENCE,
                    "Disposition '" + disposition + "' is not defined for account '" + account.id() + "'.",
                    disposition,
                    there);
        }
    }

    private void checkCondition(String place, String text) {
        if (Conditions.compile(text, variables) instanceof Compilation.Refused refused) {
            problems.error(
                    place,
                    Code.CONDITION,
                    "The condition is refused at character " + refused.at() + ". " + refused.message());
        }
    }

    private void checkTarget(String place, @Nullable ActionId target) {
        if (target != null && !ids.contains(target.value())) {
            problems.notAmong(
                    place,
                    Code.UNKNOWN_REFERENCE,
                    "Action '" + target + "' is jumped to but not in the plan.",
                    target.value(),
                    ids);
        }
    }

    private void checkFirstMessage(String place, Action action) {
        if (action.interval() != null
                && action.application() instanceof Application.AutoReply reply
                && reply.mode() == Application.AutoReply.Mode.FIRST_MESSAGE) {
            problems.warning(
                    place + ".interval",
                    Code.FIRST_MESSAGE_MISSED,
                    "A customer whose first message comes outside "
                            + "interval '" + action.interval()
                            + "' never gets this reply. Use the mode oneTime to send it as soon "
                            + "as the interval allows.");
        }
    }
}
