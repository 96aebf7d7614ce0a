package org.whatsapprouting.benchmarks;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mvel2.MVEL;
import org.mvel2.ParserContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.whatsapprouting.core.condition.Compilation;
import org.whatsapprouting.core.condition.Condition;
import org.whatsapprouting.core.condition.Conditions;
import org.whatsapprouting.core.condition.ValueType;
import org.whatsapprouting.core.condition.Values;
import org.whatsapprouting.core.condition.Variable;
import org.whatsapprouting.core.condition.Variables;

/**
 * A condition of a GoToIf beside what one would write without this library: the same text compiled by MVEL and run over a
 * map, and the same question in Java. One condition again and again, and a thousand different ones in turn, which is what
 * many plans of many tenants are.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class ConditionBenchmark {
    static final int DIFFERENT = 1_000;

    private static final String TEXT =
            "hour >= 9 && hour < 18 && (language == 'es' || body contains 'hola') && count < ";
    private static final String BODY = "Buenos dias, hola: I have a question about the shoes I saw in your shop.";
    private static final String CALCULATED = "count * 4 + 1 > hour % 12 ? hour < 18 : hour >= ";
    private static final Variables DECLARED = Variables.of(java.util.List.of(
            new Variable("hour", ValueType.NUMBER, "The hour."),
            new Variable("count", ValueType.NUMBER, "How many messages."),
            new Variable("language", ValueType.TEXT, "The language."),
            new Variable("body", ValueType.TEXT, "The text.")));

    /** The values, as a host of MVEL would hold them. */
    final Map<String, Object> map = new HashMap<>(Map.of("hour", 10L, "count", 3L, "language", "pt", "body", BODY));

    private final Values values = map::get;
    private final Customer customer = new Customer(10, 3, "pt", BODY);
    private final Condition[] conditions = new Condition[DIFFERENT];
    private final Serializable[] expressions = new Serializable[DIFFERENT];
    private final Condition calculated = condition(CALCULATED + 20);
    private final Serializable calculatedByMvel = MVEL.compileExpression(CALCULATED + 20, new ParserContext());
    private final Map<String, Object> decimals = new HashMap<>(map);
    private int turn;

    private record Customer(long hour, long count, String language, String body) {}

    /** Compiles all that will be asked. */
    public ConditionBenchmark() {
        for (int i = 0; i < DIFFERENT; i++) {
            conditions[i] = condition(TEXT + (100 + i));
            expressions[i] = MVEL.compileExpression(TEXT + (100 + i), new ParserContext());
        }
        decimals.replaceAll((name, value) -> value instanceof Long number ? BigDecimal.valueOf(number) : value);
    }

    private static Condition condition(String text) {
        return ((Compilation.Compiled) Conditions.compile(text, DECLARED)).condition();
    }

    private int next() {
        turn = turn + 1 < DIFFERENT ? turn + 1 : 0;
        return turn;
    }

    /** The same in Java, over a record. */
    @Benchmark
    public boolean oneInJava() {
        return customer.hour >= 9
                && customer.hour < 18
                && (customer.language.equals("es") || customer.body.contains("hola"))
                && customer.count < 100;
    }

    /** One condition. */
    @Benchmark
    public boolean one() {
        return conditions[0].evaluate(values).isTrue();
    }

    /** The same, compiled by MVEL, over a map. */
    @Benchmark
    public Object oneByMvel() {
        return MVEL.executeExpression(expressions[0], map);
    }

    /** A thousand conditions in turn. */
    @Benchmark
    public boolean different() {
        return conditions[next()].evaluate(values).isTrue();
    }

    /** The same, compiled by MVEL, over a map. */
    @Benchmark
    public Object differentByMvel() {
        return MVEL.executeExpression(expressions[next()], map);
    }

    /** A condition that calculates and chooses: MVEL on numbered variables, in decimals. */
    @Benchmark
    public boolean calculated() {
        return calculated.evaluate(values).isTrue();
    }

    /** The same text by MVEL, over a map of decimals. */
    @Benchmark
    public Object calculatedByMvel() {
        return MVEL.executeExpression(calculatedByMvel, decimals);
    }

    /** From the text to the first answer. */
    @Benchmark
    public boolean saved() {
        return condition(TEXT + next()).evaluate(values).isTrue();
    }

    /** The same by MVEL. */
    @Benchmark
    public Object savedByMvel() {
        return MVEL.executeExpression(MVEL.compileExpression(TEXT + next(), new ParserContext()), map);
    }
}
