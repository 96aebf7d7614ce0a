package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.ContactListId;
import org.whatsapprouting.core.outcome.RenameOutcome;
import org.whatsapprouting.core.view.ContactFilter;
import org.whatsapprouting.core.view.ContactView;
import org.whatsapprouting.core.view.Page;

/** Contacts are listed, read and renamed. */
final class ContactCalls {
    private static final Set<String> FILTERS = Set.of("account", "list", "limit", "after");

    private final Desk desk;

    ContactCalls(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/contacts", this::list),
                Route.get("/api/contacts/{contact}", this::show),
                Route.post("/api/contacts/{contact}/rename", this::rename));
    }

    private Answer list(Call call) {
        Map<String, String> query = call.query(FILTERS);
        Page<ContactView, ContactId> page = desk.centre()
                .contacts()
                .list(new ContactFilter(
                        Query.id(query, "account", AccountId::new),
                        Query.id(query, "list", ContactListId::new),
                        Query.id(query, "after", ContactId::new),
                        Query.limit(query)));
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        page.items().forEach(each -> items.add(json(each)));
        answer.put("next", page.next() == null ? null : page.next().value());
        return Answer.json(200, answer);
    }

    private Answer show(Call call) {
        return Answer.json(200, json(found(call.path("contact", ContactId::new))));
    }

    private Answer rename(Call call) throws IOException {
        ContactId id = call.path("contact", ContactId::new);
        Fields body = call.body("name");
        RenameOutcome outcome;
        try {
            outcome = Stages.outcome(
                    desk.centre(call).contacts().rename(id, body.has("name") ? body.text("name") : null));
        } catch (IllegalArgumentException tooLong) {
            throw Refusal.badRequest(String.valueOf(tooLong.getMessage()));
        }
        if (outcome instanceof RenameOutcome.Done) {
            return Answer.json(200, json(found(id)));
        }
        throw unknown(id);
    }

    private ContactView found(ContactId id) {
        return desk.centre().contacts().find(id).orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(ContactId id) {
        return Refusal.notFound("There is no contact '" + id + "'.");
    }

    private static ObjectNode json(ContactView contact) {
        var identity = contact.identity();
        ObjectNode json = Json.object()
                .put("id", contact.id().value())
                .put("account", contact.account().value())
                .put("list", contact.list().value())
                .put("phone", identity == null ? null : identity.phone())
                .put("userId", identity == null ? null : identity.userId())
                .put("username", identity == null ? null : identity.username())
                .put("name", contact.name());
        var fields = json.putObject("fields");
        new TreeMap<>(contact.fields()).forEach(fields::put);
        json.put(
                "interaction",
                contact.interaction() == null ? null : contact.interaction().value());
        return json.set("lastInbound", Json.time(contact.lastInbound()));
    }
}
