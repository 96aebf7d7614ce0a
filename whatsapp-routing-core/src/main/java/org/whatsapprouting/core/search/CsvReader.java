package org.whatsapprouting.core.search;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Reads what {@link CsvWriter} wrote with the guard against formulas, and gives back the texts as they were. */
public final class CsvReader {
    private CsvReader() {}

    /**
     * Reads all rows, headings included, as the stream is consumed.
     *
     * @param in CSV in UTF-8, with or without a byte order mark; closed with the stream that is returned
     * @return the rows; consuming them fails with an unchecked exception where the text is no CSV
     */
    public static Stream<List<String>> read(InputStream in) {
        return de.siegmar.fastcsv.reader.CsvReader.builder()
                .detectBomHeader(true)
                .skipEmptyLines(false)
                .ofCsvRecord(in, StandardCharsets.UTF_8)
                .stream()
                .map(row -> row.getFields().stream().map(FormulaGuard::bare).toList());
    }
}
