package org.whatsapprouting.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Sets. Equal sets must give equal text, but a set has no order of its own: numbers are sorted by value, everything else
 * by its text.
 *
 * @param element how an element looks
 * @param json writes elements that are more than a text
 */
record SetForm(Form element, JsonFactory json) implements Form {

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        out.writeStartArray();
        if (element instanceof NumberForm) {
            for (Object item : ((Set<?>) value).stream().sorted().toList()) {
                element.write(out, item);
            }
        } else if (element instanceof TextForm form) {
            var texts = new ArrayList<String>();
            for (Object item : (Set<?>) value) {
                texts.add(form.toText().apply(item));
            }
            Collections.sort(texts);
            for (String text : texts) {
                out.writeString(text);
            }
        } else {
            var texts = new ArrayList<String>();
            for (Object item : (Set<?>) value) {
                texts.add(text(item));
            }
            Collections.sort(texts);
            for (String text : texts) {
                out.writeRawValue(text);
            }
        }
        out.writeEndArray();
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        var items = ListForm.items(in, element);
        var set = new LinkedHashSet<>(items);
        if (set.size() != items.size()) {
            throw Fault.at(in, "a set holds an element twice");
        }
        return Collections.unmodifiableSet(set);
    }

    @Override
    public Object absent() {
        return Set.of();
    }

    private String text(Object item) throws IOException {
        var text = new StringWriter();
        try (var out = json.createGenerator(text)) {
            element.write(out, item);
        }
        return text.toString();
    }
}
