package org.whatsapprouting.core.planted;

import static org.whatsapprouting.core.planted.PlantedBugs.bug;

import java.util.List;

/** Bugs in how fast messages leave. */
final class PacingBugs {
    private static final String SIMULATION = "SimulationTest#someSeeds";

    private PacingBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                bug(
                        "what a customer got is not counted",
                        "decide/Outbox.java",
                        "if (contact == null\n",
                        "if (contact != null\n",
                        SIMULATION),
                bug(
                        "the limit of a pair is counted and not kept",
                        "decide/Outbox.java",
                        "return next != null && next.isAfter(at) ? next : at;",
                        "return at;",
                        "PacingTest#pair"),
                bug(
                        "only what was taken counts towards the limit of a pair",
                        "decide/SendReporting.java",
                        "        Outbox.count(draft, message);\n        if (report",
                        "        if (report.outcome() instanceof SendOutcome.Accepted) {\n"
                                + "            Outbox.count(draft, message);\n        }\n        if (report",
                        SIMULATION),
                bug(
                        "a number sends as fast as it can",
                        "shell/Pace.java",
                        "return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;",
                        "return Duration.ZERO;",
                        SIMULATION),
                bug(
                        "a thread that comes late makes up for it",
                        "shell/Pace.java",
                        "schedule = (schedule.isAfter(now) ? schedule : now).plus(interval(limits));",
                        "schedule = (schedule.equals(Instant.EPOCH) ? now : schedule).plus(interval(limits));",
                        "PacingTest#stoodStill"),
                bug(
                        "all numbers of the engine share one limit",
                        "shell/Sender.java",
                        "numbers.computeIfAbsent(number,",
                        "numbers.computeIfAbsent(\"any\",",
                        "PacingTest#number"),
                bug(
                        "each account has the limit of its number for itself",
                        "shell/Sender.java",
                        "numbers.computeIfAbsent(number,",
                        "numbers.computeIfAbsent(account.value(),",
                        "PacingTest#oneNumber"),
                bug(
                        "a customer that has to wait holds up all others",
                        "shell/Sender.java",
                        " && late.reach() == Reach.NUMBER",
                        "",
                        "PacingTest#heldPair"),
                bug(
                        "a number that is refused goes on sending",
                        "shell/Sender.java",
                        "            turns.hold(limits(account), late.retryAfter(), clock.instant());\n",
                        "",
                        "PacingTest#heldNumber"),
                bug(
                        "an attempt that was put off counts",
                        "decide/SendClocks.java",
                        "attempt - message.putOff())",
                        "attempt)",
                        "PacingTest#backlog"),
                bug(
                        "what is put off comes again all at once",
                        "shell/Turns.java",
                        "promised = until.plus(Pace.interval(limits));",
                        "promised = until;",
                        "PacingTest#putOffOnce"));
    }
}
