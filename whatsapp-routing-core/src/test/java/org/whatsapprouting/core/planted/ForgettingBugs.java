package org.whatsapprouting.core.planted;

import static org.whatsapprouting.core.planted.PlantedBugs.bug;

import java.util.List;

/** Bugs in what is kept for a while only. */
final class ForgettingBugs {
    private ForgettingBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                bug(
                        "what was seen is never forgotten",
                        "shell/Forgetting.java",
                        "if (now.isBefore(next)) {",
                        "if (true) {",
                        "DoorTest#originsAreForgotten"),
                bug(
                        "one step of forgetting is all",
                        "shell/Forgetting.java",
                        "forgotten == STEP",
                        "false",
                        "DoorTest#originsAreForgotten"),
                bug(
                        "what is kept raw is kept for ever",
                        "decide/RawKeeping.java",
                        "draft.now().plus(KEPT), null)",
                        "null, null)",
                        "DoorTest#keptFor30Days"));
    }
}
