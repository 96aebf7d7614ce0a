package org.whatsapprouting.fuzzing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whatsapprouting.core.condition.Compilation;
import org.whatsapprouting.core.condition.Conditions;
import org.whatsapprouting.core.condition.Outcome;
import org.whatsapprouting.core.condition.RoutingVariables;
import org.whatsapprouting.core.condition.ValueType;
import org.whatsapprouting.core.condition.Variable;
import org.whatsapprouting.core.condition.Variables;

/** The text of a condition, as an administrator may type it: it is refused with a place, or comes to an outcome. */
final class ConditionTarget implements Target {
    private static final String CORPUS = "whatsapp-routing-core/src/test/resources/org/whatsapprouting/core/condition/";
    private static final Variables DECLARED =
            RoutingVariables.ALL.with(List.of(new Variable("VAR1", ValueType.TEXT, "Set by a System action.")));

    private final Map<String, Object> values = new HashMap<>(Map.of(
            "message.body", "I'm here 42",
            "message.type", "text",
            "contact.name", "Ana",
            "interaction.messageCount", 3L,
            "interaction.read", true,
            "interaction.tags", List.of("vip", "7"),
            "VAR1", "42"));

    @Override
    public List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        for (String file : List.of("hostile.txt", "legitimate.txt")) {
            for (String line : Samples.lines(CORPUS + file)) {
                seeds.add(Samples.utf8(line.substring(line.indexOf('|') + 1)));
            }
        }
        return seeds;
    }

    @Override
    public void feed(byte[] input) {
        String text = Samples.text(input);
        Compilation answer = Conditions.compile(text, DECLARED);
        if (answer instanceof Compilation.Refused refused) {
            if (refused.at() < 1
                    || refused.at() > text.length() + 1
                    || refused.message().isBlank()) {
                throw new AssertionError("refused without a place: " + refused);
            }
        } else {
            var condition = ((Compilation.Compiled) answer).condition();
            if (condition.evaluate(values::get) == Outcome.BROKEN
                    || condition.evaluate(name -> null) == Outcome.BROKEN) {
                throw new AssertionError("accepted, and broken when evaluated");
            }
        }
    }
}
