package org.whatsapprouting.core.search;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.core.view.InteractionView;

/** Interactions as CSV, one row each (mission G-37). Confined to one thread. */
public final class InteractionCsv {
    private static final List<String> HEADINGS = List.of(
            "id",
            "account",
            "account key",
            "contact",
            "phone",
            "started at",
            "last message at",
            "last direction",
            "status",
            "read",
            "agent",
            "queue",
            "disposition 1",
            "disposition 2",
            "disposition 3",
            "closed at",
            "tags",
            "message count");

    private final CsvWriter csv;

    /**
     * Writes the headings.
     *
     * @throws IOException if the stream refuses them
     */
    public InteractionCsv(OutputStream out, CsvOptions options) throws IOException {
        this.csv = new CsvWriter(out, options);
        csv.row(HEADINGS);
    }

    /** The names of the columns, in their order. */
    public static List<String> headings() {
        return HEADINGS;
    }

    /**
     * What a row says beside the interaction itself.
     *
     * @param accountKey the key of its account, or null if the account is gone
     * @param lastMessageAt when its last message came or was written, or null if that is not known
     * @param lastInbound whether the customer wrote that one
     */
    public record More(
            @Nullable String accountKey, @Nullable Instant lastMessageAt, boolean lastInbound) {}

    /** Writes one interaction. */
    public void write(InteractionView interaction, More more) {
        csv.text(interaction.id().value())
                .text(interaction.account().value())
                .text(more.accountKey())
                .text(interaction.name())
                .text(phone(interaction.identity()))
                .text(interaction.openedAt().toString())
                .text(time(more.lastMessageAt()))
                .text(more.lastMessageAt() == null ? null : more.lastInbound() ? "in" : "out")
                .text(interaction.state().name().toLowerCase(Locale.ROOT))
                .text(interaction.unread() ? "unread" : "read")
                .text(interaction.owner() == null ? null : interaction.owner().value())
                .text(interaction.queue() == null ? null : interaction.queue().value());
        for (int level = 0; level < DispositionPath.MAX_LEVELS; level++) {
            csv.text(label(interaction.disposition(), level));
        }
        csv.text(time(interaction.closedAt()))
                .text(interaction.tags().stream()
                        .map(tag -> tag.value())
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .number(interaction.messageCount())
                .endRow();
    }

    /** Hands what was written to the stream, which stays open. */
    public void flush() throws IOException {
        csv.flush();
    }

    /** With its plus, so that a spreadsheet keeps all digits; the guard then makes it a text. */
    private static @Nullable String phone(@Nullable CustomerIdentity identity) {
        return identity == null || identity.phone() == null ? null : "+" + identity.phone();
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static @Nullable String label(@Nullable DispositionPath disposition, int level) {
        return disposition == null || disposition.labels().size() <= level
                ? null
                : disposition.labels().get(level);
    }
}
