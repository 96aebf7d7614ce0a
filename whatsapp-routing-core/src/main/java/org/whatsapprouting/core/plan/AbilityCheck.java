package org.whatsapprouting.core.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.core.plan.Problem.Code;

/** What an account is to send, its provider can (mission AR-07, S-06). */
final class AbilityCheck {
    private final Map<AccountId, Set<Capability>> abilities;
    private final Problems problems;

    AbilityCheck(Map<AccountId, Set<Capability>> abilities, Problems problems) {
        this.abilities = abilities;
        this.problems = problems;
    }

    void check(String path, Account account) {
        var can = abilities.get(account.id());
        if (can == null) {
            return;
        }
        if (!account.settings().recontactTemplates().isEmpty() && !can.contains(Capability.TEMPLATE)) {
            warn(path + ".recontactTemplates", account, Capability.TEMPLATE, "these templates are never offered");
        }
        List<Action> actions = account.plan().actions();
        for (int i = 0; i < actions.size(); i++) {
            if (actions.get(i).application() instanceof Application.AutoReply reply) {
                if (Sendable.form(reply.content(), can::contains) == null) {
                    var needed = Sendable.missing(reply.content(), can::contains);
                    warn(path + ".plan[" + i + "]", account, needed, "this reply is never sent");
                }
            }
        }
    }

    private void warn(String path, Account account, Capability missing, String so) {
        problems.warning(
                path,
                Code.NOT_SUPPORTED,
                "Provider '" + account.provider().provider() + "' of account '" + account.id()
                        + "' has no capability " + missing + ", so " + so
                        + ". Choose something else to send, or another"
                        + " provider.");
    }
}
