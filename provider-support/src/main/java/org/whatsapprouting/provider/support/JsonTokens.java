package org.whatsapprouting.provider.support;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A document read from its beginning to its end, without a tree. It always stands at a value; whatever is asked about that
 * value passes over the whole of it, but for {@link #isObject}, {@link #isArray}, {@link #isText} and {@link #place}.
 *
 * <pre>{@code
 * for (String name = json.firstName(); name != null; name = json.nextName()) {
 *     switch (name) {
 *         case "id" -> id = json.id();
 *         default -> json.skip();
 *     }
 * }
 * }</pre>
 *
 * <p>Its methods throw {@link IOException} for what is not strict JSON or is over a limit, wherever it stands;
 * {@link StrictJson} says it in its own words. Not for several threads.
 */
public final class JsonTokens implements AutoCloseable {
    private final Source source;
    private final ObjectReader reader;
    private final int start;
    private final JsonParser parser;
    private final UniqueNames names = new UniqueNames();

    /**
     * Where a value stands in its document.
     *
     * @param from its beginning
     * @param to where what is behind it begins
     */
    public record Part(int from, int to) {}

    /** Where a document comes from; each part of it can be read again. */
    interface Source {
        JsonParser of(Part part) throws IOException;
    }

    JsonTokens(Source source, ObjectReader reader, Part part) throws IOException {
        this.source = source;
        this.reader = reader;
        this.start = part.from();
        this.parser = source.of(part);
        parser.nextToken();
    }

    /** Returns whether the value is an object. */
    public boolean isObject() {
        return parser.currentTokenId() == JsonTokenId.ID_START_OBJECT;
    }

    /** Returns whether the value is an array. */
    public boolean isArray() {
        return parser.currentTokenId() == JsonTokenId.ID_START_ARRAY;
    }

    /** Returns whether the value is a text. */
    public boolean isText() {
        return parser.currentTokenId() == JsonTokenId.ID_STRING;
    }

    /** Goes to the first field of the object and returns its name; null if there is none, or the value is no object. */
    public @Nullable String firstName() throws IOException {
        if (isObject()) {
            names.begin();
            return nextName();
        }
        skip();
        return null;
    }

    /** Goes to the next field of the object and returns its name; null behind the last. */
    public @Nullable String nextName() throws IOException {
        String name = parser.nextFieldName();
        if (name == null) {
            names.end();
            return null;
        }
        expectNew(name);
        parser.nextToken();
        return name;
    }

    /** Goes to the next element of the array; returns false behind the last. */
    public boolean nextElement() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** Returns the value as {@link JsonFields#text} does. */
    public @Nullable String text() throws IOException {
        return switch (parser.currentTokenId()) {
            case JsonTokenId.ID_STRING -> JsonFields.storable(parser.getText());
            case JsonTokenId.ID_NUMBER_INT -> parser.getNumberValue().toString();
            case JsonTokenId.ID_NUMBER_FLOAT ->
                BoundedNumbers.checked(parser.getDecimalValue()).toString();
            case JsonTokenId.ID_TRUE, JsonTokenId.ID_FALSE -> parser.getText();
            default -> {
                skip();
                yield null;
            }
        };
    }

    /** Returns what {@link #text} does, but null for a blank text. */
    public @Nullable String id() throws IOException {
        String text = text();
        return text == null || text.isBlank() ? null : text;
    }

    /** Returns the text of one field of the value; null if there is none. */
    public @Nullable String textOf(String field) throws IOException {
        String text = null;
        for (String name = firstName(); name != null; name = nextName()) {
            if (name.equals(field)) {
                text = text();
            } else {
                skip();
            }
        }
        return text;
    }

    /** Returns what {@link #textOf} does, but null for a blank text. */
    public @Nullable String idOf(String field) throws IOException {
        String text = textOf(field);
        return text == null || text.isBlank() ? null : text;
    }

    /** Passes over the value. Limits hold in what is passed over as anywhere. */
    public void skip() throws IOException {
        int depth = 0;
        do {
            switch (parser.currentTokenId()) {
                case JsonTokenId.ID_START_OBJECT -> {
                    names.begin();
                    depth++;
                }
                case JsonTokenId.ID_END_OBJECT -> {
                    names.end();
                    depth--;
                }
                case JsonTokenId.ID_START_ARRAY -> depth++;
                case JsonTokenId.ID_END_ARRAY -> depth--;
                case JsonTokenId.ID_FIELD_NAME -> expectNew(parser.currentName());
                // The parser does not look how long a text is that nobody reads.
                case JsonTokenId.ID_STRING ->
                    parser.streamReadConstraints().validateStringLength(parser.getTextLength());
                case JsonTokenId.ID_NUMBER_FLOAT -> BoundedNumbers.checked(parser.getDecimalValue());
                default -> {}
            }
        } while (depth > 0 && parser.nextToken() != null);
    }

    /** Reads the value into a tree. */
    public JsonNode tree() throws IOException {
        parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        return reader.readValue(parser);
    }

    /** Returns where the value begins, for {@link #since}. */
    public int place() {
        return place(parser.currentTokenLocation());
    }

    /** Returns the part of the document that the value takes up which began there and was passed over just now. */
    public Part since(int place) {
        return new Part(place, place(parser.currentLocation()));
    }

    /** Reads a value again. Close what is returned. */
    public JsonTokens again(Part value) throws IOException {
        return new JsonTokens(source, reader, value);
    }

    /** Reads a value again, into a tree. */
    public JsonNode tree(Part value) throws IOException {
        try (JsonTokens again = again(value)) {
            return again.tree();
        }
    }

    private void expectNew(String name) throws JsonParseException {
        if (!names.add(name)) {
            throw new JsonParseException(parser, "A name stands twice in an object.");
        }
    }

    private int place(JsonLocation location) {
        long bytes = location.getByteOffset();
        return start + (int) (bytes < 0 ? location.getCharOffset() : bytes);
    }

    boolean isAtEnd() {
        return parser.currentToken() == null;
    }

    /** What stands behind the value is refused. */
    void expectEnd() throws IOException {
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "Something stands behind the value.");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
