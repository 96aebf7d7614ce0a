package org.whatsapprouting.core.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.core.condition.Closest;
import org.whatsapprouting.core.json.Json;
import org.whatsapprouting.core.plan.Problem.Code;

/** Holds one text or number against its rules. */
final class ScalarCheck {
    private static final int LONGEST_SHOWN = 60;

    /** How the schema says that a text is not blank. Which characters are blank, schemas and Java see differently. */
    private static final String NOT_BLANK = "\\S";

    private final FileProblems problems;
    private final String path;
    private final String name;
    private final String meaning;

    ScalarCheck(FileProblems problems, String path, String name, String meaning) {
        this.problems = problems;
        this.path = path;
        this.name = name;
        this.meaning = meaning;
    }

    void text(Json.Text text, Json.Obj rules) {
        var value = text.value();
        var choices = SchemaText.strings(rules, "enum");
        if (!choices.isEmpty() && !choices.contains(value)) {
            notAmong(text, choices);
        }
        var least = SchemaText.number(rules, "minLength");
        var most = SchemaText.number(rules, "maxLength");
        var length = BigDecimal.valueOf(value.codePointCount(0, value.length()));
        if (least != null && length.compareTo(least) < 0) {
            wrong(text, " is empty or too short. ");
        } else if (most != null && length.compareTo(most) > 0) {
            wrong(text, " has " + length + " characters. Use " + most + " or fewer. ");
        }
        if (!fits(SchemaText.string(rules, "pattern", ""), value)) {
            wrong(text, shown(value) + ". ");
        }
    }

    /** The patterns are our own and few; what they are held against is short. */
    private static boolean fits(String pattern, String value) {
        if (pattern.equals(NOT_BLANK)) {
            return !value.isBlank();
        }
        // At the end of a schema's pattern, $ is the end of the text; in Java it is also before a last line end.
        var java = pattern.endsWith("$") ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern;
        return Pattern.compile(java).matcher(value).find();
    }

    private void notAmong(Json.Text text, List<String> choices) {
        @Nullable String closest = Closest.to(text.value(), choices).orElse(null);
        problems.error(
                text.place(),
                path,
                Code.BAD_VALUE,
                name + shown(text.value()) + ". "
                        + (closest == null
                                ? "Give one of " + String.join(", ", choices) + "."
                                : "Did you mean '" + closest + "'?"),
                closest);
    }

    void number(Json.Num number, Json.Obj rules) {
        var least = SchemaText.number(rules, "minimum");
        var most = SchemaText.number(rules, "maximum");
        var value = number.value();
        if ((least != null && value.compareTo(least) < 0) || (most != null && value.compareTo(most) > 0)) {
            wrong(number, " is " + value.toPlainString() + ". Give " + range(least, most) + ". ");
        }
    }

    private static String range(@Nullable BigDecimal least, @Nullable BigDecimal most) {
        return least == null ? most + " or less" : most == null ? least + " or more" : least + " to " + most;
    }

    private void wrong(Json value, String what) {
        problems.error(value.place(), path, Code.BAD_VALUE, (name + what + meaning).strip());
    }

    private static String shown(String value) {
        boolean plain = value.length() <= LONGEST_SHOWN && value.chars().noneMatch(Character::isISOControl);
        return plain ? " cannot be '" + value + "'" : " has a value that is not of its form";
    }
}
