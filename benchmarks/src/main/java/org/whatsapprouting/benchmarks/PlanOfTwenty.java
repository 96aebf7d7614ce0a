package org.whatsapprouting.benchmarks;

import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.Interval;
import org.whatsapprouting.api.model.IntervalId;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tag;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.WorkingTime;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.core.decide.Configured;
import org.whatsapprouting.core.plan.CompiledTenant;

/**
 * The plan that is measured: twenty actions as a middling account has them. Tags and Noops, two automatic replies of which
 * one is outside its interval, three conditions, and at the end one of two queues.
 */
final class PlanOfTwenty {
    static final AccountId ACCOUNT = new AccountId("support");
    static final QueueId SALES = new QueueId("sales");
    static final QueueId BILLING = new QueueId("billing");

    private static final AgentId ANA = new AgentId("ana");
    private static final AgentId BEN = new AgentId("ben");

    private PlanOfTwenty() {}

    static List<Action> actions() {
        return List.of(
                tag("tag-1", "whatsapp"),
                noop("noop-2"),
                during("day", reply("reply-3", "Hello! Somebody will be with you soon.")),
                during("night", reply("reply-4", "We are asleep. We answer in the morning.")),
                tag("tag-5", "served"),
                noop("noop-6"),
                goToIf("urgent-7", "message.body contains 'urgent' || message.type == 'audio'", "noop-12"),
                tag("tag-8", "calm"),
                noop("noop-9"),
                tag("tag-10", "spring"),
                noop("noop-11"),
                noop("noop-12"),
                goToIf("known-13", "interaction.messageCount > 1 && contact.name != empty", "tag-15"),
                tag("tag-14", "new"),
                tag("tag-15", "routed"),
                noop("noop-16"),
                goToIf("money-17", "message.body contains 'refund' || message.body contains 'invoice'", "billing-20"),
                noop("noop-18"),
                queue("sales-19", SALES),
                queue("billing-20", BILLING));
    }

    static Configured configured() {
        Tenant.Builder tenant = Tenant.builder()
                .agent(Agent.of("ana"))
                .agent(Agent.of("ben"))
                .queue(Queue.of("sales", Queue.Strategy.BEEPALL, ANA, BEN))
                .queue(Queue.of("billing", Queue.Strategy.RR_MEMORY, ANA, BEN))
                .interval(interval("day", 8, 20))
                .interval(interval("night", 21, 6))
                .account(new Account(
                        ACCOUNT,
                        "Support",
                        "SUP",
                        null,
                        Account.DEFAULT_LIST,
                        new ProviderSettings("simulator", Map.of()),
                        AccountSettings.defaults(),
                        new RoutingPlan(PlanVersion.FIRST, actions()),
                        Set.of(ANA, BEN)));
        for (String id : List.of("whatsapp", "served", "calm", "spring", "new", "routed")) {
            tenant.tag(new Tag(new TagId(id), id, Tag.DEFAULT_COLOUR));
        }
        return new Configured(CompiledTenant.of(tenant.build()), Map.of(ACCOUNT, EnumSet.allOf(Capability.class)));
    }

    private static Interval interval(String id, int from, int to) {
        var hours = new WorkingTime.TimeRange(LocalTime.of(from, 0), LocalTime.of(to, 59));
        return new Interval(
                new IntervalId(id),
                id,
                null,
                false,
                List.of(new WorkingTime.Custom(hours, Set.of(), Set.of(), Set.of(), null, null)));
    }

    private static Action tag(String id, String tag) {
        return Action.of(id, new Application.Tag(Set.of(new TagId(tag))));
    }

    private static Action noop(String id) {
        return Action.of(id, new Application.Noop("passed " + id));
    }

    private static Action reply(String id, String text) {
        return Action.of(id, new Application.AutoReply(Application.AutoReply.Mode.ONE_TIME, new Content.Text(text)));
    }

    private static Action during(String interval, Action action) {
        return new Action(action.id(), action.application(), new IntervalId(interval));
    }

    private static Action goToIf(String id, String condition, @Nullable String whenTrue) {
        return Action.of(id, new Application.GoToIf(condition, whenTrue == null ? null : new ActionId(whenTrue), null));
    }

    private static Action queue(String id, QueueId queue) {
        return Action.of(id, new Application.Queue(queue, Duration.ofMinutes(10)));
    }
}
