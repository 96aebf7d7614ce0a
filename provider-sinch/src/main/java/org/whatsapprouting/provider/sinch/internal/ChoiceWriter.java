package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Choice;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.Draft;

/**
 * Writes questions with buttons or rows (Sinch 1.2). What WhatsApp does not show as buttons or rows Sinch would flatten
 * to text, and the answers would not be told apart; so that is refused.
 */
final class ChoiceWriter {
    private static final int MAX_BUTTONS = 3;
    private static final int MAX_ROWS = 10;
    private static final int MAX_BODY = 1_024;
    private static final int MAX_ID = 200;
    private static final int MAX_BUTTON_TITLE = 20;
    private static final int MAX_ROW_TITLE = 24;
    private static final int MAX_DESCRIPTION = 72;
    private static final int MAX_LABEL = 20;

    private ChoiceWriter() {}

    /** Adds a question, or returns why it cannot be sent. */
    static @Nullable Draft add(ObjectNode message, Choice choice) {
        boolean buttons = choice.style() == Choice.Style.BUTTONS;
        int most = buttons ? MAX_BUTTONS : MAX_ROWS;
        if (choice.options().isEmpty() || choice.options().size() > most) {
            return MessageWriter.refused(
                    RejectReason.INVALID_CONTENT,
                    "options",
                    "There are 1 to " + most + " choices, but this question has "
                            + choice.options().size() + ".");
        }
        Draft problem = MessageWriter.textProblem(choice.body(), MAX_BODY);
        for (Choice.Option option : choice.options()) {
            problem = firstOf(problem, option.id(), MAX_ID);
            problem = firstOf(problem, option.title(), buttons ? MAX_BUTTON_TITLE : MAX_ROW_TITLE);
            problem = firstOf(problem, option.description(), MAX_DESCRIPTION);
            problem = firstOf(problem, option.section(), MAX_ROW_TITLE);
        }
        if (!buttons) {
            problem = firstOf(problem, choice.label(), MAX_LABEL);
        }
        if (problem != null) {
            return problem;
        }
        if (buttons) {
            buttons(message, choice);
        } else {
            list(message, choice);
        }
        return null;
    }

    private static @Nullable Draft firstOf(@Nullable Draft problem, @Nullable String text, int most) {
        return problem != null || text == null ? problem : MessageWriter.textProblem(text, most);
    }

    private static void buttons(ObjectNode message, Choice choice) {
        ObjectNode question = message.putObject("choice_message");
        question.putObject("text_message").put("text", choice.body());
        ArrayNode choices = question.putArray("choices");
        for (Choice.Option option : choice.options()) {
            ObjectNode button = choices.addObject();
            button.putObject("text_message").put("text", option.title());
            button.put("postback_data", option.id());
        }
    }

    private static void list(ObjectNode message, Choice choice) {
        ObjectNode question = message.putObject("list_message").put("title", choice.body());
        ArrayNode all = question.putArray("sections");
        Map<String, ArrayNode> sections = new LinkedHashMap<>();
        for (Choice.Option option : choice.options()) {
            String section = option.section() == null ? "" : option.section();
            ObjectNode row = sections.computeIfAbsent(section, title -> items(all, title))
                    .addObject()
                    .putObject("choice")
                    .put("title", option.title());
            if (option.description() != null) {
                row.put("description", option.description());
            }
            row.put("postback_data", option.id());
        }
        if (choice.label() != null) {
            question.putObject("message_properties").put("menu", choice.label());
        }
    }

    private static ArrayNode items(ArrayNode sections, String title) {
        ObjectNode section = sections.addObject();
        return (title.isEmpty() ? section : section.put("title", title)).putArray("items");
    }
}
