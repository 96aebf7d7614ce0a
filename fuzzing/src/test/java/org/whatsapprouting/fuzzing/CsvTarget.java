package org.whatsapprouting.fuzzing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.whatsapprouting.core.search.CsvOptions;
import org.whatsapprouting.core.search.CsvReader;
import org.whatsapprouting.core.search.CsvWriter;

/** What customers call themselves and write, as cells: no cell opens as a formula, and every text is found again. */
final class CsvTarget implements Target {
    /** How a spreadsheet looks at a cell. */
    private static final Pattern FORMULA = Pattern.compile(
            "[\\t\\r\\n\\x00].*|[\\p{Z}\\p{Cc}\\p{Cf}]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);

    @Override
    public List<byte[]> seeds() {
        return List.of(
                Samples.utf8("=1+1|\u200b+1|a,\"b\"|\r\n"),
                Samples.utf8("'=1|'|\ufeff@x|\uff1d1"),
                Samples.utf8("-5|Ana|\ud83d\ude00|\u202e="));
    }

    @Override
    public void feed(byte[] input) throws IOException {
        List<String> row = List.of(Samples.text(input).split("\\|", -1));
        var out = new ByteArrayOutputStream();
        try (var csv = new CsvWriter(out, CsvOptions.standard())) {
            csv.row(row);
            csv.number(input.length);
            for (int more = 1; more < row.size(); more++) {
                csv.text(null);
            }
            csv.endRow();
        }
        for (String cell : cells(Samples.text(out.toByteArray()))) {
            if (FORMULA.matcher(cell).matches()) {
                throw new AssertionError("opens as a formula: " + cell);
            }
        }
        List<List<String>> rows =
                CsvReader.read(new ByteArrayInputStream(out.toByteArray())).toList();
        var expected = row.stream().map(cell -> cell.replace('\0', '\ufffd')).toList();
        if (rows.size() != 2 || !rows.get(0).equals(expected)) {
            throw new AssertionError("read back as " + rows);
        }
    }

    /** A reader of its own: fields in quotes, quotes doubled. */
    private static List<String> cells(String csv) {
        var cells = new java.util.ArrayList<String>();
        int at = 0;
        while (at < csv.length()) {
            int end = at + 1;
            while (csv.charAt(end) != '"' || csv.startsWith("\"\"", end)) {
                end += csv.charAt(end) == '"' ? 2 : 1;
            }
            cells.add(csv.substring(at + 1, end).replace("\"\"", "\""));
            at = end + (csv.startsWith("\r\n", end + 1) ? 3 : 2);
        }
        return cells;
    }
}
