package org.whatsapprouting.core.search;

/**
 * How CSV is written. Always UTF-8, every field in quotes, rows ended by CR LF (RFC 4180).
 *
 * @param byteOrderMark whether it begins with one; some spreadsheets take a file without one for Latin-1
 * @param formulaGuard whether a text that a spreadsheet could take for a formula gets an apostrophe in front (mission
 *     G-37); without it the file may only be read by programs
 * @param maxRows how many rows without the headings are written at the most, at least 1
 */
public record CsvOptions(boolean byteOrderMark, boolean formulaGuard, long maxRows) {
    private static final long MAX_ROWS = 100_000;

    /** @throws IllegalArgumentException if no row may be written */
    public CsvOptions {
        if (maxRows < 1) {
            throw new IllegalArgumentException("A file has room for at least one row, not for " + maxRows + ".");
        }
    }

    /** Returns the options for a file that people open: guarded, without a byte order mark, at most 100,000 rows. */
    public static CsvOptions standard() {
        return new CsvOptions(false, true, MAX_ROWS);
    }

    /** Returns these options with or without a byte order mark. */
    public CsvOptions byteOrderMark(boolean wanted) {
        return new CsvOptions(wanted, formulaGuard, maxRows);
    }

    /** Returns these options with or without the guard against formulas. */
    public CsvOptions formulaGuard(boolean wanted) {
        return new CsvOptions(byteOrderMark, wanted, maxRows);
    }

    /** Returns these options with room for this many rows. */
    public CsvOptions maxRows(long wanted) {
        return new CsvOptions(byteOrderMark, formulaGuard, wanted);
    }
}
