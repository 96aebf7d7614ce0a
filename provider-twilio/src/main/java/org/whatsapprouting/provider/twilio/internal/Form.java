package org.whatsapprouting.provider.twilio.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A form as it came: names and values as the bytes they stand for. What Twilio signs is bytes, so nothing is made of them
 * that could not be turned back.
 */
public final class Form {
    /** Far more than any webhook of Twilio has; sorting more for a stranger is not worth it. */
    static final int MAX_PARAMETERS = 1_000;

    private final List<Parameter> parameters;

    private record Parameter(byte[] name, byte[] value) {}

    private Form(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads {@code application/x-www-form-urlencoded}; an escape that is none stands for itself.
     *
     * @return null if there are more than 1,000 parameters
     */
    public static @Nullable Form read(byte[] body) {
        var parameters = new ArrayList<Parameter>();
        int start = 0;
        while (start < body.length) {
            int end = indexOf('&', body, start, body.length);
            if (end > start) {
                if (parameters.size() == MAX_PARAMETERS) {
                    return null;
                }
                int equals = indexOf('=', body, start, end);
                parameters.add(
                        new Parameter(decoded(body, start, equals), decoded(body, Math.min(equals + 1, end), end)));
            }
            start = end + 1;
        }
        return new Form(parameters);
    }

    /**
     * Returns what Twilio signs of it: each name with each of its different values, both in order of their bytes
     * (Twilio 1.6).
     */
    byte[] signedPart() {
        var sorted = new TreeMap<byte[], TreeSet<byte[]>>(Arrays::compareUnsigned);
        for (Parameter parameter : parameters) {
            sorted.computeIfAbsent(parameter.name(), name -> new TreeSet<>(Arrays::compareUnsigned))
                    .add(parameter.value());
        }
        var signed = new ByteArrayOutputStream();
        sorted.forEach((name, values) -> values.forEach(value -> {
            signed.writeBytes(name);
            signed.writeBytes(value);
        }));
        return signed.toByteArray();
    }

    /** Returns it as text, or null if it is not in UTF-8. */
    public @Nullable Fields fields() {
        var fields = new LinkedHashMap<String, List<String>>();
        try {
            for (Parameter parameter : parameters) {
                fields.computeIfAbsent(text(parameter.name()), name -> new ArrayList<>())
                        .add(text(parameter.value()));
            }
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
        return new Fields(fields);
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Returns where a character is, or {@code to}. */
    private static int indexOf(char wanted, byte[] body, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] == wanted) {
                return i;
            }
        }
        return to;
    }

    /** Returns what an escaped name or value stands for. */
    static byte[] decoded(byte[] escaped) {
        return decoded(escaped, 0, escaped.length);
    }

    private static byte[] decoded(byte[] body, int from, int to) {
        var out = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            if (body[i] == '%' && i + 2 < to && isHex(body[i + 1]) && isHex(body[i + 2])) {
                out.write(Character.digit(body[i + 1], 16) << 4 | Character.digit(body[i + 2], 16));
                i += 2;
            } else {
                out.write(body[i] == '+' ? ' ' : body[i]);
            }
        }
        return out.toByteArray();
    }

    private static boolean isHex(byte b) {
        return b > 0 && Character.digit((char) b, 16) >= 0;
    }
}
