package org.whatsapprouting.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the values of one type look in JSON. Immutable. */
interface Form {

    /** Writes a value. */
    void write(JsonGenerator out, Object value) throws IOException;

    /** Reads the value whose first token the parser stands at; leaves the parser at its last. */
    Object read(JsonParser in) throws IOException;

    /** The value of a component that is absent, or null if there is none. */
    default @Nullable Object absent() {
        return null;
    }
}
