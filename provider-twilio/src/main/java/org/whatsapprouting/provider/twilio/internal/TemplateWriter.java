package org.whatsapprouting.provider.twilio.internal;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.RejectReason;

/**
 * Writes templates. Twilio has one line of variables for a whole template: values go in the order body, header, buttons
 * (Twilio 1.2, 1.3).
 */
final class TemplateWriter {
    private TemplateWriter() {}

    static Draft write(FormWriter form, Content.Template content) {
        var values = new ArrayList<>(content.body());
        if (content.header() != null) {
            String header = header(content.header());
            if (header == null) {
                return refused(
                        "template-header",
                        "The variable of a template's header is a text or the address of a file; this one is "
                                + content.header().kind() + ".");
            }
            values.add(header);
        }
        content.buttons().forEach(button -> values.add(button.value()));
        if (!values.stream().allMatch(Variables::isUsable)) {
            return refused("template-values", "A value of the template is blank, or holds half of a character.");
        }
        String name = content.template().name();
        return name.matches("HX[0-9a-fA-F]{32}")
                ? new Draft.Ready(form.content(name, Variables.numbered(values)))
                : new Draft.Named(form, content.template(), values);
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
