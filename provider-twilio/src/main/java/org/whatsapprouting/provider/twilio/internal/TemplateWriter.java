package org.whatsapprouting.provider.twilio.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.RejectReason;

/**
 * Writes templates. At Twilio one is named by its Content SID, and all its variables are numbered in one line: here those of
 * the body come first, then that of the header, then those of the buttons (Twilio 1.2, 1.3).
 */
final class TemplateWriter {
    private TemplateWriter() {}

    static Draft write(FormWriter form, Content.Template content) {
        if (!content.template().name().matches("HX[0-9a-fA-F]{32}")) {
            return refused("template-name", "A template's name at Twilio is its Content SID: HX and 32 hexadecimal digits.");
        }
        var variables = new Variables();
        content.body().forEach(variables::add);
        if (content.header() != null) {
            String header = header(content.header());
            if (header == null) {
                return refused(
                        "template-header",
                        "The variable of a template's header is a text or the address of a file; this one is "
                                + content.header().kind() + ".");
            }
            variables.add(header);
        }
        List<String> buttons =
                content.buttons().stream().filter(value -> !value.isEmpty()).toList();
        buttons.forEach(variables::add);
        if (!variables.areUsable()) {
            return refused("template-values", "A value of the template is blank, or holds half of a character.");
        }
        return new Draft.Ready(form.content(content.template().name(), variables));
    }

    private static @Nullable String header(Content header) {
        if (header instanceof Content.Text text) {
            return text.body();
        }
        return header instanceof Content.Media media ? media.ref().link() : null;
    }

    private static Draft refused(String code, String detail) {
        return Draft.refused(RejectReason.TEMPLATE, code, detail);
    }
}
