package org.whatsapprouting.core.plan;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.core.json.Json;
import org.whatsapprouting.core.json.Json.Place;
import org.whatsapprouting.core.plan.Problem.Code;

/**
 * Reads the members of one object of a file. What is absent or known to be wrong is null or empty: the problem has been
 * told, and the rest can still be looked at.
 */
final class Fields {
    private final Json.Obj object;
    private final String path;
    private final FileProblems problems;
    private final Map<Json.Obj, Map<String, String>> renamed;

    Fields(Json.Obj object, String path, FileProblems problems, Map<Json.Obj, Map<String, String>> renamed) {
        this.object = object;
        this.path = path;
        this.problems = problems;
        this.renamed = renamed;
    }

    Json.Obj json() {
        return object;
    }

    Place place() {
        return object.place();
    }

    boolean isEmpty() {
        return object.members().isEmpty();
    }

    boolean has(String name) {
        return value(name) != null;
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The value of a member as it stands, by its right name; null if it is absent. */
    @Nullable
    Json value(String name) {
        var written = renamed.getOrDefault(object, Map.of()).getOrDefault(name, name);
        var member = object.members().get(written);
        return member == null ? null : member.value();
    }

    private @Nullable Json sound(String name) {
        return problems.isFaulty(pathOf(name)) ? null : value(name);
    }

    @Nullable
    String text(String name) {
        return sound(name) instanceof Json.Text text ? text.value() : null;
    }

    String text(String name, String otherwise) {
        var text = text(name);
        return text == null ? otherwise : text;
    }

    boolean flag(String name, boolean otherwise) {
        return sound(name) instanceof Json.Flag flag ? flag.value() : otherwise;
    }

    @Nullable
    BigDecimal number(String name) {
        return sound(name) instanceof Json.Num number ? number.value() : null;
    }

    /** What a text says, read further; if it cannot be, that is a problem of this place. */
    <T> @Nullable T parsed(String name, Function<String, T> parse) {
        var text = text(name);
        return text == null ? null : parsed(pathOf(name), value(name), text, parse);
    }

    private <T> @Nullable T parsed(String at, @Nullable Json value, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            var message = String.valueOf(wrong.getMessage());
            problems.error(value == null ? place() : value.place(), at, Code.BAD_VALUE, message);
            return null;
        }
    }

    /** The texts of a list, without those that are wrong. A number counts as its digits. */
    List<String> texts(String name) {
        return this.<String>each(name, text -> text);
    }

    /** The texts of a list, read further. */
    <T> List<T> each(String name, Function<String, T> parse) {
        var found = new ArrayList<T>();
        if (sound(name) instanceof Json.Arr array) {
            for (int i = 0; i < array.items().size(); i++) {
                var at = pathOf(name) + "[" + i + "]";
                var item = array.items().get(i);
                var text = scalar(item);
                if (text != null && !problems.isFaulty(at)) {
                    var value = parsed(at, item, text, parse);
                    if (value != null) {
                        found.add(value);
                    }
                }
            }
        }
        return found;
    }

    /** The whole numbers of an object, by keys that are read further. */
    <K> Map<K, Integer> levels(String name, Function<String, K> parse) {
        var found = new LinkedHashMap<K, Integer>();
        if (sound(name) instanceof Json.Obj object) {
            object.members().forEach((key, member) -> {
                var at = pathOf(name) + "." + key;
                if (member.value() instanceof Json.Num number && !problems.isFaulty(at)) {
                    var value = parsed(at, member.value(), key, parse);
                    if (value != null) {
                        found.put(value, number.value().intValue());
                    }
                }
            });
        }
        return found;
    }

    /** The members that are text, number or flag, as text. */
    Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        object.members().forEach((name, member) -> {
            var text = scalar(member.value());
            if (text != null) {
                settings.put(name, text);
            }
        });
        return settings;
    }

    private static @Nullable String scalar(Json value) {
        if (value instanceof Json.Text text) {
            return text.value();
        }
        if (value instanceof Json.Num number) {
            return number.value().toPlainString();
        }
        return value instanceof Json.Flag flag ? Boolean.toString(flag.value()) : null;
    }

    @Nullable
    Fields object(String name) {
        return sound(name) instanceof Json.Obj child ? new Fields(child, pathOf(name), problems, renamed) : null;
    }

    /** The objects of a list. What is no object becomes one without members, so that places keep their numbers. */
    List<Fields> objects(String name) {
        var found = new ArrayList<Fields>();
        if (sound(name) instanceof Json.Arr array) {
            for (int i = 0; i < array.items().size(); i++) {
                var item = array.items().get(i);
                var child = item instanceof Json.Obj object ? object : new Json.Obj(item.place(), Map.of());
                found.add(new Fields(child, pathOf(name) + "[" + i + "]", problems, renamed));
            }
        }
        return found;
    }

    /** A member that is a text or a list of texts. */
    List<String> oneOrMore(String name) {
        var text = text(name);
        return text == null ? texts(name) : List.of(text);
    }

    /** Tells a problem of a member. */
    void error(String name, Code code, String message) {
        var value = value(name);
        problems.error(value == null ? place() : value.place(), pathOf(name), code, message);
    }
}
