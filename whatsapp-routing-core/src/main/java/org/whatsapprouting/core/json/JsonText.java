package org.whatsapprouting.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.core.json.Json.Member;
import org.whatsapprouting.core.json.Json.Place;

/** Reads JSON that people write: strict JSON in UTF-8, with the place of everything. */
public final class JsonText {
    private static final int MAX_BYTES = 1 << 24;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TOKENS = 1 << 21;
    private static final int MAX_TEXT = 1 << 16;
    private static final int MAX_NAME = 200;
    private static final int MAX_NUMBER = 40;
    private static final int MAX_SCALE = 400;

    private final List<Flaw> flaws = new ArrayList<>();
    private final JsonParser in;

    private JsonText(JsonParser in) {
        this.in = in;
    }

    /**
     * What a text holds.
     *
     * @param root its value, or null if it is not JSON
     * @param flaws what is wrong with it, in its order; empty if nothing is
     */
    public record Parsed(@Nullable Json root, List<Flaw> flaws) {}

    /**
     * Something wrong.
     *
     * @param place where
     * @param kind what sort of
     * @param message what was found and what to do; never quotes the text, because a secret may stand in it
     */
    public record Flaw(Place place, Kind kind, String message) {
        /** Sorts of flaws. */
        public enum Kind {
            /** It is not JSON from here on. */
            NOT_JSON,
            /** A name stands twice in one object. */
            DUPLICATE_NAME
        }
    }

    /**
     * Reads a text.
     *
     * @param bytes the text in UTF-8, at most 16 MiB; a byte order mark is passed over
     */
    public static Parsed parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return broken(new Place(1, 1), "The file has more than " + MAX_BYTES + " bytes. Split it.");
        }
        var source = ByteBuffer.wrap(bytes);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(source).toString();
            return parse(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            var before = new String(bytes, 0, source.position(), StandardCharsets.UTF_8);
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            int column = before.length() - before.lastIndexOf('\n');
            return broken(new Place(line, column), "The file is not in UTF-8 here. Save it in UTF-8.");
        }
    }

    private static Parsed parse(String text) {
        try (var parser = factory().createParser(text)) {
            return new JsonText(parser).document();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxTokenCount(MAX_TOKENS)
                        .maxStringLength(MAX_TEXT)
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_NUMBER)
                        .build())
                .build();
    }

    private static Parsed broken(Place place, String message) {
        return new Parsed(null, List.of(new Flaw(place, Flaw.Kind.NOT_JSON, message)));
    }

    private Parsed document() throws IOException {
        try {
            if (in.nextToken() == null) {
                return broken(new Place(1, 1), "The file is empty. Begin with {.");
            }
            var root = value();
            if (in.nextToken() != null) {
                flaws.add(new Flaw(
                        here(), Flaw.Kind.NOT_JSON, "The file goes on after its end. Remove what is too much."));
                return new Parsed(null, List.copyOf(flaws));
            }
            return new Parsed(root, List.copyOf(flaws));
        } catch (JsonProcessingException notJson) {
            flaws.add(new Flaw(
                    place(notJson.getLocation()),
                    Flaw.Kind.NOT_JSON,
                    "This is not JSON, or over a limit. Look for a missing or additional comma, quote or bracket here or "
                            + "just before; comments are not allowed."));
            return new Parsed(null, List.copyOf(flaws));
        }
    }

    private Json value() throws IOException {
        var place = here();
        return switch (in.currentToken()) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> array(place);
            case VALUE_STRING -> new Json.Text(place, in.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(place);
            case VALUE_TRUE, VALUE_FALSE -> new Json.Flag(place, in.getBooleanValue());
            default -> new Json.Null(place);
        };
    }

    private Json number(Place place) throws IOException {
        // A few characters can name a number of a million digits, or one that no decimal can hold; nobody means one.
        try {
            var value = in.getDecimalValue();
            return Math.abs((long) value.scale()) > MAX_SCALE ? new Json.Null(place) : new Json.Num(place, value);
        } catch (NumberFormatException exponent) {
            return new Json.Null(place);
        }
    }

    private Json object(Place place) throws IOException {
        var members = new LinkedHashMap<String, Member>();
        while (in.nextFieldName() != null) {
            var name = in.currentName();
            var at = here();
            in.nextToken();
            var first = members.putIfAbsent(name, new Member(at, value()));
            if (first != null) {
                flaws.add(new Flaw(
                        at,
                        Flaw.Kind.DUPLICATE_NAME,
                        "The key '" + name + "' stands in this object already, at line "
                                + first.place().line() + ". Keep one of them."));
            }
        }
        return new Json.Obj(place, members);
    }

    private Json array(Place place) throws IOException {
        var items = new ArrayList<Json>();
        while (in.nextToken() != com.fasterxml.jackson.core.JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Json.Arr(place, items);
    }

    private Place here() {
        return place(in.currentTokenLocation());
    }

    private static Place place(@Nullable JsonLocation location) {
        return location == null ? new Place(1, 1) : new Place(location.getLineNr(), location.getColumnNr());
    }
}
