package org.whatsapprouting.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.core.condition.Compilation.Compiled;
import org.whatsapprouting.core.condition.Compilation.Refused;

@DisplayName("Conditions: hostile corpus")
class HostileCorpusTest {
    private static final long MILLISECONDS = 500;
    private static final long BYTES = 64L << 20;
    private static final String ANSWER = "ANSWER";

    static final Variables DECLARED = ConditionCorpusTest.DECLARED.with(List.of(
            any("any"),
            any("list"),
            any("map"),
            any("bean"),
            any("beans"),
            any("deep"),
            any("huge"),
            any("double"),
            new Variable("number", ValueType.NUMBER, "A number.")));

    private static Variable any(String name) {
        return new Variable(name, ValueType.ANY, "Anything.");
    }

    private final Set<String> touched = new HashSet<>();

    private Values values(String text) {
        var bean = new Object() {
            public String getX() {
                touched.add("getX");
                return "x";
            }

            @Override
            public String toString() {
                touched.add("toString");
                return "x";
            }

            @Override
            public boolean equals(Object other) {
                touched.add("equals");
                return other == this;
            }

            @Override
            public int hashCode() {
                touched.add("hashCode");
                return 1;
            }
        };
        Object deep = "a";
        for (int i = 0; i < 100; i++) {
            deep = List.of(deep);
        }
        var values = new HashMap<String, Object>();
        values.put("interaction.messageCount", 3L);
        values.put("interaction.read", true);
        values.put("interaction.tags", List.of("vip", "7"));
        values.put("list", Collections.nCopies(1_000, text));
        values.put("map", Map.of("a", Map.of("b", text), "c", text));
        values.put("number", new BigDecimal("9".repeat(300)));
        values.put("bean", bean);
        values.put("beans", List.of(bean));
        values.put("deep", deep);
        values.put("huge", new BigDecimal("1E1000000000"));
        values.put("double", 2.0);
        return name -> name.startsWith("interaction.") || values.containsKey(name) ? values.get(name) : text;
    }

    @Test
    @DisplayName("every line is refused as it says or comes to an outcome, whatever the text, within 500 ms and 64 MB")
    void nothingHappens() throws Exception {
        var texts = List.of("a".repeat(40) + "!", "a".repeat(65_535) + "!", "a".repeat(9_999) + "!");
        var wrong = new ArrayList<String>();
        for (String line : ConditionCorpusTest.hostile().toList()) {
            for (String text : texts) {
                wrong.addAll(problems(line, values(text)));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(touched).as("what was called on an object of the host").isEmpty();
    }

    private static List<String> problems(String line, Values values) {
        var expected = line.substring(0, line.indexOf('|'));
        var text = line.substring(line.indexOf('|') + 1);
        long bytes = allocated();
        long start = System.nanoTime();
        var answer = Conditions.compile(text, DECLARED);
        var outcome = answer instanceof Compiled compiled ? compiled.condition().evaluate(values) : null;
        long millis = (System.nanoTime() - start) / 1_000_000;
        bytes = allocated() - bytes;
        var problems = new ArrayList<String>();
        var code = answer instanceof Refused refused ? refused.code().name() : ANSWER;
        if (!code.equals(expected)) {
            problems.add(line + ": " + answer + " " + outcome);
        }
        if (answer instanceof Refused refused && (refused.at() < 1 || refused.at() > text.length() + 1)) {
            problems.add(line + ": refused at " + refused.at());
        }
        if (outcome == Outcome.BROKEN) {
            problems.add(line + ": broken");
        }
        if (millis > MILLISECONDS || bytes > BYTES) {
            problems.add(line + ": " + millis + " ms, " + bytes + " bytes");
        }
        return problems;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    @DisplayName("no class is initialised or even looked for because a condition names it")
    void noClassIsTouched() throws Exception {
        var asked = new ArrayList<String>();
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        Conditions.compile("true ? true : 1 + 1 == 2", DECLARED);
        thread.setContextClassLoader(new ClassLoader(before) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                asked.add(name);
                return super.loadClass(name, resolve);
            }
        });
        try {
            for (String line : ConditionCorpusTest.hostile().toList()) {
                problems(line, values("a"));
            }
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(asked).isEmpty();
        assertThat(System.getProperty(Canary.PROPERTY)).isNull();
    }

    @Test
    @DisplayName("MVEL's settings for the whole virtual machine stay as they were")
    void settings() throws Exception {
        var before = MvelSettings.all();
        for (String line : ConditionCorpusTest.hostile().toList()) {
            problems(line, values("a"));
        }
        for (String line : ConditionCorpusTest.legitimate().toList()) {
            problems(line, values("a"));
        }
        assertThat(before).hasSizeGreaterThan(10);
        assertThat(MvelSettings.all()).isEqualTo(before);
    }
}
