package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.provider.support.JsonFields;

/** Reads templates as Meta lists them, page by page (Meta 1.9). What has no name or language is left out. */
public final class TemplateReader {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]{1,64})\\s*}}");
    /** More than the 6,000 templates an account may have, and an end where a list has none. */
    private static final int MOST_PAGES = 100;

    private TemplateReader() {}

    /** Gets one page. */
    @FunctionalInterface
    public interface Pages {
        /**
         * Gets a page.
         *
         * @param after where it begins, as the page before said; empty for the first
         * @throws IOException if it cannot be had
         */
        JsonNode get(String after) throws IOException;
    }

    /**
     * Reads all pages.
     *
     * @throws IOException if one cannot be had, or is none
     */
    public static List<TemplateInfo> all(Pages pages) throws IOException {
        List<TemplateInfo> templates = new ArrayList<>();
        String after = "";
        for (int i = 0; i < MOST_PAGES && after != null; i++) {
            JsonNode page = pages.get(after);
            read(page, templates);
            after = next(page);
        }
        return templates;
    }

    private static void read(JsonNode page, List<TemplateInfo> templates) throws IOException {
        if (!page.path("data").isArray()) {
            throw new IOException("The answer is not a list of templates.");
        }
        for (JsonNode template : JsonFields.list(page, "data")) {
            String name = JsonFields.id(template, "name");
            String language = JsonFields.id(template, "language");
            if (name != null && language != null) {
                String body = body(template);
                templates.add(new TemplateInfo(
                        new TemplateRef(name, language),
                        name,
                        status(JsonFields.id(template, "status")),
                        JsonFields.id(template, "category"),
                        body,
                        placeholders(body),
                        TemplateParts.header(template),
                        TemplateParts.buttons(template),
                        JsonFields.id(template.path("quality_score"), "score")));
            }
        }
    }

    /** The place where the next page begins, or null if there is none. */
    private static @Nullable String next(JsonNode page) {
        JsonNode paging = page.path("paging");
        return paging.hasNonNull("next") ? JsonFields.id(paging.path("cursors"), "after") : null;
    }

    /** Returns the text of a template's body with its placeholders, or null if its {@code components} have none. */
    public static @Nullable String body(JsonNode template) {
        for (JsonNode component : JsonFields.list(template, "components")) {
            if ("BODY".equalsIgnoreCase(JsonFields.text(component, "type"))) {
                return JsonFields.text(component, "text");
            }
        }
        return null;
    }

    /** Returns the placeholders in a text: numbered ones by their number, named ones as they come. */
    public static List<String> placeholders(@Nullable String body) {
        Set<String> found = new LinkedHashSet<>();
        Matcher each = PLACEHOLDER.matcher(body == null ? "" : body);
        while (each.find()) {
            found.add(each.group(1));
        }
        boolean numbered = found.stream().allMatch(name -> name.matches("[0-9]{1,4}"));
        return numbered
                ? found.stream()
                        .sorted((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other)))
                        .toList()
                : List.copyOf(found);
    }

    private static TemplateInfo.Status status(@Nullable String status) {
        return switch (status == null ? "" : status.toUpperCase(Locale.ROOT)) {
            case "APPROVED", "FLAGGED", "REINSTATED" -> TemplateInfo.Status.APPROVED;
            case "PENDING", "IN_APPEAL" -> TemplateInfo.Status.PENDING;
            case "REJECTED" -> TemplateInfo.Status.REJECTED;
            case "PAUSED" -> TemplateInfo.Status.PAUSED;
            case "DISABLED", "DELETED", "PENDING_DELETION", "ARCHIVED", "LIMIT_EXCEEDED", "LOCKED" ->
                TemplateInfo.Status.DISABLED;
            default -> TemplateInfo.Status.UNKNOWN;
        };
    }
}
