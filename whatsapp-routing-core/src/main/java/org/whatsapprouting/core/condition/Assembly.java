package org.whatsapprouting.core.condition;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a program from a tree. Tests are laid down from the last to the first, so that it is known where each leads. */
final class Assembly {
    private final Cut cut;
    private final List<int[]> instructions = new ArrayList<>();
    private final List<String> slots = new ArrayList<>();
    private final List<@Nullable Object> constants = new ArrayList<>();
    private final List<Source> computed = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();

    private Assembly(Cut cut) {
        this.cut = cut;
    }

    static Program of(Part part, Cut cut) {
        var assembly = new Assembly(cut);
        int start = assembly.lay(part, Program.HOLDS, Program.FAILS);
        var code = new int[assembly.instructions.size() * Program.WIDTH];
        for (int i = 0; i < assembly.instructions.size(); i++) {
            System.arraycopy(assembly.instructions.get(i), 0, code, i * Program.WIDTH, Program.WIDTH);
        }
        return new Program(
                code,
                start,
                assembly.slots.toArray(String[]::new),
                assembly.constants.toArray(),
                assembly.computed.toArray(Source[]::new),
                assembly.patterns.toArray(Pattern[]::new));
    }

    /** Returns where the part begins, if it is to go on at these places. */
    private int lay(Part part, int yes, int no) {
        if (part instanceof Part.Not not) {
            return lay(not.part(), no, yes);
        }
        if (part instanceof Part.All all) {
            int next = yes;
            for (int i = all.parts().size() - 1; i >= 0; i--) {
                next = lay(all.parts().get(i), next, no);
            }
            return next;
        }
        if (part instanceof Part.Any any) {
            int next = no;
            for (int i = any.parts().size() - 1; i >= 0; i--) {
                next = lay(any.parts().get(i), yes, next);
            }
            return next;
        }
        if (part instanceof Part.Compare compare) {
            return lay(compare.sign().ordinal(), operand(compare.left()), operand(compare.right()), yes, no);
        }
        if (part instanceof Part.Contains contains) {
            cut.search(contains.part());
            return lay(Program.CONTAINS, operand(contains.whole()), operand(contains.part()), yes, no);
        }
        if (part instanceof Part.Empty empty) {
            return lay(Program.EMPTY, operand(empty.part()), 0, yes, no);
        }
        if (part instanceof Part.Matches matches) {
            cut.match(matches.pattern());
            return lay(Program.MATCHES, operand(matches.text()), index(patterns, matches.pattern()), yes, no);
        }
        return lay(Program.FLAG, operand(part), 0, yes, no);
    }

    private int lay(int test, int left, int right, int yes, int no) {
        instructions.add(new int[] {test, left, right, yes, no});
        return (instructions.size() - 1) * Program.WIDTH;
    }

    private int operand(Part part) {
        if (part instanceof Part.Named named) {
            int known = slots.indexOf(named.name());
            return coded(Program.SLOT, known >= 0 ? known : index(slots, named.name()));
        }
        return part instanceof Part.Constant constant
                ? coded(Program.CONSTANT, constant(constant.value()))
                : coded(Program.COMPUTED, index(computed, cut.source(part)));
    }

    private static int coded(int kind, int index) {
        return index << Program.KIND_BITS | kind;
    }

    private int constant(@Nullable Object value) {
        constants.add(value);
        return constants.size() - 1;
    }

    private static <T> int index(List<T> list, T added) {
        list.add(added);
        return list.size() - 1;
    }
}
