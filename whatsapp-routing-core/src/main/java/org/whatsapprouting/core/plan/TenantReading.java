package org.whatsapprouting.core.plan;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AccountSettings;
import org.whatsapprouting.api.model.AccountSettings.Replay;
import org.whatsapprouting.api.model.AccountSettings.Transfer;
import org.whatsapprouting.api.model.AccountSettings.UnconfirmedSend;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.CannedAnswer;
import org.whatsapprouting.api.model.ContactList;
import org.whatsapprouting.api.model.ContactListId;
import org.whatsapprouting.api.model.Pause;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.PublicAddress;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.SkillId;
import org.whatsapprouting.api.model.Tag;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.Team;
import org.whatsapprouting.api.model.TeamId;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.core.condition.Closest;
import org.whatsapprouting.core.json.Json;

/** Turns a file that was held against the schema into a tenant; complete even if the file is not, so that it can be checked. */
final class TenantReading {
    private static final Map<String, Queue.Strategy> STRATEGIES = Map.of(
            "beepall", Queue.Strategy.BEEPALL,
            "rrMemory", Queue.Strategy.RR_MEMORY,
            "leastRecent", Queue.Strategy.LEAST_RECENT);

    private final Fields file;
    private final Spare spare = new Spare();
    private final DispositionReading dispositions;

    TenantReading(Fields file) {
        this.file = file;
        this.dispositions = new DispositionReading(spare);
    }

    Tenant tenant() {
        return new Tenant(
                new TenantId(file.text("tenant", TenantId.DEFAULT.value())),
                file.objects("accounts").stream().map(this::account).toList(),
                file.objects("agents").stream().map(this::agent).toList(),
                file.objects("teams").stream().map(this::team).toList(),
                file.objects("queues").stream().map(this::queue).toList(),
                file.objects("intervals").stream()
                        .map(i -> new IntervalReading(i, spare).interval())
                        .toList(),
                dispositions.all(file),
                file.objects("tags").stream().map(this::tag).toList(),
                file.objects("pauses").stream().map(this::pause).toList(),
                file.objects("cannedAnswers").stream().map(this::cannedAnswer).toList(),
                file.objects("contactLists").stream().map(this::list).toList());
    }

    /** Where each disposition of the tenant stands; they are nested in the file and in line in the tenant. */
    List<Json.Obj> dispositionPlaces() {
        return dispositions.places();
    }

    private String id(Fields fields) {
        return fields.text("id", spare.id());
    }

    private Account account(Fields fields) {
        var id = id(fields);
        return new Account(
                new AccountId(id),
                fields.text("name", id),
                fields.text("key", spare.key()),
                fields.text("phone"),
                new ContactListId(fields.text("list", Account.DEFAULT_LIST.value())),
                provider(fields.object("provider")),
                settings(fields),
                new PlanReading(fields, spare).plan(),
                Set.copyOf(fields.each("agents", AgentId::new)),
                fields.text("description"),
                fields.parsed("address", PublicAddress::new));
    }

    private ProviderSettings provider(@Nullable Fields fields) {
        if (fields == null) {
            return new ProviderSettings("", Map.of());
        }
        var values = fields.settings();
        values.remove("id");
        return new ProviderSettings(fields.text("id", ""), values);
    }

    private static AccountSettings settings(Fields fields) {
        var defaults = AccountSettings.defaults();
        var zone = fields.parsed("zone", TenantReading::zone);
        return new AccountSettings(
                fields.flag("enabled", defaults.enabled()),
                zone == null ? defaults.zone() : zone,
                Spans.ZERO_TO_1H.read(fields, "windowMargin", defaults.windowMargin()),
                Spans.ZERO_TO_23H.read(fields, "windowWarning", defaults.windowWarning()),
                "resend".equals(fields.text("unconfirmedSend")) ? UnconfirmedSend.RESEND : UnconfirmedSend.HOLD,
                fields.flag("offerToMembersOnly", defaults.offerToMembersOnly()),
                fields.objects("recontactTemplates").stream()
                        .map(t -> new TemplateRef(t.text("name", "missing"), t.text("language", "missing")))
                        .toList(),
                Spans.FROM_1S.read(fields, "waitForAgent", defaults.waitForAgent()),
                Spans.FROM_1S.read(fields, "waitForQueue", defaults.waitForQueue()),
                transfer(fields.object("transfer"), defaults.transfer()),
                fields.parsed("mandatoryDisposition", PauseId::new),
                Spans.FROM_1M.readOrNull(fields, "closeIdleAfter"),
                Spans.FROM_1M.readOrNull(fields, "closeUnmanagedAfter"),
                "continue".equals(fields.text("replay")) ? Replay.CONTINUE : Replay.EACH_MESSAGE);
    }

    private static Transfer transfer(@Nullable Fields fields, Transfer otherwise) {
        return fields == null
                ? otherwise
                : new Transfer(
                        fields.flag("toAgent", otherwise.toAgent()),
                        fields.flag("toQueue", otherwise.toQueue()),
                        Spans.FROM_1S.read(fields, "timeout", otherwise.timeout()));
    }

    static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException("There is no time zone '" + text + "'. Write one such as Europe/Lisbon."
                    + Closest.hint(text, ZoneId.getAvailableZoneIds()));
        }
        return ZoneId.of(text);
    }

    private Agent agent(Fields fields) {
        var id = id(fields);
        var capacity = fields.number("capacity");
        return new Agent(
                new AgentId(id),
                fields.text("name", id),
                capacity == null ? Agent.UNLIMITED : capacity.intValue(),
                fields.levels("skills", SkillId::new));
    }

    private Team team(Fields fields) {
        var id = id(fields);
        return new Team(new TeamId(id), fields.text("name", id), once(fields.each("agents", AgentId::new)));
    }

    private static <T> List<T> once(List<T> items) {
        return List.copyOf(new LinkedHashSet<>(items));
    }

    private Queue queue(Fields fields) {
        var id = id(fields);
        var weight = fields.number("weight");
        return new Queue(
                new QueueId(id),
                fields.text("name", id),
                STRATEGIES.getOrDefault(fields.text("strategy", ""), Queue.Strategy.BEEPALL),
                Spans.FROM_1S.read(fields, "agentTimeout", Queue.DEFAULT_AGENT_TIMEOUT),
                Spans.FROM_ZERO.read(fields, "retry", Queue.DEFAULT_RETRY),
                weight == null ? 0 : weight.intValue(),
                once(fields.each("members", AgentId::new)),
                once(fields.each("teams", TeamId::new)),
                fields.levels("requires", SkillId::new),
                fields.text("description"));
    }

    private Tag tag(Fields fields) {
        var id = id(fields);
        return new Tag(new TagId(id), fields.text("name", id), fields.text("colour", Tag.DEFAULT_COLOUR));
    }

    private Pause pause(Fields fields) {
        var id = id(fields);
        return new Pause(new PauseId(id), fields.text("name", id));
    }

    private ContactList list(Fields fields) {
        var id = id(fields);
        return new ContactList(new ContactListId(id), fields.text("name", id));
    }

    private CannedAnswer cannedAnswer(Fields fields) {
        return new CannedAnswer(
                fields.text("key", spare.id()),
                fields.text("text", "missing"),
                fields.parsed("account", AccountId::new),
                fields.text("description"));
    }
}
