package org.whatsapprouting.provider.twilio.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.whatsapprouting.provider.support.StrictJson;

/** The values of a template's variables, numbered from 1, always texts: Twilio refuses numbers (Twilio 1.2). */
public final class Variables {
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();

    /** Adds the value of the next variable. */
    public Variables add(String value) {
        values.put(Integer.toString(values.size() + 1), value);
        return this;
    }

    /** Returns whether Twilio takes them: it refuses empty ones (Twilio 1.3). */
    boolean areUsable() {
        return values.valueStream()
                .allMatch(value -> !value.textValue().isBlank() && MessageWriter.whole(value.textValue()));
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    String json() {
        return StrictJson.write(values);
    }
}
