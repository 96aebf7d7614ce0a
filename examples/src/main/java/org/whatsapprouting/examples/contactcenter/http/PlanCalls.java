package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.plan.TenantFile;
import org.whatsapprouting.core.view.SavedConfiguration;

/** The plan of an account is read, and edited action by action. Positions count from 1; jumps name ids. */
final class PlanCalls {
    private final Desk desk;
    private final Saves saves;

    PlanCalls(Desk desk) {
        this.desk = desk;
        this.saves = new Saves(desk);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/accounts/{account}/plan", this::show),
                Route.post("/api/accounts/{account}/plan/actions", this::insert),
                Route.post("/api/accounts/{account}/plan/actions/{action}/move", this::move),
                Route.delete("/api/accounts/{account}/plan/actions/{action}", this::remove));
    }

    private Answer show(Call call) {
        Tenant tenant = desk.centre().configuration().saved().tenant();
        Account account = account(call, tenant);
        ObjectNode answer = Json.object()
                .put("account", account.id().value())
                .put("version", account.plan().version().number());
        answer.set("actions", actions(file(tenant), tenant.accounts().indexOf(account)));
        return Answer.json(200, answer);
    }

    /** The action comes in the form of the configuration file, so it is put into one and read from there. */
    private Answer insert(Call call) throws IOException {
        Fields body = call.body("position", "action");
        SavedConfiguration saved = desk.centre().configuration().saved();
        Account account = account(call, saved.tenant());
        ObjectNode file = file(saved.tenant());
        ArrayNode actions = actions(file, saved.tenant().accounts().indexOf(account));
        int position = body.has("position") ? body.number("position") : actions.size() + 1;
        if (position < 1 || position > actions.size() + 1) {
            throw Refusal.badRequest("Give a position of 1 to " + (actions.size() + 1) + ".");
        }
        actions.insert(position - 1, body.node("action"));
        Tenant wanted = saves.read(file.toString().getBytes(StandardCharsets.UTF_8));
        return saves.save(call, wanted, saved.number());
    }

    private Answer move(Call call) throws IOException {
        int position = call.body("position").number("position");
        return edit(call, action -> plan -> plan.withMoved(action, position));
    }

    private Answer remove(Call call) throws IOException {
        call.body();
        return edit(call, action -> plan -> plan.without(action));
    }

    /** A change of a plan that is made with one of its actions. */
    @FunctionalInterface
    private interface Edit {
        UnaryOperator<RoutingPlan> of(ActionId action);
    }

    private Answer edit(Call call, Edit edit) {
        SavedConfiguration saved = desk.centre().configuration().saved();
        Account account = account(call, saved.tenant());
        ActionId action = call.path("action", ActionId::new);
        if (account.plan().actions().stream().noneMatch(each -> each.id().equals(action))) {
            throw Refusal.notFound("The plan of account '" + account.id() + "' has no action '" + action + "'.");
        }
        Account changed;
        try {
            changed = account.withPlan(edit.of(action).apply(account.plan()));
        } catch (IllegalArgumentException noPosition) {
            throw Refusal.badRequest(String.valueOf(noPosition.getMessage()));
        }
        Tenant wanted = saved.tenant()
                .withAccounts(saved.tenant().accounts().stream()
                        .map(each -> each.equals(account) ? changed : each)
                        .toList());
        return saves.save(call, wanted, saved.number());
    }

    private static Account account(Call call, Tenant tenant) {
        AccountId id = call.path("account", AccountId::new);
        return tenant.accounts().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no account '" + id + "'."));
    }

    private static ObjectNode file(Tenant tenant) {
        return (ObjectNode) Json.tree(TenantFile.write(tenant));
    }

    private static ArrayNode actions(ObjectNode file, int account) {
        JsonNode entry = file.path("accounts").path(account);
        return entry.get("plan") instanceof ArrayNode plan ? plan : ((ObjectNode) entry).putArray("plan");
    }
}
