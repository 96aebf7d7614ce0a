package org.whatsapprouting.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.core.condition.Compilation.Compiled;

/** Many plans of many tenants: what conditions leave behind once nobody uses them any more. */
@DisplayName("Conditions: saved and forgotten")
class SavedConditionsTest {
    private static final int RUNS = 60;
    private static final long MOST_BYTES = 10L << 20;
    private static final Map<String, Object> VALUES =
            Map.of("t", "a text with refund in it", "n", 7L, "m", 2L, "f", true, "g", false);

    @Test
    @DisplayName("3,000 different conditions, each run 60 times, leave no class and no memory behind")
    void some() {
        leavesNothing(3_000);
    }

    @Test
    @Tag("long")
    @DisplayName("100,000 different conditions, each run 60 times, leave no class and no memory behind")
    void many() {
        leavesNothing(100_000);
    }

    private static void leavesNothing(int count) {
        save(0, 1_000);
        // Uses the last classes of RE2/J that the others do not need at once.
        assertThat(Conditions.compile("t ~= 'a|[b-c]|d'", RandomCondition.DECLARED))
                .isInstanceOf(Compiled.class);
        long bytes = usedBytes();
        long classes = classes();
        save(1_000, 1_000 + count);
        assertThat(classes()).as("classes loaded").isEqualTo(classes);
        long more = usedBytes() - bytes;
        assertThat(more).as("bytes more than before").isLessThan(MOST_BYTES);
        System.out.println("conditions: " + count + " saved and each run " + RUNS + " times: 0 classes, " + more / 1024
                + " KB more");
    }

    private static void save(int from, int to) {
        for (int i = from; i < to; i++) {
            var text = switch (i % 4) {
                case 0 -> "t contains 'refund" + i + "' || n > " + i + " && f";
                case 1 -> "n + " + i + " > m * 2 ? t.startsWith('a') : t ~= '" + i + ".*'";
                case 2 -> "(n + " + i + ") % 7 == m && !(t.length() - " + i + " > 3)";
                default -> "['a" + i + "', 'b'] contains t || (n / 3 - m) * " + i + " + m > n";
            };
            var condition = ((Compiled) Conditions.compile(text, RandomCondition.DECLARED)).condition();
            for (int run = 0; run < RUNS; run++) {
                assertThat(condition.evaluate(VALUES::get).hasFailed()).isFalse();
            }
        }
    }

    private static long classes() {
        return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
