package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.B;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.core.search.CsvOptions;
import org.whatsapprouting.core.search.CsvReader;
import org.whatsapprouting.core.search.InteractionCsv;
import org.whatsapprouting.core.view.InteractionFilter;

@DisplayName("Interactions as CSV (L-06, G-37)")
class CsvExportTest {
    private static TestCentre open() {
        return TestCentre.with(queue("q", "q", 0)).queue(beepall("q", A, B)).open();
    }

    private static List<List<String>> rows(ByteArrayOutputStream file) {
        return CsvReader.read(new ByteArrayInputStream(file.toByteArray())).toList();
    }

    @Test
    @DisplayName("each row has the columns of G-37, what a customer calls himself is no formula")
    void columns() throws IOException {
        try (var centre = open()) {
            centre.logIn(A);
            var like = centre.message("1", "525500001", "hello");
            centre.receive(new InboundEvent.MessageReceived(
                    "1",
                    null,
                    like.at(),
                    "1",
                    CustomerIdentity.ofPhone("525500001"),
                    "=HYPERLINK(\"http://x\")",
                    new Content.Text("hi"),
                    null,
                    null));
            centre.accept(A);
            centre.advance(10);
            var id = centre.newestId();
            centre.ask(centre.engine.interactions().reply(A, id, new Content.Text("yes")));
            centre.ask(centre.engine.interactions().close(A, id, DispositionPath.of("Sold")));
            var out = new ByteArrayOutputStream();
            assertThat(centre.engine.interactions().writeCsv(InteractionFilter.newest(10), CsvOptions.standard(), out))
                    .isNull();
            assertThat(rows(out))
                    .containsExactly(
                            InteractionCsv.headings(),
                            List.of(
                                    id.value(),
                                    "acme",
                                    "ACME",
                                    "=HYPERLINK(\"http://x\")",
                                    "+525500001",
                                    "2026-11-23T10:00:00Z",
                                    "2026-11-23T10:00:10Z",
                                    "out",
                                    "closed",
                                    "read",
                                    "a",
                                    "q",
                                    "Sold",
                                    "",
                                    "",
                                    "2026-11-23T10:00:10Z",
                                    "",
                                    "2"));
            assertThat(out.toString()).contains("\"'=HYPERLINK(\"\"http://x\"\")\",\"'+525500001\"");
        }
    }

    @Test
    @DisplayName("all pages are written, the filter holds, and a full file says where to go on")
    void pages() throws IOException {
        try (var centre = open()) {
            for (int i = 0; i < 25; i++) {
                centre.says("c" + i, "hello");
            }
            var interactions = centre.engine.interactions();
            var all = new ByteArrayOutputStream();
            assertThat(interactions.writeCsv(InteractionFilter.newest(10), CsvOptions.standard(), all))
                    .isNull();
            assertThat(rows(all)).hasSize(26);
            var first = new ByteArrayOutputStream();
            var last = interactions.writeCsv(
                    InteractionFilter.newest(10), CsvOptions.standard().maxRows(12), first);
            var rest = new ByteArrayOutputStream();
            assertThat(interactions.writeCsv(InteractionFilter.newest(10).after(last), CsvOptions.standard(), rest))
                    .isNull();
            assertThat(rows(first)).hasSize(13);
            assertThat(rows(first).subList(1, 13)).isEqualTo(rows(all).subList(1, 13));
            assertThat(rows(rest).subList(1, 14)).isEqualTo(rows(all).subList(13, 26));
        }
    }

    @Test
    @DisplayName("it ends when the thread is interrupted or the stream refuses")
    void cancelled() {
        try (var centre = open()) {
            centre.says("1", "hello");
            var interactions = centre.engine.interactions();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> interactions.writeCsv(
                            InteractionFilter.newest(10), CsvOptions.standard(), new ByteArrayOutputStream()))
                    .isInstanceOf(InterruptedIOException.class)
                    .hasMessageContaining("after 1 rows");
            assertThatThrownBy(() ->
                            interactions.writeCsv(InteractionFilter.newest(10), CsvOptions.standard(), new Refusing()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("full");
        }
    }

    private static final class Refusing extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("full");
        }
    }
}
