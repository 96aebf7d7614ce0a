package org.whatsapprouting.core.plan;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Choice;

/**
 * How much fits into buttons and lists. The limits are WhatsApp's and the same whoever sends; where companies differ, the
 * smallest holds.
 */
final class ChoiceLimits {
    private static final int BODY = 1_024;
    private static final int BUTTONS = 3;
    private static final int BUTTON = 20;
    private static final int ROWS = 10;
    private static final int ROW = 24;
    private static final int DESCRIPTION = 72;
    private static final int ID = 200;

    private ChoiceLimits() {}

    /** Returns whether a choice can be shown as it is. */
    static boolean allow(Choice choice) {
        List<Choice.Option> options = choice.options();
        boolean list = choice.style() == Choice.Style.LIST;
        int title = list ? ROW : BUTTON;
        return isWithin(choice.body(), BODY)
                && !options.isEmpty()
                && options.size() <= (list ? ROWS : BUTTONS)
                && (!list || isWithin(choice.label(), BUTTON))
                && areUnique(options, Choice.Option::id)
                && (list || areUnique(options, Choice.Option::title))
                && (!list || areSections(options))
                && options.stream()
                        .allMatch(option -> isWithin(option.id(), ID)
                                && isWithin(option.title(), title)
                                && (option.description() == null
                                        || (list && option.description().length() <= DESCRIPTION)));
    }

    private static boolean isWithin(@Nullable String text, int longest) {
        return text != null && !text.isBlank() && text.length() <= longest;
    }

    /** Several sections need a title each. */
    private static boolean areSections(List<Choice.Option> options) {
        var titles = options.stream()
                .map(option -> option.section() == null ? "" : option.section())
                .distinct()
                .toList();
        return titles.equals(List.of("")) || titles.stream().allMatch(title -> isWithin(title, ROW));
    }

    private static boolean areUnique(List<Choice.Option> options, Function<Choice.Option, String> part) {
        return options.stream().map(part).distinct().count() == options.size();
    }
}
