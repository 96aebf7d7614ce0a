package org.whatsapprouting.provider.meta.internal;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Reads a page of templates as Meta lists them (Meta 1.9). What has no name or language is left out. */
public final class TemplateReader {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]{1,64})\\s*}}");

    private TemplateReader() {}

    /** Reads the templates of a page. */
    public static List<TemplateInfo> page(JsonNode page) {
        List<TemplateInfo> templates = new ArrayList<>();
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
                        placeholders(body)));
            }
        }
        return templates;
    }

    /** The place where the next page begins, or null if there is none. */
    public static @Nullable String next(JsonNode page) {
        JsonNode paging = page.path("paging");
        return paging.hasNonNull("next") ? JsonFields.id(paging.path("cursors"), "after") : null;
    }

    private static @Nullable String body(JsonNode template) {
        for (JsonNode component : JsonFields.list(template, "components")) {
            if ("BODY".equalsIgnoreCase(JsonFields.text(component, "type"))) {
                return JsonFields.text(component, "text");
            }
        }
        return null;
    }

    /** Numbered ones go by their number, named ones as they come. */
    private static List<String> placeholders(@Nullable String body) {
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
            case "APPROVED" -> TemplateInfo.Status.APPROVED;
            case "PENDING", "IN_APPEAL" -> TemplateInfo.Status.PENDING;
            case "REJECTED" -> TemplateInfo.Status.REJECTED;
            case "PAUSED" -> TemplateInfo.Status.PAUSED;
            case "DISABLED", "DELETED", "PENDING_DELETION", "ARCHIVED", "LIMIT_EXCEEDED" ->
                TemplateInfo.Status.DISABLED;
            default -> TemplateInfo.Status.UNKNOWN;
        };
    }
}
