package org.whatsapprouting.core.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** A second reader of CSV: RFC 4180 with every field in quotes, and how a spreadsheet looks at a cell. */
final class PlainCsv {
    private PlainCsv() {}

    static List<List<String>> read(byte[] file) {
        String text = new String(file, UTF_8);
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        int at = text.startsWith("\ufeff") ? 1 : 0;
        while (at < text.length()) {
            if (text.charAt(at) != '"') {
                throw new AssertionError("A field does not begin with a quote at " + at);
            }
            var cell = new StringBuilder();
            at++;
            while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
                cell.append(text.charAt(at));
                at += text.charAt(at) == '"' ? 2 : 1;
            }
            at++;
            row.add(cell.toString());
            if (text.startsWith("\r\n", at)) {
                rows.add(List.copyOf(row));
                row.clear();
                at += 2;
            } else if (text.charAt(at) == ',') {
                at++;
            } else {
                throw new AssertionError("A field does not end at " + at);
            }
        }
        return rows;
    }

    /** Looks past everything that leaves no ink, then for a sign; a text that begins with a tab or line end is split. */
    static boolean opensAsFormula(String cell) {
        return cell.matches(
                "(?s)[\\t\\r\\n\\x00].*|[\\p{Z}\\p{C}\\p{Mn}\\u115f\\u1160\\u3164\\u2800]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*");
    }
}
