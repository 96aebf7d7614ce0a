package org.whatsapprouting.provider.kaleyra.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Choice;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.Draft;
import org.whatsapprouting.provider.support.StrictJson;

/** Writes questions with buttons or rows: in the first version WhatsApp's {@code action} as JSON text (Kaleyra 1.2). */
final class FormChoice {
    private static final int MAX_BUTTONS = 3;
    private static final int MAX_ROWS = 10;
    private static final int MAX_BODY = 1_024;
    private static final int MAX_ID = 200;
    private static final int MAX_BUTTON_TITLE = 20;
    private static final int MAX_ROW_TITLE = 24;
    private static final int MAX_DESCRIPTION = 72;
    private static final int MAX_LINE = 60;

    private FormChoice() {}

    /** Adds a question, or returns why it cannot be sent. */
    static @Nullable Draft add(Map<String, String> form, Choice choice) {
        boolean buttons = choice.style() == Choice.Style.BUTTONS;
        int most = buttons ? MAX_BUTTONS : MAX_ROWS;
        if (choice.options().isEmpty() || choice.options().size() > most) {
            return FormWriter.refused(
                    RejectReason.INVALID_CONTENT,
                    "options",
                    "There are 1 to " + most + " choices, but this question has "
                            + choice.options().size() + ".");
        }
        Draft problem = FormWriter.lengthProblem(choice.body(), MAX_BODY);
        for (Choice.Option option : choice.options()) {
            problem = firstOf(problem, option.id(), MAX_ID);
            problem = firstOf(problem, option.title(), buttons ? MAX_BUTTON_TITLE : MAX_ROW_TITLE);
            problem = firstOf(problem, option.description(), MAX_DESCRIPTION);
            problem = firstOf(problem, option.section(), MAX_ROW_TITLE);
        }
        String label = choice.label();
        if (!buttons) {
            problem = firstOf(problem, label == null ? "" : label, MAX_BUTTON_TITLE);
        }
        if (choice.footer() != null) {
            problem = firstOf(problem, choice.footer(), MAX_LINE);
            form.put("footer", choice.footer());
        }
        if (choice.header() != null && problem == null) {
            problem = header(form, choice.header(), buttons);
        }
        form.put("type", "interactive");
        form.put("body", choice.body());
        form.put("action", StrictJson.write(buttons ? buttons(choice) : rows(choice)));
        return problem;
    }

    private static @Nullable Draft firstOf(@Nullable Draft problem, @Nullable String text, int most) {
        return problem != null || text == null ? problem : FormWriter.lengthProblem(text, most);
    }

    private static ObjectNode buttons(Choice choice) {
        ObjectNode action = JsonNodeFactory.instance.objectNode();
        ArrayNode buttons = action.putArray("buttons");
        for (Choice.Option option : choice.options()) {
            buttons.addObject()
                    .put("type", "reply")
                    .putObject("reply")
                    .put("id", option.id())
                    .put("title", option.title());
        }
        return action;
    }

    private static ObjectNode rows(Choice choice) {
        ObjectNode action = JsonNodeFactory.instance.objectNode().put("button", choice.label());
        ArrayNode all = action.putArray("sections");
        Map<String, ArrayNode> sections = new LinkedHashMap<>();
        for (Choice.Option option : choice.options()) {
            String section = option.section() == null ? "" : option.section();
            ObjectNode row = sections.computeIfAbsent(section, title -> rows(all, title))
                    .addObject()
                    .put("id", option.id())
                    .put("title", option.title());
            if (option.description() != null) {
                row.put("description", option.description());
            }
        }
        return action;
    }

    private static ArrayNode rows(ArrayNode sections, String title) {
        ObjectNode section = sections.addObject();
        return (title.isEmpty() ? section : section.put("title", title)).putArray("rows");
    }

    /** A header is JSON text, as WhatsApp has it; its file goes by a link only. */
    private static @Nullable Draft header(Map<String, String> form, Content header, boolean files) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (header instanceof Content.Text text) {
            form.put("header", StrictJson.write(json.put("type", "text").put("text", text.body())));
            return FormWriter.lengthProblem(text.body(), MAX_LINE);
        }
        if (!files || !(header instanceof Content.Media media) || !FormTemplate.isHeader(media.type())) {
            return FormWriter.refused(
                    RejectReason.UNSUPPORTED_CONTENT,
                    "header",
                    "The header of buttons is a text, an image, a video or a document, that of a list a text; this one is "
                            + header.kind() + ".");
        }
        String link = FirstContent.link(media.ref().link());
        if (link == null) {
            return FormWriter.noLink();
        }
        json.put("type", media.kind()).putObject(media.kind()).put("link", link);
        form.put("header", StrictJson.write(json));
        return null;
    }
}
