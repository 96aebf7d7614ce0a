package org.whatsapprouting.core.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whatsapprouting.api.model.Agent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Queue;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.Team;
import org.whatsapprouting.api.model.TeamId;
import org.whatsapprouting.api.model.Tenant;

/**
 * Who is a member of which queue: the agents it names, then those of its teams in their order, each once, without those
 * who lack a skill it requires (mission Q-09, QA-02, G-18). Worked out once. Immutable, safe for any thread.
 */
public final class Membership {
    private final Map<AgentId, Agent> agents = new HashMap<>();
    private final Map<TeamId, Team> teams = new HashMap<>();
    private final Map<QueueId, List<AgentId>> members = new HashMap<>();

    private Membership(Tenant tenant) {
        tenant.agents().forEach(agent -> agents.put(agent.id(), agent));
        tenant.teams().forEach(team -> teams.put(team.id(), team));
        tenant.queues().forEach(queue -> members.put(queue.id(), able(queue)));
    }

    /** Works out who belongs where. What a tenant names and does not define belongs nowhere. */
    public static Membership of(Tenant tenant) {
        return new Membership(tenant);
    }

    /** The members of a queue in the order in which they joined; empty if there is no such queue. */
    public List<AgentId> of(QueueId queue) {
        return members.getOrDefault(queue, List.of());
    }

    /** All whom a queue names, also those who lack a skill. */
    Set<AgentId> named(Queue queue) {
        var named = new LinkedHashSet<>(queue.members());
        for (TeamId id : queue.teams()) {
            Team team = teams.get(id);
            if (team != null) {
                named.addAll(team.agents());
            }
        }
        return named;
    }

    /** Those of them who have what it requires. */
    List<AgentId> able(Queue queue) {
        return named(queue).stream()
                .filter(id -> agents.containsKey(id) && agents.get(id).reaches(queue.requires()))
                .toList();
    }
}
