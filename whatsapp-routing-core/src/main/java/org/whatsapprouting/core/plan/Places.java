package org.whatsapprouting.core.plan;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.core.json.Json;
import org.whatsapprouting.core.json.Json.Place;

/** Finds where in a file the path of a problem leads; if not all the way, then as far as it goes. */
final class Places {
    /** A name, the number of an item, or the text of an item. */
    private static final Pattern STEP = Pattern.compile("\\['([^']*)'\\]|\\[([0-9]+)\\]|\\.?([^.\\[]+)");

    private static final Pattern DISPOSITION = Pattern.compile("^dispositions\\[([0-9]+)\\]");

    private final Json.Obj file;
    private final Map<Json.Obj, Map<String, String>> renamed;
    private final List<Json.Obj> dispositions;

    /** @param dispositions the dispositions in the order of the tenant, because in the file they are nested */
    Places(Json.Obj file, Map<Json.Obj, Map<String, String>> renamed, List<Json.Obj> dispositions) {
        this.file = file;
        this.renamed = renamed;
        this.dispositions = dispositions;
    }

    Place of(String path) {
        Json at = file;
        int begin = 0;
        var nested = DISPOSITION.matcher(path);
        if (nested.find() && Integer.parseInt(nested.group(1)) < dispositions.size()) {
            at = dispositions.get(Integer.parseInt(nested.group(1)));
            begin = nested.end();
        }
        var step = STEP.matcher(path);
        while (begin < path.length() && step.find(begin)) {
            var next = step.group(1) != null
                    ? item(at, step.group(1))
                    : step.group(2) != null ? item(at, Integer.parseInt(step.group(2))) : member(at, step.group(3));
            if (next == null) {
                return at.place();
            }
            at = next;
            begin = step.end();
        }
        return at.place();
    }

    private @Nullable Json member(Json at, String name) {
        if (!(at instanceof Json.Obj object)) {
            return null;
        }
        var written = renamed.getOrDefault(object, Map.of()).getOrDefault(name, name);
        return SchemaText.member(object, written);
    }

    private static @Nullable Json item(Json at, int index) {
        return at instanceof Json.Arr array && index < array.items().size()
                ? array.items().get(index)
                : null;
    }

    private static @Nullable Json item(Json at, String text) {
        if (at instanceof Json.Arr array) {
            for (Json item : array.items()) {
                if (item instanceof Json.Text found && found.value().equals(text)) {
                    return item;
                }
            }
        }
        return null;
    }
}
