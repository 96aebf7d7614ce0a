package org.whatsapprouting.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.AccountSettings.Transfer;
import org.whatsapprouting.api.model.AccountSettings.UnconfirmedSend;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.CannedAnswer;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.Disposition.Scope;
import org.whatsapprouting.api.model.Interval;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.SkillId;
import org.whatsapprouting.api.model.Tag;
import org.whatsapprouting.api.model.Team;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.model.WorkingTime;
import org.whatsapprouting.core.json.JsonPrinter;

/** Turns a tenant into the text of a file. What has its default value is left out. */
final class TenantWriting {
    private final Tenant tenant;

    TenantWriting(Tenant tenant) {
        this.tenant = tenant;
    }

    String text() {
        var file = new Members();
        file.putUnless("tenant", tenant.id().value(), TenantId.DEFAULT.value());
        file.list("accounts", tenant.accounts(), TenantWriting::account);
        file.list("agents", tenant.agents(), TenantWriting::agent);
        file.list("teams", tenant.teams(), TenantWriting::team);
        file.list("queues", tenant.queues(), TenantWriting::queue);
        file.list("intervals", tenant.intervals(), TenantWriting::interval);
        file.put("dispositions", children(List.of(), null));
        file.list("tags", tenant.tags(), TenantWriting::tag);
        file.list(
                "pauses",
                tenant.pauses(),
                pause -> named(pause.id().value(), pause.name()).map());
        file.list("cannedAnswers", tenant.cannedAnswers(), TenantWriting::cannedAnswer);
        file.list(
                "contactLists",
                tenant.lists(),
                list -> named(list.id().value(), list.name()).map());
        return new JsonPrinter().print(file.map());
    }

    /** Collects the members of an object. */
    static final class Members {
        private final Map<String, Object> map = new LinkedHashMap<>();

        Members put(String name, @Nullable Object value) {
            boolean nothing = value == null
                    || (value instanceof Collection<?> items && items.isEmpty())
                    || (value instanceof Map<?, ?> members && members.isEmpty());
            if (!nothing) {
                map.put(name, value);
            }
            return this;
        }

        Members putUnless(String name, Object value, Object usual) {
            return value.equals(usual) ? this : put(name, value);
        }

        Members span(String name, Duration span, Duration usual) {
            return putUnless(name, Durations.print(span), Durations.print(usual));
        }

        <T> Members list(String name, List<T> items, Function<T, Object> item) {
            return put(name, items.stream().map(item).toList());
        }

        Map<String, Object> map() {
            return map;
        }
    }

    private static Members named(String id, String name) {
        return new Members().put("id", id).putUnless("name", name, id);
    }

