package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Framed;
import org.whatsapprouting.provider.support.Draft;

/** Writes what stands above and below something to touch (Meta 1.9, interactive). */
final class FrameWriter {
    private static final int LINE = 60;

    private FrameWriter() {}

    /**
     * Adds header and footer to the interactive message that was begun, or returns why they cannot be sent.
     *
     * @param files whether the header may be a file
     */
    static @Nullable Draft add(ObjectNode body, Framed content, boolean files) {
        ObjectNode interactive = (ObjectNode) body.path("interactive");
        if (content.footer() != null) {
            interactive.putObject("footer").put("text", content.footer());
        }
        return Limits.first(
                content.footer() == null ? null : Limits.line("footer", content.footer(), LINE),
                content.header() == null ? null : header(interactive.putObject("header"), content.header(), files));
    }

    private static @Nullable Draft header(ObjectNode header, Content content, boolean files) {
        if (content instanceof Content.Text text) {
            header.put("type", "text").put("text", text.body());
            return Limits.line("header", text.body(), LINE);
        }
        return files && content instanceof Content.Media media && MediaWriter.isHeader(media.type())
                ? MediaWriter.file(header, media)
                : Limits.unsupported(
                        "header",
                        "The header of such a message is a text" + (files ? ", an image, a video or a document" : "")
                                + "; this one is " + content.kind() + ".");
    }
}
