package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/** What goes back to a caller. */
sealed interface Answer {

    /**
     * An answer that is there as a whole.
     *
     * @param status the HTTP status
     * @param contentType the type of the body
     * @param body the body, may be empty
     * @param headers further headers
     */
    record Whole(int status, String contentType, String body, Map<String, String> headers) implements Answer {
        /** Copies the headers. */
        public Whole {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * A file, as a whole.
     *
     * @param contentType what it is
     * @param bytes the file; not copied, because it may be large
     * @param headers further headers
     * @param gone called once when it was written, or could not be
     */
    record File(String contentType, byte[] bytes, Map<String, String> headers, Runnable gone) implements Answer {
        /** Copies the headers. */
        public File {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * An answer that goes on until one side ends it. It gets a thread of its own.
     *
     * @param writer writes head and body
     */
    record Stream(Writer writer) implements Answer {}

    /** Writes a whole exchange. */
    @FunctionalInterface
    interface Writer {
        /** Called once; the exchange is closed afterwards. */
        void write(HttpExchange exchange) throws IOException;
    }

    /** Returns an answer of JSON. */
    static Answer json(int status, JsonNode body) {
        return new Whole(status, "application/json", body.toString(), Map.of());
    }
}
