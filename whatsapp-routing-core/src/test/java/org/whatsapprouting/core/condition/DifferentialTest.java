package org.whatsapprouting.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.core.condition.Compilation.Compiled;

/** Three evaluators of the same conditions: the flat program, MVEL for all of it, and the oracle. */
@DisplayName("Conditions: flat program = MVEL = oracle")
class DifferentialTest {
    private static final int VALUES_EACH = 3;

    @Test
    @DisplayName("random conditions come to the same in all three, failures included")
    void random() {
        compare(1, 20_000);
    }

    @Test
    @Tag("long")
    @DisplayName("100,000 random conditions come to the same in all three; -Dconditions.random asks for more")
    void manyRandom() {
        compare(2, Integer.getInteger("conditions.random", 100_000));
    }

    private static void compare(long seed, int count) {
        var random = new SplittableRandom(seed);
        var write = new RandomCondition(random);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        var differences = new ArrayList<String>();
        int compiled = 0;
        for (int tries = 0; compiled < count; tries++) {
            assertThat(compiled).as("conditions that are well formed").isGreaterThanOrEqualTo(tries / 2 - 100);
            var text = write.condition(1 + random.nextInt(4));
            if (Conditions.compile(text, RandomCondition.DECLARED) instanceof Compiled done) {
                compiled++;
                var tree = done.condition().tree();
                var formula = Formula.of(tree, Formula.Want.FLAG, new Cut());
                for (int i = 0; i < VALUES_EACH; i++) {
                    var values = write.values();
                    var flat = done.condition().evaluate(values::get);
                    var mvel = evaluate(formula, values::get);
                    var oracle = Oracle.evaluate(tree, values);
                    outcomes.merge(oracle, 1, Integer::sum);
                    if (flat != oracle || mvel != oracle) {
                        differences.add(text + " with " + values + ": program " + flat + ", MVEL " + mvel + " of "
                                + formula + ", oracle " + oracle);
                    }
                }
            }
        }
        assertThat(differences.stream().limit(20)).isEmpty();
        // Each outcome that values can bring about is among them, so that the comparison is one.
        int evaluated = count * VALUES_EACH;
        assertThat(outcomes.get(Outcome.TRUE)).isGreaterThan(evaluated / 5);
        assertThat(outcomes.get(Outcome.FALSE)).isGreaterThan(evaluated / 5);
        assertThat(outcomes)
                .containsKeys(Outcome.NOT_A_FLAG, Outcome.NO_VALUE, Outcome.WRONG_TYPE, Outcome.DIVISION_BY_ZERO);
        System.out.println(
                "conditions: " + count + " random ones, " + evaluated + " evaluations, 0 differences; " + outcomes);
    }

    private static Outcome evaluate(Formula formula, Values values) {
        try {
            return Program.flag(formula.value(values, Meter.FREE)) ? Outcome.TRUE : Outcome.FALSE;
        } catch (Failure failure) {
            return failure.outcome();
        }
    }
}
