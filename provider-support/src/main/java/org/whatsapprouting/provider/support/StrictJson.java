package org.whatsapprouting.provider.support;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.whatsapprouting.provider.support.JsonTokens.Part;

/**
 * Reads JSON that strangers send: strict UTF-8, strict syntax, no duplicate names, nothing behind the value, and limits on
 * everything that could be made large. Immutable, safe for any thread.
 */
public final class StrictJson {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 65_536;
    private static final int MAX_NAME = 200;
    private static final int MAX_NUMBER = 40;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();
    private static final ObjectWriter SORTED_WRITER = WRITER.with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

    private final int maxBytes;
    private final JsonFactory factory;
    private final ObjectReader reader;

    /**
     * Reads one document token by token.
     *
     * @param <T> what is read
     */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * Reads the value the tokens stand at, to its end.
         *
         * @throws IOException as the tokens throw it
         */
        T read(JsonTokens json) throws IOException;
    }

    /**
     * @param maxBytes how many bytes a document may have
     * @param maxTokens how many names, values and brackets a document may have
     */
    public StrictJson(int maxBytes, long maxTokens) {
        this.maxBytes = maxBytes;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(maxBytes)
                        .maxTokenCount(maxTokens)
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_NUMBER)
                        .build())
                .build();
        this.reader = JsonMapper.builder(factory)
                .nodeFactory(new BoundedNumbers())
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readerFor(JsonNode.class);
    }

    /**
     * Reads one document into a tree. A byte order mark before it is ignored.
     *
     * @throws MalformedJsonException if it is empty, not strict JSON in UTF-8, or over a limit
     */
    public JsonNode read(byte[] document) throws MalformedJsonException {
        return read(document, JsonTokens::tree);
    }

    /**
     * Reads one document token by token. A byte order mark before it is ignored.
     *
     * @return what was read; only of a document that is good to its end
     * @throws MalformedJsonException if it is empty, not strict JSON in UTF-8, or over a limit
     */
    public <T> T read(byte[] document, Reading<T> reading) throws MalformedJsonException {
        if (document.length > maxBytes) {
            throw new MalformedJsonException(
                    "A document has at most " + maxBytes + " bytes, but this one has " + document.length + ".");
        }
        try (JsonTokens tokens = open(document)) {
            if (tokens.isAtEnd()) {
                throw new MalformedJsonException("The document is empty.");
            }
            T value = reading.read(tokens);
            tokens.expectEnd();
            return value;
        } catch (NumberFormatException number) {
            // Ours, or Jackson's for exponents beyond what BigDecimal can hold.
            throw new MalformedJsonException("A number has an exponent beyond " + BoundedNumbers.MAX_SCALE + ".");
        } catch (StreamConstraintsException limit) {
            throw new MalformedJsonException("Over a limit" + where(limit) + ".");
        } catch (JsonProcessingException syntax) {
            throw new MalformedJsonException("Not strict JSON" + where(syntax) + ".");
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed.", impossible);
        }
    }

    private JsonTokens open(byte[] document) throws IOException, MalformedJsonException {
        if (isAscii(document)) {
            return new JsonTokens(
                    part -> factory.createParser(document, part.from(), part.to() - part.from()),
                    reader,
                    new Part(0, document.length));
        }
        CharBuffer text = decode(document);
        if (text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK) {
            text.get();
        }
        int start = text.arrayOffset() + text.position();
        return new JsonTokens(
                part -> factory.createParser(text.array(), start + part.from(), part.to() - part.from()),
                reader,
                new Part(0, text.remaining()));
    }

    /** Most bodies are, and need no decoding; zero bytes are left out, because they would be taken for UTF-16. */
    private static boolean isAscii(byte[] document) {
        for (byte b : document) {
            if (b <= 0) {
                return false;
            }
        }
        return true;
    }

    /** Writes a node as compact JSON in pure ASCII, names in the order they came. */
    public static String write(JsonNode node) {
        return write(WRITER, node);
    }

    /** Writes a node as compact JSON in pure ASCII, names sorted: equal nodes give equal texts. */
    public static String canonical(JsonNode node) {
        return write(SORTED_WRITER, node);
    }

    private static String write(ObjectWriter writer, JsonNode node) {
        try {
            return writer.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree of plain values could not be written.", impossible);
        }
    }

    private static CharBuffer decode(byte[] document) throws MalformedJsonException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(document));
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedJsonException("Not UTF-8.");
        }
    }

    /** Jackson's own messages quote the document, so only the place is taken from them. */
    private static String where(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
