package org.whatsapprouting.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.IntervalId;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.TagId;

/** Short words for plans and queues in tests. */
final class Plans {
    private Plans() {}

    /** The account of all these tests. */
    static Account account(String provider, AccountSettings settings, Set<AgentId> agents, List<Action> plan) {
        return new Account(
                TestCentre.ACCOUNT,
                "Acme",
                "ACME",
                null,
                Account.DEFAULT_LIST,
                new ProviderSettings(provider, Map.of()),
                settings,
                new RoutingPlan(PlanVersion.FIRST, plan),
                agents);
    }

    static Action reply(String id, Mode mode, String text) {
        return Action.of(id, new Application.AutoReply(mode, new Content.Text(text)));
    }

    static Action queue(String id, String queue, long seconds) {
        return Action.of(id, new Application.Queue(new QueueId(queue), Duration.ofSeconds(seconds)));
    }

    static Action agent(String id, AgentId agent, long seconds) {
        return Action.of(id, new Application.Agent(agent, Duration.ofSeconds(seconds), false));
    }

    static Action goTo(String id, String target) {
        return Action.of(id, new Application.GoToP(new ActionId(target)));
    }

    static Action goToIf(String id, String condition, String whenTrue) {
        return Action.of(id, new Application.GoToIf(condition, new ActionId(whenTrue), null));
    }

    static Action close(String id) {
        return Action.of(id, new Application.Close(null));
    }

    static Action tag(String id, String tag) {
        return Action.of(id, new Application.Tag(Set.of(new TagId(tag))));
    }

    static Action system(String id, String command, String variable) {
        return Action.of(id, new Application.SystemCommand(command, variable));
    }

    static Action during(String interval, Action action) {
        return new Action(action.id(), action.application(), new IntervalId(interval));
    }

    static Queue beepall(String id, AgentId... members) {
        return Queue.of(id, Queue.Strategy.BEEPALL, members);
    }

    static Queue roundRobin(String id, long agentTimeout, long retry, AgentId... members) {
        return new Queue(
                new QueueId(id),
                id,
                Queue.Strategy.RR_MEMORY,
                Duration.ofSeconds(agentTimeout),
                Duration.ofSeconds(retry),
                0,
                List.of(members));
    }
}
