package org.whatsapprouting.provider.twilio.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.whatsapprouting.provider.support.StrictJson;

/**
 * The values of a template's variables, always texts: Twilio refuses numbers (Twilio 1.2).
 *
 * @param json a JSON object; empty for no variables
 */
public record Variables(String json) {

    /** Gives values to variables, one each. */
    static Variables of(List<String> names, List<String> values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Iterator<String> value = values.iterator();
        names.forEach(name -> object.put(name, value.next()));
        return new Variables(object.isEmpty() ? "" : StrictJson.write(object));
    }

    /** Gives values to variables that are numbered from 1. */
    public static Variables numbered(List<String> values) {
        return of(
                IntStream.rangeClosed(1, values.size())
                        .mapToObj(Integer::toString)
                        .toList(),
                values);
    }

    /** Returns whether Twilio takes a value: it refuses empty ones (Twilio 1.3). */
    static boolean isUsable(String value) {
        return !value.isBlank() && MessageWriter.whole(value);
    }
}
