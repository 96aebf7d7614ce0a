package org.whatsapprouting.core.week;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.Interval;
import org.whatsapprouting.api.model.IntervalId;
import org.whatsapprouting.api.model.Pause;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tag;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.WorkingTime;

/**
 * One site with its number, its zone and its agents, half of whom work early and half late.
 *
 * @param name its name
 * @param zone where it is
 * @param agents who works there
 */
record Site(String name, ZoneId zone, List<AgentId> agents) {
    static final PauseId LUNCH = new PauseId("lunch");
    static final PauseId DISPOSING = new PauseId("disposing");
    static final Disposition SOLVED = Disposition.global("Solved");
    static final TemplateRef COME_BACK = new TemplateRef("come_back", "en");

    private static final int CAPACITY = 5;
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime LAST_MINUTE = LocalTime.of(21, 59);

    static List<Site> all(int agentsEach) {
        return List.of(
                of("saopaulo", "America/Sao_Paulo", agentsEach),
                of("lisbon", "Europe/Lisbon", agentsEach),
                of("kolkata", "Asia/Kolkata", agentsEach));
    }

    private static Site of(String name, String zone, int agents) {
        return new Site(
                name,
                ZoneId.of(zone),
                IntStream.range(0, agents)
                        .mapToObj(i -> new AgentId(name + "-" + i))
                        .toList());
    }

    AccountId account() {
        return new AccountId(name);
    }

    QueueId queue(String kind) {
        return new QueueId(name + "-" + kind);
    }

    boolean isOpenAt(LocalTime time) {
        return !time.isBefore(OPENS) && !time.isAfter(LAST_MINUTE);
    }

    static Tenant tenant(List<Site> sites) {
        var tenant = Tenant.builder()
                .pause(new Pause(LUNCH, "Lunch"))
                .pause(new Pause(DISPOSING, "Disposing"))
                .disposition(SOLVED)
                .tag(new Tag(new TagId("nobody"), "Nobody answered", Tag.DEFAULT_COLOUR));
        for (Site site : sites) {
            site.agents.forEach(agent -> tenant.agent(new Agent(agent, agent.value(), CAPACITY)));
            tenant.queue(site.queue("sales", Queue.Strategy.RR_MEMORY, 5))
                    .queue(site.queue("help", Queue.Strategy.LEAST_RECENT, 2))
                    .queue(site.queue("all", Queue.Strategy.BEEPALL, 0));
            tenant.interval(site.interval("open", false)).interval(site.interval("closed", true));
            tenant.account(site.toAccount());
        }
        return tenant.build();
    }

    private Queue queue(String kind, Queue.Strategy strategy, int weight) {
        QueueId id = queue(kind);
        return new Queue(id, id.value(), strategy, Duration.ofSeconds(20), Duration.ofSeconds(3), weight, agents);
    }

    private Interval interval(String kind, boolean negated) {
        return new Interval(
                new IntervalId(name + "-" + kind),
                name + " " + kind,
                null,
                negated,
                List.of(new WorkingTime.Custom(
                        new WorkingTime.TimeRange(OPENS, LAST_MINUTE), Set.of(), Set.of(), Set.of(), null, null)));
    }

    private Account toAccount() {
        var settings = AccountSettings.defaults()
                .withZone(zone)
                .withRecontactTemplates(List.of(COME_BACK))
                .withTransfer(new AccountSettings.Transfer(true, true, Duration.ofSeconds(30)))
                .withMandatoryDisposition(name.equals("lisbon") ? DISPOSING : null);
        return new Account(
                account(),
                name,
                name.substring(0, 5),
                null,
                Account.DEFAULT_LIST,
                new ProviderSettings(WeekProvider.ID, Map.of()),
                settings,
                plan(true),
                Set.copyOf(agents));
    }

    /** Its plan, with the queue {@code help} or, once that is gone, without. */
    RoutingPlan plan(boolean withHelp) {
        var plan = new ArrayList<Action>();
        plan.add(during("open", reply("welcome", Mode.ONE_TIME)));
        plan.add(during("closed", reply("closed", Mode.ONE_TIME)));
        plan.add(during("closed", Action.of("to-end", new Application.GoToP(new ActionId("end")))));
        plan.add(Action.of("segment", new Application.SystemCommand(WeekHost.COMMAND, "SEGMENT")));
        plan.add(Action.of(
                "known",
                new Application.GoToIf(
                        "SEGMENT == 'gold' || contact.fields.vip == 'yes'", new ActionId("sales"), null)));
        plan.add(Action.of("kind", new Application.GoToIf("message.body contains 'buy'", new ActionId("sales"), null)));
        if (withHelp) {
            plan.add(queueing("help", 90));
        }
        plan.add(Action.of("to-all", new Application.GoToP(new ActionId("all"))));
        plan.add(queueing("sales", 90));
        plan.add(queueing("all", 120));
        plan.add(reply("sorry", Mode.ONE_TIME));
        plan.add(Action.of("end", new Application.Tag(Set.of(new TagId("nobody")))));
        return new RoutingPlan(PlanVersion.FIRST, plan);
    }

    private Action queueing(String kind, int seconds) {
        return Action.of(kind, new Application.Queue(queue(kind), Duration.ofSeconds(seconds)));
    }

    private Action reply(String text, Mode mode) {
        return Action.of(text, new Application.AutoReply(mode, new Content.Text(text)));
    }

    private Action during(String interval, Action action) {
        return new Action(action.id(), action.application(), new IntervalId(name + "-" + interval));
    }
}
