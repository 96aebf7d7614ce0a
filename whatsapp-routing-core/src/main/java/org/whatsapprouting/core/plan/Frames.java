package org.whatsapprouting.core.plan;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Framed;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.provider.Capability;

/** Headers and footers: where a provider has no place for a line, or it is too long for that place, it goes into the text. */
final class Frames {
    private static final int LINE = 60;

    private Frames() {}

    /** Returns a content with no more of a frame than the provider can show, or null if its header is a file that it cannot. */
    static @Nullable Framed fit(Framed content, Predicate<Capability> can) {
        Content header = content.header();
        if (header != null && !(header instanceof Content.Text)) {
            if (!isShown(content, header) || !can.test(Capability.HEADER)) {
                return null;
            }
        }
        boolean above = header instanceof Content.Text line && !fits(line.body(), can, Capability.HEADER);
        String footer = content.footer();
        boolean below = footer != null && !fits(footer, can, Capability.FOOTER);
        return above || below
                ? content.framed(
                        above ? null : header,
                        joined(above && header != null ? header.text() : null, content.body(), below ? footer : null),
                        below ? null : footer)
                : content;
    }

    /** Returns the whole of it as a text, or null if its header is none. */
    static @Nullable String words(Framed content, String body) {
        Content header = content.header();
        return header == null || header instanceof Content.Text
                ? joined(header == null ? null : header.text(), body, content.footer())
                : null;
    }

    private static boolean isShown(Framed content, Content header) {
        boolean list = content instanceof Content.Choice choice && choice.style() == Content.Choice.Style.LIST;
        return !list && header instanceof Media media && isFile(media.type());
    }

    private static boolean isFile(Media.Type type) {
        return type == Media.Type.IMAGE || type == Media.Type.VIDEO || type == Media.Type.DOCUMENT;
    }

    private static boolean fits(String line, Predicate<Capability> can, Capability needed) {
        return can.test(needed) && !line.isBlank() && line.length() <= LINE && line.indexOf('\n') < 0;
    }

    private static String joined(@Nullable String above, String body, @Nullable String below) {
        var whole = new StringBuilder(body);
        if (above != null && !above.isBlank()) {
            whole.insert(0, above + "\n\n");
        }
        if (below != null && !below.isBlank()) {
            whole.append("\n\n").append(below);
        }
        return whole.toString();
    }
}
