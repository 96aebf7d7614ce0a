package org.whatsapprouting.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.core.condition.Compilation.Compiled;

@DisplayName("Conditions: the most that the limits let one cost")
class WorstConditionsTest {
    private static final long MILLISECONDS = 500;
    private static final long BYTES = 64L << 20;

    /** As many repetitions of a part as the limits take. */
    private static String most(String part, String joint) {
        for (int count = 500; count > 1; count--) {
            var text = String.join(joint, Collections.nCopies(count, part));
            if (Conditions.compile(text, RandomCondition.DECLARED) instanceof Compiled) {
                return text;
            }
        }
        throw new AssertionError("Not even twice: " + part);
    }

    /** The pattern with the largest count that the limits take. */
    private static String most(String pattern) {
        int brace = pattern.indexOf('{') + 1;
        for (int count = Integer.parseInt(pattern.substring(brace, pattern.indexOf('}'))); count > 1; count--) {
            var text = "t ~= '" + pattern.substring(0, brace) + count + pattern.substring(pattern.indexOf('}')) + "'";
            if (Conditions.compile(text, RandomCondition.DECLARED) instanceof Compiled) {
                return text;
            }
        }
        throw new AssertionError("Not even twice: " + pattern);
    }

    private static List<String> worst() {
        var worst = new ArrayList<String>();
        for (String part : List.of(
                "t contains '" + "a".repeat(200) + "b'",
                "t contains u",
                "t.indexOf(u) > 0",
                "t.toUpperCase().toLowerCase().trim() == u",
                "t.equalsIgnoreCase(x)",
                "(t + u).length() == 1",
                "t == x && false",
                "x == y && false",
                "y contains 'a'",
                "y[999] == 1",
                "n * m * n % 0.000000000000001 == 1",
                "n / m / n / m > n",
                "(f ? n : m) > (g ? n : m)",
                "[1,2,3,4,5,6,7,8,9,10] contains n",
                "t ~= '(.*a){9}$'",
                "t ~= '([ab]|a[ab]|aa[ab])*c'",
                "t ~= '(?i).*(refund|return|reclaim|rebate).*'")) {
            worst.add(most(part, " || "));
        }
        for (String pattern : List.of(
                "(.*a){200}b", "(a?){300}b", "[a-z]*[a-y]*[a-x]*[a-w]*(a|b){150}c", "(a*){300}b", "(a|b|aa){150}c")) {
            worst.add(most(pattern));
        }
        return worst;
    }

    private static Map<String, Object> values(int length) {
        var text = "a".repeat(length);
        var values = new HashMap<String, Object>();
        values.put("t", text);
        values.put("u", "a".repeat(Math.min(length, 999)) + "b");
        values.put("x", new String(text.toCharArray()));
        values.put("y", Collections.nCopies(1_000, "a".repeat(1_000)));
        values.put("n", new BigDecimal("9".repeat(399)));
        values.put("m", new BigDecimal("0." + "7".repeat(399)));
        values.put("f", true);
        values.put("g", false);
        return values;
    }

    @Test
    @DisplayName("none takes 500 ms of a processor or 64 MB to compile and evaluate")
    void bounded() {
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var worst = worst();
        long slowest = 0;
        var wrong = new ArrayList<String>();
        for (int length : new int[] {4_096, 9_999, 65_535, 65_536}) {
            var values = values(length);
            for (String text : worst) {
                long bytes = thread.getCurrentThreadAllocatedBytes();
                // Of this thread alone: what else runs on the machine must not make a condition look expensive.
                long start = thread.getCurrentThreadCpuTime();
                var compiled = (Compiled) Conditions.compile(text, RandomCondition.DECLARED);
                var outcome = compiled.condition().evaluate(values::get);
                long millis = (thread.getCurrentThreadCpuTime() - start) / 1_000_000;
                bytes = thread.getCurrentThreadAllocatedBytes() - bytes;
                if (Boolean.getBoolean("conditions.show")) {
                    System.out.println(millis + " ms, " + bytes / 1024 + " KB, " + outcome + ", " + length + ", "
                            + text.substring(0, Math.min(50, text.length())));
                }
                slowest = Math.max(slowest, millis);
                if (millis > MILLISECONDS || bytes > BYTES || outcome == Outcome.BROKEN) {
                    wrong.add(text + ": " + millis + " ms, " + bytes + " bytes, " + outcome);
                }
            }
        }
        System.out.println("conditions: slowest of the most expensive " + slowest + " ms");
        assertThat(wrong).isEmpty();
    }
}
