package org.whatsapprouting.core.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;

/** Says in plain text what a provider cannot show: choices as a numbered list, a place and a card as lines. */
final class InWords {
    private static final int LONGEST = 4_096;

    private InWords() {}

    /** Returns the text, or null if the content cannot be put in words or would be longer than a message. */
    static Content.@Nullable Text of(Content content) {
        String words = words(content);
        return words == null || words.isBlank() || words.length() > LONGEST ? null : new Content.Text(words);
    }

    private static @Nullable String words(Content content) {
        if (content instanceof Content.Choice choice) {
            return Frames.words(choice, choice(choice));
        }
        if (content instanceof Content.Location place) {
            return lines(Stream.of(place.name(), place.address(), map(place)));
        }
        if (content instanceof Content.Contacts contacts) {
            return contacts.cards().stream().map(InWords::card).collect(Collectors.joining("\n\n"));
        }
        if (content instanceof Content.LinkButton button) {
            return Frames.words(button, button.body() + "\n\n" + button.label() + ": " + button.url());
        }
        return null;
    }

    private static String choice(Content.Choice choice) {
        List<String> lines = new ArrayList<>(List.of(choice.body(), ""));
        String section = null;
        int number = 1;
        for (Content.Choice.Option option : choice.options()) {
            if (option.section() != null && !option.section().equals(section)) {
                section = option.section();
                lines.add(section + ":");
            }
            String more = option.description() == null ? "" : " - " + option.description();
            lines.add(number++ + ". " + option.title() + more);
        }
        return String.join("\n", lines);
    }

    private static String map(Content.Location place) {
        return "https://www.google.com/maps?q=" + plain(place.latitude()) + "," + plain(place.longitude());
    }

    private static String plain(double degrees) {
        return Double.isFinite(degrees) ? BigDecimal.valueOf(degrees).toPlainString() : "0";
    }

    private static String card(Content.Contacts.Card card) {
        return lines(Stream.of(
                        Stream.of(card.name() == null ? "" : card.name()),
                        Stream.of(card.organisation() == null ? "" : card.organisation()),
                        card.phones().stream(),
                        card.emails().stream())
                .flatMap(part -> part));
    }

    private static String lines(Stream<@Nullable String> parts) {
        return parts.filter(part -> part != null && !part.isBlank()).collect(Collectors.joining("\n"));
    }
}
