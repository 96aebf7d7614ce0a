package org.whatsapprouting.core.planted;

import static org.whatsapprouting.core.planted.PlantedBugs.bug;

import java.util.ArrayList;
import java.util.List;

/** More defences, each switched off once: the account's token, what people write, clocks of the quiet, draining. */
final class DefenceBugs {
    private DefenceBugs() {}

    static List<PlantedBug> all() {
        var all = new ArrayList<PlantedBug>();
        all.addAll(tokens());
        all.addAll(files());
        all.addAll(quiet());
        all.addAll(draining());
        return all;
    }

    private static List<PlantedBug> tokens() {
        return List.of(
                bug(
                        "who does not sign needs no token",
                        "Webhooks.java",
                        "if (provider.capabilities().contains(Capability.SIGNED_WEBHOOKS)) {",
                        "if (true) {",
                        "ProxyTokenTest#refused"),
                bug(
                        "a missing token is the right one",
                        "Webhooks.java",
                        "request.query(TOKEN).orElse(\"\")",
                        "request.query(TOKEN).orElse(token.value())",
                        "ProxyTokenTest#refused"),
                bug(
                        "the beginning of a token is enough",
                        "decide/ProxyToken.java",
                        "MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))",
                        "value.startsWith(given)",
                        "ProxyTokenTest#refused"),
                bug(
                        "a token is compared up to its first wrong character",
                        "decide/ProxyToken.java",
                        "MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))",
                        "value.equals(given)",
                        "ProxyTokenTest#constantTime"),
                bug(
                        "any account's token opens all",
                        "shell/Tenants.java",
                        "found.tokens().byAccount().get(account)",
                        "found.tokens().byAccount().values().stream().min(java.util.Comparator.comparing(ProxyToken::value))"
                                + ".orElse(null)",
                        "ProxyTokenTest#anotherAccount"),
                bug(
                        "an event goes to any account whose number it names",
                        "Webhooks.java",
                        "                    && mayCall(other, theirs, request)\n",
                        "",
                        "ProxyTokenTest#anotherAccount"),
                bug(
                        "a token prints itself",
                        "decide/ProxyToken.java",
                        "return \"***\";",
                        "return value;",
                        "ProxyTokenTest#toldByNothingElse"),
                bug(
                        "tokens are lost when an account is drained",
                        "decide/Draining.java",
                        "tokens == null ? null : tokens.of(left.inForce(), ProxyTokens.NONE)",
                        "ProxyTokens.NONE",
                        "DrainingTest#othersKeepTheirTokens"));
    }

    private static List<PlantedBug> files() {
        return List.of(
                bug(
                        "files may be nested without end",
                        "json/JsonText.java",
                        ".maxNestingDepth(MAX_DEPTH)",
                        ".maxNestingDepth(100_000)",
                        "json.JsonTextTest#limits"),
                bug(
                        "files may hold texts of any length",
                        "json/JsonText.java",
                        ".maxStringLength(MAX_TEXT)",
                        ".maxStringLength(Integer.MAX_VALUE)",
                        "json.JsonTextTest#limits"),
                bug(
                        "files may hold names of any length",
                        "json/JsonText.java",
                        ".maxNameLength(MAX_NAME)",
                        ".maxNameLength(Integer.MAX_VALUE)",
                        "json.JsonTextTest#limits"),
                bug(
                        "files may hold numbers of any length",
                        "json/JsonText.java",
                        ".maxNumberLength(MAX_NUMBER)",
                        ".maxNumberLength(Integer.MAX_VALUE)",
                        "json.JsonTextTest#limits"),
                bug(
                        "files may hold numbers of any exponent",
                        "json/JsonText.java",
                        "Math.abs((long) value.scale()) > MAX_SCALE",
                        "false",
                        "json.JsonTextTest#exponents"),
                bug(
                        "a number that no decimal can hold breaks the reader",
                        "json/JsonText.java",
                        "} catch (NumberFormatException exponent) {",
                        "} catch (IllegalCallerException exponent) {",
                        "json.JsonTextTest#exponents"),
                bug(
                        "of two members of one name the first counts",
                        "json/JsonText.java",
                        "if (first != null) {",
                        "if (false) {",
                        "json.JsonTextTest#twice"),
                bug(
                        "a line end may come behind an id",
                        "plan/ScalarCheck.java",
                        "pattern.endsWith(\"$\")",
                        "pattern.isEmpty()",
                        "plan.ScalarCheckTest#lineEnds"),
                bug(
                        "a header that has no place is left out",
                        "plan/Frames.java",
                        "joined(above && header != null ? header.text() : null,",
                        "joined(null,",
                        "plan.SendableTest#frames"),
                bug(
                        "a file above goes to who cannot show it",
                        "plan/Frames.java",
                        "if (!isShown(content, header) || !can.test(Capability.HEADER)) {",
                        "if (!isShown(content, header)) {",
                        "plan.SendableTest#fileAbove"),
                bug(
                        "a row under no title stands beside rows under one",
                        "plan/ChoiceLimits.java",
                        "(!list || areSections(options))",
                        "(!list || options != null)",
                        "plan.SendableTest#sections"),
                bug(
                        "a name of odd blanks is a name",
                        "plan/ScalarCheck.java",
                        "if (pattern.equals(NOT_BLANK)) {",
                        "if (false) {",
                        "plan.ScalarCheckTest#blank"));
    }

