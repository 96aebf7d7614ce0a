package org.whatsapprouting.core.planted;

import static org.whatsapprouting.core.planted.PlantedBugs.bug;

import java.util.List;

/** Bugs in an agent's writing first. */
final class BeginBugs {
    private BeginBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                bug(
                        "who writes first writes beside an open interaction",
                        "decide/Approaching.java",
                        "if (live != null) {",
                        "if (live != null && contact.line().size() > 9) {",
                        "BeginTest#alreadyOpen"),
                bug(
                        "who writes first needs no free slot",
                        "decide/Approaching.java",
                        "who == null || state.freeSlots(who.capacity()) == 0",
                        "who == null",
                        "BeginTest#capacity"),
                bug(
                        "anybody may write first at any account",
                        "decide/Approaching.java",
                        "!account.agents().contains(agent)",
                        "account.agents().isEmpty()",
                        "BeginTest#refused"),
                bug(
                        "a number that is known becomes a second contact",
                        "decide/Approaching.java",
                        "if (known != null) {",
                        "if (known != null && known.contact().value().isEmpty()) {",
                        "BeginTest#alreadyOpen"));
    }
}
