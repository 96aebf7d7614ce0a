package org.whatsapprouting.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ContactListId;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.Disposition.Scope;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.core.json.Json;

/** Reads dispositions, which hold each other in the file, into a line of paths. */
final class DispositionReading {
    private static final int LEVELS = 3;

    private final Spare spare;
    private final List<Disposition> all = new ArrayList<>();
    private final List<Json.Obj> places = new ArrayList<>();

    DispositionReading(Spare spare) {
        this.spare = spare;
    }

    List<Disposition> all(Fields file) {
        for (Fields first : file.objects("dispositions")) {
            read(first, List.of(), scope(first.object("scope")));
        }
        return all;
    }

    List<Json.Obj> places() {
        return places;
    }

    private void read(Fields fields, List<String> parents, Scope scope) {
        var labels = new ArrayList<>(parents);
        labels.add(fields.text("name", spare.id()));
        all.add(new Disposition(new DispositionPath(labels), scope));
        places.add(fields.json());
        if (labels.size() < LEVELS) {
            fields.objects("children").forEach(child -> read(child, labels, scope));
        }
    }

    private static Scope scope(@Nullable Fields fields) {
        if (fields == null) {
            return new Scope.Global();
        }
        var account = fields.parsed("account", AccountId::new);
        var queue = fields.parsed("queue", QueueId::new);
        var list = fields.parsed("list", ContactListId::new);
        if (account != null) {
            return new Scope.OfAccount(account);
        }
        if (queue != null) {
            return new Scope.OfQueue(queue);
        }
        return list == null ? new Scope.Global() : new Scope.OfList(list);
    }
}