    private static List<PlantedBug> quiet() {
        return List.of(
                bug(
                        "a time that was changed meanwhile counts as it was",
                        "decide/Quiet.java",
                        "at == null || account == null || at.isAfter(draft.now())",
                        "at == null || account == null",
                        "QuietTest#changed"),
                bug(
                        "what an agent says does not count",
                        "decide/InteractionState.java",
                        "to.quietSince = since",
                        "to.quietSince = to.owner == null ? since : to.quietSince",
                        "QuietTest#idle"),
                bug(
                        "the longer of two times counts",
                        "decide/Quiet.java",
                        "idle.compareTo(unmanaged) < 0",
                        "idle.compareTo(unmanaged) > 0",
                        "QuietTest#unmanaged"),
                bug(
                        "who is unmanaged is closed as one who is idle",
                        "decide/Quiet.java",
                        "nobody ? UNMANAGED : TIMEOUT",
                        "TIMEOUT",
                        "QuietTest#unmanaged"),
                bug(
                        "there is a time though none was set",
                        "decide/Quiet.java",
                        "return unmanaged == null ? null : interaction.quietSince().plus(unmanaged);",
                        "return interaction.quietSince().plus(unmanaged == null ? Duration.ofDays(1) : unmanaged);",
                        "QuietTest#off"));
    }

    private static List<PlantedBug> draining() {
        return List.of(
                bug(
                        "an account that is wanted again is emptied all the same",
                        "decide/Draining.java",
                        "config.draining().contains(account) ? draft.range(InUse.open(account)) : List.<Seen>of();",
                        "draft.range(InUse.open(account));",
                        "DrainingTest#wantedAgain"),
                bug(
                        "what is being emptied is filled again",
                        "decide/Receiving.java",
                        "if (live == null && config.draining().contains(account.id())) {",
                        "if (false) {",
                        "DrainingTest#meanwhile"),
                bug(
                        "draining stops after one",
                        "decide/Draining.java",
                        "draft.put(key, job.oneMore(), null, Columns.due(draft.now()));",
                        "draft.put(key, job.oneMore(), null, Columns.NONE);",
                        "DrainingTest#account"),
                bug(
                        "an account that is empty stays",
                        "decide/Draining.java",
                        "if (state != null && state.drainingIds().stream().anyMatch(job.accounts()::contains)) {",
                        "if (false) {",
                        "DrainingTest#account"),
                bug(
                        "who waits in a queue that is gone waits for ever",
                        "decide/Draining.java",
                        "config.tenant().queue(queue) == null",
                        "config.tenant().queue(queue) != null",
                        "DrainingTest#queueIsDrained"),
                bug(
                        "what is in use is removed without a word",
                        "decide/Saving.java",
                        "if (!used.equals(NOTHING) && !command.drain()) {",
                        "if (false) {",
                        "DrainingTest#queueIsDrained"));
    }
}
