package org.whatsapprouting.examples.contactcenter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One interaction as a line of CSV: every field in quotes, quotes doubled, and an apostrophe before whatever a spreadsheet
 * would take for a formula (mission G-37).
 */
final class CsvLine {
    static final String HEADER = line(List.of(
            "id",
            "account",
            "contact",
            "phone",
            "started at",
            "status",
            "agent",
            "queue",
            "disposition",
            "closed at",
            "tags",
            "messages"));

    private CsvLine() {}

    static String of(JsonNode interaction) {
        JsonNode contact = interaction.path("contact");
        return line(List.of(
                interaction.path("id").asText(""),
                interaction.path("account").asText(""),
                contact.path("name").asText(""),
                contact.path("phone").asText(""),
                interaction.path("openedAt").asText(""),
                interaction.path("status").asText(""),
                interaction.path("owner").asText(""),
                interaction.path("queue").asText(""),
                joined(interaction.path("disposition"), " > "),
                interaction.path("closedAt").asText(""),
                joined(interaction.path("tags"), " "),
                interaction.path("messageCount").asText("")));
    }

    private static String joined(JsonNode texts, String separator) {
        var all = new ArrayList<String>();
        texts.forEach(text -> all.add(text.asText()));
        return String.join(separator, all);
    }

    static String line(List<String> fields) {
        return fields.stream()
                .map(field -> '"' + guarded(field).replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    /** A spreadsheet looks past blanks, and takes wide signs for narrow ones. */
    private static String guarded(String field) {
        boolean control = !field.isEmpty() && "\t\r\n\0".indexOf(field.charAt(0)) >= 0;
        String bare = field.replaceFirst("^[\\s\\p{Z}\\p{C}]+", "");
        boolean formula = !bare.isEmpty() && "=+-@\uff1d\uff0b\uff0d\uff20".indexOf(bare.charAt(0)) >= 0;
        return control || formula ? "'" + field : field;
    }
}
