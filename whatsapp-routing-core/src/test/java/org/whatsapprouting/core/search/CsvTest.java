package org.whatsapprouting.core.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("CSV (G-37, promise 8)")
class CsvTest {
    private static final CsvOptions STANDARD = CsvOptions.standard();

    private static byte[] written(CsvOptions options, List<List<String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = new CsvWriter(out, options)) {
            for (List<String> row : rows) {
                csv.row(row);
            }
        }
        return out.toByteArray();
    }

    private static String cell(CsvOptions options, String text) throws IOException {
        return PlainCsv.read(written(options, List.of(List.of(text)))).get(0).get(0);
    }

    @ParameterizedTest
    @DisplayName("what a spreadsheet could take for a formula gets an apostrophe, also behind what is not seen")
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff20a",
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"http://x\";\"y\")",
                "=1\",=2",
                " =1",
                "   \t =1",
                "\u00a0=1",
                "\u2003+1",
                "\u3000@a",
                "\ufeff=1",
                "\u200b=1",
                "\u200d\u200c-1",
                "\u2060=1",
                "\u202e=1",
                "\u00ad=1",
                "\u034f=1",
                "\ufe0f=1",
                "\u3164=1",
                "\u001b=1",
                "\u0085=1",
                "\u2028=1",
                "\n=1",
                "\r\n=1",
                "\tx",
                "\rx",
                "\nx",
                "'=1",
                "''\u200b=1",
                "=",
                "-"
            })
    void formulas(String text) throws IOException {
        assertThat(cell(STANDARD, text)).isEqualTo("'" + text);
        assertThat(cell(STANDARD.formulaGuard(false), text)).isEqualTo(text);
    }

    @ParameterizedTest
    @DisplayName("what is no formula stays as it is")
    @ValueSource(
            strings = {"", " ", "a", "1", "1-1", "a=1", "it's", "'", "'quoted'", "a,b", "\"", "a\r\nb", "😀", "é", ";="
            })
    void plain(String text) throws IOException {
        assertThat(cell(STANDARD, text)).isEqualTo(text);
    }

    @Test
    @DisplayName("NUL and halves of pairs are replaced, and are no way past the guard")
    void replaced() throws IOException {
        assertThat(cell(STANDARD, "a\0b\ud83dc\ude00")).isEqualTo("a\ufffdb\ufffdc\ufffd");
        assertThat(cell(STANDARD, "\0=1")).isEqualTo("'\ufffd=1");
        assertThat(cell(STANDARD, "\ud83d=1")).isEqualTo("'\ufffd=1");
        assertThat(cell(STANDARD, "\0")).isEqualTo("'\ufffd");
    }

    @Test
    @DisplayName("every field is quoted, quotes are doubled, rows end with CR LF; headings are guarded too")
    void bytes() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = new CsvWriter(out, STANDARD)) {
            csv.row(List.of("=id", "b"));
            csv.text("x\"y").text(null).endRow();
        }
        assertThat(out).hasToString("\"'=id\",\"b\"\r\n\"x\"\"y\",\"\"\r\n");
    }

    @Test
    @DisplayName("a number is a number, also below zero")
    void numbers() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = new CsvWriter(out, STANDARD)) {
            csv.number(-5).number(Long.MAX_VALUE).endRow();
        }
        assertThat(out).hasToString("\"-5\",\"9223372036854775807\"\r\n");
    }

    @Test
    @DisplayName("a byte order mark only on demand, once, and the reader passes over it")
    void byteOrderMark() throws IOException {
        var rows = List.of(List.of("é"), List.of("b"));
        assertThat(new String(written(STANDARD, rows), UTF_8)).isEqualTo("\"é\"\r\n\"b\"\r\n");
        byte[] marked = written(STANDARD.byteOrderMark(true), rows);
        assertThat(marked).startsWith(0xEF, 0xBB, 0xBF).hasSize(3 + written(STANDARD, rows).length);
        assertThat(CsvReader.read(new ByteArrayInputStream(marked))).isEqualTo(rows);
    }

    @Test
    @DisplayName("20,000 rows of random texts: an independent reader finds no formula, ours finds the texts again")
    void roundTrip() throws IOException {
        var random = new SplittableRandom(37);
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 20_000; i++) {
            rows.add(List.of(text(random), text(random), text(random)));
        }
        byte[] file = written(STANDARD, rows);
        var opened = PlainCsv.read(file);
        assertThat(opened).hasSameSizeAs(rows);
        int guarded = 0;
        for (List<String> row : opened) {
            assertThat(row).hasSize(3);
            for (String cell : row) {
                assertThat(PlainCsv.opensAsFormula(cell)).as(cell).isFalse();
                guarded += cell.startsWith("'") ? 1 : 0;
            }
        }
        assertThat(guarded).isGreaterThan(10_000);
        assertThat(CsvReader.read(new ByteArrayInputStream(file)))
                .isEqualTo(rows.stream()
                        .map(row -> row.stream().map(FormulaGuard::wellFormed).toList())
                        .toList());
    }

    @Test
    @DisplayName("what the independent reader calls a formula, the guard's list covers: the test's own eyes are open")
    void eyes() throws IOException {
        var random = new SplittableRandom(38);
        int formulas = 0;
        for (int i = 0; i < 2_000; i++) {
            formulas += PlainCsv.opensAsFormula(cell(STANDARD.formulaGuard(false), text(random))) ? 1 : 0;
        }
        assertThat(formulas).isGreaterThan(400);
    }

    private static String text(SplittableRandom random) {
        var alphabet =
                "=+-@\uff1d\uff0b\uff0d\uff20''\" \t\r\n\0,;ab1\u00a0\ufeff\u200b\u202e\u2028\u0085\u3000é\ud83d\ude00";
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    @DisplayName("a file without room for a row is refused")
    void options() {
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.maxRows(0));
    }
}
