package org.whatsapprouting.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.core.condition.Compilation.Compiled;

@DisplayName("Conditions: what MVEL gets")
class FormulaTest {
    private static String formula(String condition) {
        var tree = ((Compiled) Conditions.compile(condition, RandomCondition.DECLARED))
                .condition()
                .tree();
        return Formula.of(tree, Formula.Want.FLAG, new Cut()).toString();
    }

    @Test
    @DisplayName("a text of variables by number, operators and parentheses, whatever the condition holds")
    void canonical() {
        assertThat(formula("n + 1 > m * 2 ? t.startsWith('a') : t ~= 'System.*' && !f"))
                .isEqualTo("(((v0 + v1) > (v2 * v3)) ? v4 : (v5 && (!v6)))");
        assertThat(formula("(n + 1) * 2 > t.length() - -3")).isEqualTo("(((v0 + v1) * v2) > (v3 - v4))");
        assertThat(formula("t == 'getClass().forName(1)'")).isEqualTo("v0");
        assertThat(formula("n / m % (1 + n) == 0")).isEqualTo("((v0 % v1) == v2)");
    }

    @Test
    @DisplayName("any other text never reaches it")
    void nothingElse() {
        for (String text : List.of(
                "v0 + t", "new X()", "v0.v1", "v0; v1", "'v0'", "{v0}", "v0[v1]", "v0, v1", "$v0", "@v0", "v0\n+ v1")) {
            assertThatThrownBy(() -> Formula.canonical(text)).as(text).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("nothing can be created or assigned in what MVEL can reach")
    void closed() {
        var frame = new Frame(new Formula.Leaf[0], name -> null, Meter.FREE);
        for (Runnable attempt : List.<Runnable>of(
                () -> frame.createVariable("x", 1),
                () -> frame.createVariable("x", 1, Object.class),
                () -> frame.createIndexedVariable(0, "x", 1),
                () -> frame.createIndexedVariable(0, "x", 1, Object.class),
                () -> frame.setIndexedVariableResolver(0, frame.getVariableResolver("v0")),
                () -> frame.setNextFactory(frame),
                () -> frame.getVariableResolver("v0").setValue(1))) {
            assertThatThrownBy(attempt::run).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("the limits keep it small: the largest calculation and choice compile within half a second")
    void largest() {
        var largest = new ArrayList<String>();
        largest.add("f ? g : ".repeat(32) + "f");
        largest.add("0" + " + n".repeat(32) + " > 1");
        largest.add("(".repeat(31) + "n" + " * m) ".repeat(31) + "> 1");
        largest.add(String.join(" && ", java.util.Collections.nCopies(70, "(n + 1 > m)")) + " ? f : g");
        for (String text : largest) {
            long start = System.nanoTime();
            assertThat(Conditions.compile(text, RandomCondition.DECLARED))
                    .as(text)
                    .isInstanceOf(Compiled.class);
            assertThat(System.nanoTime() - start).as(text).isLessThan(500_000_000L);
        }
    }
}
