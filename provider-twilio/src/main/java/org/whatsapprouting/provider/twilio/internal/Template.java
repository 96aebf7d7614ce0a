package org.whatsapprouting.provider.twilio.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.api.provider.TemplateInfo.Status;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.StrictJson;

/**
 * A template as Twilio lists it.
 *
 * @param sid what sends name it by
 * @param info what hosts are told; messages name it by its name at WhatsApp and its language
 * @param variables all its variables in the order values are given: those of the body, then the others
 */
record Template(String sid, TemplateInfo info, List<String> variables) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]{1,100})\\s*}}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** Reads an element of the list, or returns null if it is none that could be sent. */
    static @Nullable Template of(JsonNode content) {
        JsonNode approval = content.path("approval_requests");
        if (approval.path("whatsapp").isObject()) {
            approval = approval.path("whatsapp");
        }
        String sid = JsonFields.id(content, "sid");
        String label = JsonFields.id(content, "friendly_name");
        String approved = JsonFields.id(approval, "name");
        String name = approved != null ? approved : label;
        String language = JsonFields.id(content, "language");
        if (sid == null || name == null || language == null) {
            return null;
        }
        JsonNode types = content.path("types");
        String body = types.valueStream()
                .map(type -> JsonFields.id(type, "body"))
                .filter(text -> text != null)
                .findFirst()
                .orElse(null);
        Set<String> inBody = variables(body == null ? "" : body);
        var all = new LinkedHashSet<>(inBody);
        all.addAll(variables(StrictJson.write(types)));
        return new Template(
                sid,
                new TemplateInfo(
                        new TemplateRef(name, language),
                        label == null ? name : label,
                        status(JsonFields.id(approval, "status")),
                        JsonFields.id(approval, "category"),
                        body,
                        List.copyOf(inBody)),
                List.copyOf(all));
    }

    /** Numbered ones in the order of their numbers, named ones as they come. */
    private static Set<String> variables(String text) {
        var names = new ArrayList<String>();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            names.add(variable.group(1));
        }
        if (names.stream().allMatch(name -> NUMBER.matcher(name).matches())) {
            names.sort((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other)));
        }
        return new LinkedHashSet<>(names);
    }

    private static Status status(@Nullable String name) {
        return switch (name == null ? "unsubmitted" : name) {
            case "approved" -> Status.APPROVED;
            case "unsubmitted", "received", "pending" -> Status.PENDING;
            case "rejected" -> Status.REJECTED;
            case "paused" -> Status.PAUSED;
            case "disabled" -> Status.DISABLED;
            default -> Status.UNKNOWN;
        };
    }
}
