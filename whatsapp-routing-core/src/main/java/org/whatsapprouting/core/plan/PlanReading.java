package org.whatsapprouting.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.IntervalId;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.core.plan.Problem.Code;

/** Reads the plan of one account. */
final class PlanReading {
    /** The bots that have a name of their own as application, by it. */
    static final Map<String, String> CONNECTORS = Map.of("Dialogflow", "dialogflow", "AmazonLex", "lex");

    private static final Map<String, Application.AutoReply.Mode> MODES = Map.of(
            "oneTime", Application.AutoReply.Mode.ONE_TIME,
            "always", Application.AutoReply.Mode.ALWAYS,
            "firstMessage", Application.AutoReply.Mode.FIRST_MESSAGE);

    private final Fields account;
    private final Spare spare;

    PlanReading(Fields account, Spare spare) {
        this.account = account;
        this.spare = spare;
    }

    RoutingPlan plan() {
        var actions = new ArrayList<Action>();
        var ids = new HashSet<String>();
        for (Fields fields : account.objects("plan")) {
            var id = fields.text("id", spare.id());
            if (!ids.add(id)) {
                fields.error(
                        "id",
                        Code.DUPLICATE,
                        "There is another action '" + id + "' before this one in the plan. Give this one another id.");
                id = spare.id();
            }
            actions.add(new Action(new ActionId(id), application(fields), fields.parsed("interval", IntervalId::new)));
        }
        return new RoutingPlan(PlanVersion.FIRST, actions);
    }

    private Application application(Fields fields) {
        return switch (fields.text("application", "")) {
            case "Agent" ->
                new Application.Agent(
                        new AgentId(name(fields, "agent")), timeout(fields), fields.flag("skipIfUnavailable", false));
            case "AutoReply" ->
                new Application.AutoReply(
                        MODES.getOrDefault(fields.text("mode", ""), Application.AutoReply.Mode.ONE_TIME),
                        new ContentReading(fields).content());
            case "Bot", "Dialogflow", "AmazonLex" -> bot(fields);
            case "Close" -> close(fields);
            case "GoToIf" ->
                new Application.GoToIf(
                        fields.text("condition", "true"),
                        fields.parsed("whenTrue", ActionId::new),
                        fields.parsed("whenFalse", ActionId::new));
            case "GoToP" -> new Application.GoToP(new ActionId(name(fields, "target")));
            case "Queue" -> new Application.Queue(new QueueId(name(fields, "queue")), timeout(fields));
            case "System" -> new Application.SystemCommand(name(fields, "command"), fields.text("variable", "missing"));
            case "Tag" -> tag(fields);
            default -> new Application.Noop(fields.text("value", ""));
        };
    }

    private String name(Fields fields, String member) {
        return fields.text(member, spare.id());
    }

    private static Duration timeout(Fields fields) {
        return Spans.FROM_ZERO.read(fields, "timeout", Duration.ZERO);
    }

    private static Application bot(Fields fields) {
        var named = CONNECTORS.get(fields.text("application", ""));
        var settings = fields.object("settings");
        return new Application.Bot(
                named == null ? fields.text("connector", "missing") : named,
                settings == null ? Map.of() : settings.settings(),
                fields.text("welcome"));
    }

    private static Application close(Fields fields) {
        List<String> labels = fields.oneOrMore("disposition");
        return new Application.Close(labels.isEmpty() ? null : new DispositionPath(labels));
    }

    private Application tag(Fields fields) {
        var tags = Set.copyOf(fields.each("tags", TagId::new));
        return new Application.Tag(tags.isEmpty() ? Set.of(new TagId(spare.id())) : tags);
    }
}