    private static List<String> texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).toList();
    }

    static List<String> sorted(Collection<?> ids) {
        return List.copyOf(new TreeSet<>(texts(ids)));
    }

    private static Object account(Account account) {
        var defaults = AccountSettings.defaults();
        var settings = account.settings();
        return named(account.id().value(), account.name())
                .put("key", account.key())
                .put("description", account.description())
                .put("phone", account.phone())
                .put(
                        "address",
                        account.address() == null ? null : account.address().value())
                .putUnless("list", account.list().value(), Account.DEFAULT_LIST.value())
                .putUnless("zone", settings.zone().getId(), defaults.zone().getId())
                .put("provider", provider(account.provider()))
                .put("agents", sorted(account.agents()))
                .putUnless("enabled", settings.enabled(), true)
                .putUnless("offerToMembersOnly", settings.offerToMembersOnly(), true)
                .span("windowMargin", settings.windowMargin(), defaults.windowMargin())
                .span("windowWarning", settings.windowWarning(), defaults.windowWarning())
                .putUnless(
                        "unconfirmedSend",
                        settings.unconfirmedSend() == UnconfirmedSend.RESEND ? "resend" : "hold",
                        "hold")
                .list("recontactTemplates", settings.recontactTemplates(), TenantWriting::template)
                .span("waitForAgent", settings.waitForAgent(), defaults.waitForAgent())
                .span("waitForQueue", settings.waitForQueue(), defaults.waitForQueue())
                .put("transfer", transfer(settings.transfer()))
                .put("mandatoryDisposition", id(settings.mandatoryDisposition()))
                .put("closeIdleAfter", span(settings.closeIdleAfter()))
                .put("closeUnmanagedAfter", span(settings.closeUnmanagedAfter()))
                .putUnless(
                        "replay",
                        settings.replay() == AccountSettings.Replay.CONTINUE ? "continue" : "eachMessage",
                        "eachMessage")
                .list("plan", account.plan().actions(), ActionWriting::action)
                .map();
    }

    private static @Nullable String id(@Nullable PauseId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable String span(@Nullable Duration span) {
        return span == null ? null : Durations.print(span);
    }

    private static Object transfer(Transfer transfer) {
        return new Members()
                .putUnless("toAgent", transfer.toAgent(), Transfer.OFF.toAgent())
                .putUnless("toQueue", transfer.toQueue(), Transfer.OFF.toQueue())
                .span("timeout", transfer.timeout(), Transfer.OFF.timeout())
                .map();
    }

    private static Object provider(ProviderSettings settings) {
        var members = new Members().put("id", settings.provider());
        sorted(settings.values().keySet())
                .forEach(name -> members.put(name, settings.values().get(name)));
        return members.map();
    }

    private static Object template(TemplateRef template) {
        return new Members()
                .put("name", template.name())
                .put("language", template.language())
                .map();
    }

    private static Object agent(Agent agent) {
        return named(agent.id().value(), agent.name())
                .putUnless("capacity", agent.capacity(), Agent.UNLIMITED)
                .put("skills", levels(agent.skills()))
                .map();
    }

    private static Map<String, Integer> levels(Map<SkillId, Integer> levels) {
        var sorted = new TreeMap<String, Integer>();
        levels.forEach((skill, level) -> sorted.put(skill.value(), level));
        return sorted;
    }

    private static Object team(Team team) {
        return named(team.id().value(), team.name())
                .put("agents", texts(team.agents()))
                .map();
    }

    private static Object queue(Queue queue) {
        var strategy = switch (queue.strategy()) {
            case BEEPALL -> "beepall";
            case RR_MEMORY -> "rrMemory";
            case LEAST_RECENT -> "leastRecent";
        };
        return named(queue.id().value(), queue.name())
                .put("description", queue.description())
                .put("strategy", strategy)
                .span("agentTimeout", queue.agentTimeout(), Queue.DEFAULT_AGENT_TIMEOUT)
                .span("retry", queue.retry(), Queue.DEFAULT_RETRY)
                .putUnless("weight", queue.weight(), 0)
                .put("members", texts(queue.members()))
                .put("teams", texts(queue.teams()))
                .put("requires", levels(queue.requires()))
                .map();
    }

    private static Object interval(Interval interval) {
        return named(interval.id().value(), interval.name())
                .put("zone", interval.zone() == null ? null : interval.zone().getId())
                .putUnless("negated", interval.negated(), false)
                .list("subsets", interval.subsets(), TenantWriting::subset)
                .map();
    }

    private static Object subset(WorkingTime time) {
        if (!(time instanceof WorkingTime.Custom custom)) {
            return "always";
        }
        var members = new Members()
                .put("time", custom.time() == null ? null : WorkingTimes.print(custom.time()))
                .put(
                        "weekDays",
                        new TreeSet<>(custom.weekDays())
                                .stream().map(WorkingTimes::print).toList())
                .put("monthDays", WorkingTimes.printMonthDays(custom.monthDays()))
                .put(
                        "months",
                        new TreeSet<>(custom.months())
                                .stream().map(WorkingTimes::print).toList())
                .put("yearly", custom.yearly() == null ? null : WorkingTimes.print(custom.yearly()))
                .put("dates", custom.dates() == null ? null : WorkingTimes.print(custom.dates()))
                .map();
        return members.isEmpty() ? Map.of("time", "00:00-23:59") : members;
    }

    /** The dispositions right below some labels; of any scope at the first level, of theirs below it. */
    private List<Object> children(List<String> parents, @Nullable Scope scope) {
        var children = new ArrayList<Object>();
        for (Disposition disposition : tenant.dispositions()) {
            var labels = disposition.path().labels();
            boolean below = labels.size() == parents.size() + 1
                    && labels.subList(0, parents.size()).equals(parents);
            if (below && (scope == null || scope.equals(disposition.scope()))) {
                children.add(new Members()
                        .put("name", disposition.path().lowest())
                        .put("scope", scope == null ? scope(disposition.scope()) : null)
                        .put("children", children(labels, disposition.scope()))
                        .map());
            }
        }
        return children;
    }

    private static Map<String, String> scope(Scope scope) {
        if (scope instanceof Scope.OfAccount of) {
            return Map.of("account", of.account().value());
        } else if (scope instanceof Scope.OfQueue of) {
            return Map.of("queue", of.queue().value());
        }
        return scope instanceof Scope.OfList of ? Map.of("list", of.list().value()) : Map.of();
    }

    private static Object tag(Tag tag) {
        return named(tag.id().value(), tag.name())
                .putUnless("colour", tag.colour(), Tag.DEFAULT_COLOUR)
                .map();
    }

    private static Object cannedAnswer(CannedAnswer answer) {
        return new Members()
                .put("key", answer.key())
                .put("text", answer.text())
                .put(
                        "account",
                        answer.account() == null ? null : answer.account().value())
                .put("description", answer.description())
                .map();
    }
}
