package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.whatsapprouting.api.model.Queue;

/** The queues and how many wait in each. */
final class QueueCalls {
    private final Desk desk;

    QueueCalls(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/queues", this::list));
    }

    private Answer list(Call call) {
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        for (Queue queue : desk.centre().configuration().current().queues()) {
            items.addObject()
                    .put("id", queue.id().value())
                    .put("name", queue.name())
                    .put("waiting", desk.centre().interactions().waiting(queue.id()));
        }
        return Answer.json(200, answer);
    }
}
