package org.whatsapprouting.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** The words of what goes wrong. A JSON library's own words are never passed on: they quote the document. */
final class Fault {
    private Fault() {}

    /** What is wrong at the place where the parser stands. */
    static CodecException at(JsonParser in, String what) {
        var place = in.getParsingContext().pathAsPointer().toString();
        return new CodecException("Cannot read: " + what + ". Place: " + (place.isEmpty() ? "/" : place) + ".");
    }

    /** A value of another kind than expected. */
    static CodecException expected(JsonParser in, String what) {
        return at(in, what + " was expected, but " + kind(in.currentToken()) + " was found");
    }

    /** What is wrong at the place where the generator stands. */
    static CodecException at(JsonGenerator out, String what) {
        return new CodecException(
                "Cannot write: " + what + ". Place: " + out.getOutputContext().pathAsPointer() + ".");
    }

    /** Not JSON, or over a limit. */
    static CodecException broken(JsonProcessingException problem, String type) {
        var where = problem.getLocation();
        return new CodecException("Cannot read " + type + ": the text is not JSON or is over a limit"
                + (where == null ? "" : ", at line " + where.getLineNr() + ", column " + where.getColumnNr()) + ".");
    }

    private static String kind(@Nullable JsonToken token) {
        if (token == null) {
            return "the end of the text";
        }
        return switch (token) {
            case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }
}
