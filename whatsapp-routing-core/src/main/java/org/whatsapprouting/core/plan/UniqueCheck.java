package org.whatsapprouting.core.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.ContactList;
import org.whatsapprouting.api.model.Interval;
import org.whatsapprouting.api.model.Pause;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.Tag;
import org.whatsapprouting.api.model.Team;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.plan.Problem.Code;

/** What must be named once is. */
final class UniqueCheck {
    private final Problems problems;

    UniqueCheck(Problems problems) {
        this.problems = problems;
    }

    void check(Tenant tenant) {
        unique("accounts", ".id", tenant.accounts(), Account::id, "account", a -> a.id().value());
        unique(
                "accounts",
                ".key",
                tenant.accounts(),
                account -> account.key().toLowerCase(Locale.ROOT),
                "account with the key",
                Account::key);
        unique("agents", ".id", tenant.agents(), Agent::id, "agent", a -> a.id().value());
        unique("teams", ".id", tenant.teams(), Team::id, "team", t -> t.id().value());
        unique("queues", ".id", tenant.queues(), Queue::id, "queue", q -> q.id().value());
        unique("queues", ".name", tenant.queues(), Queue::name, "queue with the name", Queue::name);
        unique("intervals", ".id", tenant.intervals(), Interval::id, "interval", i -> i.id().value());
        unique(
                "dispositions",
                "",
                tenant.dispositions(),
                d -> d,
                "disposition",
                d -> d.path().toString());
        unique("tags", ".id", tenant.tags(), Tag::id, "tag", t -> t.id().value());
        unique("pauses", ".id", tenant.pauses(), Pause::id, "pause", p -> p.id().value());
        unique("contactLists", ".id", tenant.lists(), ContactList::id, "contact list", l -> l.id().value());
        unique(
                "cannedAnswers",
                ".key",
                tenant.cannedAnswers(),
                answer -> List.of(answer.key(), String.valueOf(answer.account())),
                "canned answer with the key",
                answer -> answer.key());
    }

    private <T> void unique(
            String list, String field, List<T> items, Function<T, Object> by, String what, Function<T, String> name) {
        var seen = new HashMap<Object, Integer>();
        for (int i = 0; i < items.size(); i++) {
            T item = items.get(i);
            var first = seen.putIfAbsent(by.apply(item), i);
            if (first != null) {
                problems.error(
                        list + "[" + i + "]" + field,
                        Code.DUPLICATE,
                        "There is another " + what + " '" + name.apply(item) + "' at " + list + "[" + first
                                + "]. Give this one another name or leave it out.");
            }
        }
    }
}
