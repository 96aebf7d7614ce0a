package org.whatsapprouting.provider.twilio.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.provider.support.StrictJson;

/** The parameters of a webhook as text, in the order they came (Twilio 1.4). */
public final class Fields {
    private final Map<String, List<String>> fields;

    Fields(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /** The first value of a parameter, without the NUL characters that Twilio lets through; null if it is absent. */
    @Nullable
    String text(String name) {
        List<String> values = fields.get(name);
        return values == null ? null : values.get(0).replace("\0", "");
    }

    /** What {@link #text} returns, but null for a blank one. */
    @Nullable
    String id(String name) {
        String text = text(name);
        return text == null || text.isBlank() ? null : text;
    }

    /** The first of these parameters that is there and not blank. */
    @Nullable
    String firstOf(String... names) {
        for (String name : names) {
            String id = id(name);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    /** All of it as a JSON object of texts, or of lists of texts where a parameter came several times. */
    String json() {
        return StrictJson.write(object(name -> true));
    }

    /** The same text for the same parameters in any order. */
    String canonical() {
        return StrictJson.canonical(object(name -> true));
    }

    /** The parameters whose names begin so as a JSON object, or null if there are none. */
    @Nullable
    String jsonOf(String prefix) {
        ObjectNode chosen = object(name -> name.startsWith(prefix));
        return chosen.isEmpty() ? null : StrictJson.write(chosen);
    }

    private ObjectNode object(Predicate<String> wanted) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, values) -> {
            if (!wanted.test(name)) {
                return;
            }
            if (values.size() == 1) {
                object.put(name, values.get(0));
            } else {
                values.forEach(object.withArrayProperty(name)::add);
            }
        });
        return object;
    }
}
