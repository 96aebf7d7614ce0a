package org.whatsapprouting.core.planted;

import static org.whatsapprouting.core.planted.PlantedBugs.bug;

import java.util.List;

/** Bugs about who may be asked. */
final class MembershipBugs {
    private MembershipBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                bug(
                        "who leaves a queue keeps what rings at him alone",
                        "decide/Departures.java",
                        "return withdraw(leavers);",
                        "return true;",
                        "TeamsTest#leavesRoundRobin"),
                bug(
                        "who leaves may be asked between the look at him and the commit",
                        "decide/Departures.java",
                        "wanted.forEach(draft::guard);",
                        "",
                        "TwoEnginesTest#leavesWhileHeIsAsked"),
                bug(
                        "round robin begins anew when the one asked last leaves",
                        "decide/Departures.java",
                        "left.forEach(this::moveMemory);",
                        "",
                        "TeamsTest#memoryMoves"),
                bug(
                        "a skill is enough at any level",
                        "plan/Membership.java",
                        " && agents.get(id).reaches(queue.requires())",
                        "",
                        "TeamsTest#skills"),
                bug(
                        "of two who save at once the second undoes the first",
                        "decide/Saving.java",
                        "basedOn != null && basedOn != present",
                        "basedOn == null",
                        "ConfigurationTest#outdated"));
    }
}
