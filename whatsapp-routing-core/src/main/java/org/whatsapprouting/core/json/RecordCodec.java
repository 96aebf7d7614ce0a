package org.whatsapprouting.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes records as JSON and reads them back, by their components alone. Equal values give equal text.
 *
 * <ul>
 *   <li>A record is an object with a field for each component, in the order of declaration. A component that is null or an
 *       empty collection is left out, and read so when it is absent; an absent number is 0, an absent flag false. A field
 *       that the record does not have is refused: dropping it would lose state that a newer version has written.
 *   <li>A record with one component of type String, such as an id, is that text.
 *   <li>A record of a sealed interface is an object with a {@code type}: its simple name in lower case with dashes. A
 *       component that is itself named {@code type} is then written under the name of the record, as {@code mediaType}.
 *       JSON never names a class; what can be read is what the sealed interface permits.
 *   <li>Sets are sorted, maps are sorted by key. Enums go by name, times and zones by their ISO-8601 text, decimals as text
 *       so that nobody rounds them on the way.
 * </ul>
 *
 * <p>Records have to be public. Immutable, safe for any thread; keep one instance, because it learns each type once.
 */
public final class RecordCodec {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_LENGTH = 1 << 26;
    private static final int MAX_TOKENS = 1 << 21;
    private static final int MAX_TEXT = 1 << 25;
    private static final int MAX_NUMBER = 100;

    /** Everything from the surrogates up is escaped, so that half a pair survives every store and character set. */
    private static final int LAST_PLAIN_CHARACTER = 0xD7FF;

    private final JsonFactory json = factory();
    private final Forms forms = new Forms(json);

    /** Makes a codec that knows no type yet. */
    public RecordCodec() {}

    private static JsonFactory factory() {
        // Names are not kept in a shared table: map keys are data, and data must not be able to fill or clog it.
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .highestNonEscapedChar(LAST_PLAIN_CHARACTER)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxDocumentLength(MAX_LENGTH)
                        .maxTokenCount(MAX_TOKENS)
                        .maxStringLength(MAX_TEXT)
                        .maxNameLength(MAX_TEXT)
                        .maxNumberLength(MAX_NUMBER)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
    }

    /**
     * Writes a record as what it is.
     *
     * @return JSON text on one line
     * @throws CodecException if a component is null that may not be, or its type cannot be written
     */
    public String write(Object record) {
        return write(record, record.getClass());
    }

    /**
     * Writes a record as one of a sealed interface, so that it can be read back by that interface.
     *
     * @param type the record's own class, or a sealed interface it belongs to
     *
     * @return JSON text on one line
     * @throws CodecException if a component is null that may not be, or its type cannot be written
     */
    public String write(Object record, Class<?> type) {
        var form = forms.of(type);
        var text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            form.write(out, record);
        } catch (JsonProcessingException tooDeep) {
            throw new CodecException("Cannot write " + name(record.getClass()) + ": it is nested deeper than "
                    + MAX_DEPTH + " levels, or holds something that JSON cannot.");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * Reads a record.
     *
     * @param json the text, exactly one JSON value
     * @param type the record, or a sealed interface it belongs to
     * @throws CodecException if the text is not JSON, is over a limit, or does not hold what the type needs
     */
    public <T> T read(String json, Class<T> type) {
        var form = forms.of(type);
        try (JsonParser in = this.json.createParser(json)) {
            in.nextToken();
            T value = type.cast(form.read(in));
            if (in.nextToken() != null) {
                throw Fault.at(in, name(type) + " ends, but the text goes on");
            }
            return value;
        } catch (JsonProcessingException broken) {
            throw Fault.broken(broken, name(type));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String name(Class<?> type) {
        return type.getSimpleName();
    }
}
