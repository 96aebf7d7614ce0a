package org.whatsapprouting.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks at each byte once and takes the text of seven names. It checks nothing and knows no escapes. */
final class ByteScan {
    private static final byte[][] NAMES = {
        name("phone_number_id"), name("name"), name("from"), name("id"), name("timestamp"), name("body"), name("type")
    };

    private ByteScan() {}

    static List<String> fields(byte[] body) {
        var fields = new ArrayList<String>(NAMES.length);
        boolean wanted = false;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '"') {
                int start = i + 1;
                int end = start;
                while (body[end] != '"') {
                    end++;
                }
                i = end;
                if (wanted) {
                    fields.add(new String(body, start, end - start, StandardCharsets.ISO_8859_1));
                    wanted = false;
                } else {
                    wanted = body[end + 1] == ':' && body[end + 2] == '"' && isWanted(body, start, end);
                }
            }
        }
        return fields;
    }

    private static boolean isWanted(byte[] body, int start, int end) {
        for (byte[] name : NAMES) {
            if (name.length == end - start && matches(body, start, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] body, int start, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (body[start + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] name(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
