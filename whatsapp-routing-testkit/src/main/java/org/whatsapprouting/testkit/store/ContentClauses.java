package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.testkit.store.OpenStore.await;
import static org.whatsapprouting.testkit.store.Some.interaction;
import static org.whatsapprouting.testkit.store.Some.v;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.store.Columns;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.HistoryRow;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.api.store.Version;

/** What is kept is what was given, to the character and the nanosecond. */
interface ContentClauses extends StoreClauses {

    @Test
    @DisplayName("commit: a put without content keeps what is there, one with content replaces it")
    default void contentIsKept() {
        RecordKey key = interaction("i");
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine().make(key, v(1, 1)));
            assertThat(store.get(key).content()).isNull();

            store.given(Draft.engine().put(key, v(1, 1), v(1, 2), "{}", "hello", Columns.NONE));
            store.given(Draft.engine().put(key, v(1, 2), v(1, 3), "{\"n\":3}", null, Columns.NONE));
            assertThat(store.get(key).content()).isEqualTo("hello");
            assertThat(store.get(key).document()).isEqualTo("{\"n\":3}");

            store.given(Draft.engine().put(key, v(1, 3), v(1, 4), "{}", "", Columns.NONE));
            assertThat(store.get(key).content()).isEmpty();
        }
    }

    @Test
    @DisplayName("commit: within one list a put keeps the content of the put before it")
    default void contentIsKeptWithinOneList() {
        RecordKey key = interaction("i");
        try (OpenStore store = OpenStore.of(this)) {
            store.commit(List.of(
                    Draft.engine()
                            .put(key, Version.ABSENT, v(1, 1), "{}", "hello", Columns.NONE)
                            .change(),
                    Draft.engine()
                            .put(key, v(1, 1), v(1, 2), "{}", null, Columns.NONE)
                            .change()));

            assertThat(store.get(key).content()).isEqualTo("hello");
            assertThat(store.get(key).version()).isEqualTo(v(1, 2));
        }
    }

    @Test
    @DisplayName("commit: an upsert keeps the content, a delete ends it")
    default void contentEndsWithItsRecord() {
        RecordKey key = interaction("i");
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine().put(key, Version.ABSENT, v(1, 1), "{}", "hello", Columns.NONE));
            store.given(Draft.engine().upsert(key, v(1, 2), "{\"n\":2}"));
            assertThat(store.get(key).content()).isEqualTo("hello");

            store.given(Draft.engine().delete(key, v(1, 2)), Draft.engine().make(key, v(1, 3)));
            assertThat(store.get(key).content()).isNull();
        }
    }

    @Test
    @DisplayName("load: a record comes back as it was written, whole columns and none")
    default void recordsRoundTrip() {
        Columns full = new Columns(
                "lane", "owner", "status", "account", "reference", Long.MIN_VALUE, Some.NOON.plusNanos(1), "search");
        try (OpenStore store = OpenStore.of(this)) {
            store.given(Draft.engine()
                    .put(interaction("full"), Version.ABSENT, v(1, 1), "{}", "content", full)
                    .make(interaction("bare"), v(1, 2)));

            assertThat(store.get(interaction("full")))
                    .isEqualTo(new StoredRecord(interaction("full"), v(1, 1), "{}", "content", full));
            assertThat(store.get(interaction("bare")))
                    .isEqualTo(new StoredRecord(interaction("bare"), v(1, 2), "{}", null, Columns.NONE));

            store.given(Draft.engine().put(interaction("full"), v(1, 1), v(1, 3), "{}"));
            assertThat(store.get(interaction("full")).columns()).isEqualTo(Columns.NONE);
        }
    }

    @Test
    @Tag("big")
    @DisplayName("load: texts of every kind come back to the character, up to a megabyte")
    default void textsRoundTrip() {
        List<String> texts = List.of(
                "",
                " ",
                "trailing ",
                "NULL",
                "'; drop table records; --",
                "\\ % _ \" ` \r\n\t\u0001\u007f",
                "é e\u0301",
                "😀👩‍👩‍👧‍👦",
                "𐀀\udbff\udfff",
                "\ufeff\uffff",
                "שלום مرحبا",
                "1e9",
                "{\"a\":1}");
        List<String> all = new ArrayList<>(texts);
        all.add("😀é".repeat(350_000));
        try (OpenStore store = OpenStore.of(this)) {
            for (int i = 0; i < all.size(); i++) {
                String text = all.get(i);
                String name = text.length() > 200 ? text.substring(0, 200) : text;
                RecordKey key = interaction("text " + i);
                Columns columns = new Columns(name, name, name, name, name, i, null, text);
                store.given(Draft.from(Some.command("c" + i))
                        .answer(text)
                        .put(key, Version.ABSENT, v(1, i + 1), text, text, columns)
                        .history(name, text));

                assertThat(store.get(key)).isEqualTo(new StoredRecord(key, v(1, i + 1), text, text, columns));
                assertThat(store.commit(Draft.from(Some.command("c" + i)))).isEqualTo(new Committed.Duplicate(text));
                assertThat(await(store.store().history(Some.TENANT, name, 0, 10)))
                        .singleElement()
                        .satisfies(row -> assertThat(List.of(String.valueOf(row.subject()), row.document()))
                                .containsExactly(name, text));
            }
        }
    }

    @Test
    @DisplayName("load: times come back to the nanosecond, from 1678 to 2261")
    default void timesRoundTrip() {
        List<Instant> times = List.of(
                Instant.parse("1678-01-01T00:00:00.000000001Z"),
                Instant.EPOCH.minusNanos(1),
                Instant.EPOCH,
                Some.NOON.plusNanos(999_999_999),
                Instant.parse("2261-12-31T23:59:59.999999999Z"));
        try (OpenStore store = OpenStore.of(this)) {
            for (int i = 0; i < times.size(); i++) {
                store.given(Draft.engine()
                        .make(interaction("i" + i), v(1, i + 1), Columns.due(times.get(i)))
                        .history("i" + i, "{}")
                        .at(times.get(i)));
                assertThat(store.get(interaction("i" + i)).columns().due()).isEqualTo(times.get(i));
            }
            assertThat(store.history(Some.TENANT, null))
                    .extracting(HistoryRow::at)
                    .isEqualTo(times);
        }
    }
}
