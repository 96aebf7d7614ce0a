package org.whatsapprouting.core.search;

import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV row by row, cell by cell. Texts are guarded against being taken for formulas, headings too; numbers are
 * written as numbers. NUL and halves of surrogate pairs become U+FFFD. Confined to one thread.
 */
public final class CsvWriter implements Closeable, Flushable {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final de.siegmar.fastcsv.writer.CsvWriter out;
    private final boolean guard;
    private final List<String> row = new ArrayList<>();

    /**
     * Begins a file.
     *
     * @throws IOException if the byte order mark cannot be written
     */
    public CsvWriter(OutputStream out, CsvOptions options) throws IOException {
        if (options.byteOrderMark()) {
            out.write(Character.toString(BYTE_ORDER_MARK).getBytes(StandardCharsets.UTF_8));
        }
        this.guard = options.formulaGuard();
        this.out = de.siegmar.fastcsv.writer.CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out, StandardCharsets.UTF_8);
    }

    /** Adds a cell with a text, or an empty one. */
    public CsvWriter text(@Nullable String text) {
        String cell = text == null ? "" : FormulaGuard.wellFormed(text);
        row.add(guard ? FormulaGuard.guarded(cell) : cell);
        return this;
    }

    /** Adds a cell with a number; a negative one stays a number. */
    public CsvWriter number(long number) {
        row.add(Long.toString(number));
        return this;
    }

    /** Writes the cells added since the last row. */
    public void endRow() {
        out.writeRecord(row);
        row.clear();
    }

    /** Writes a row of texts, for example the headings. */
    public void row(List<String> texts) {
        texts.forEach(this::text);
        endRow();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Flushes, and closes the stream. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
