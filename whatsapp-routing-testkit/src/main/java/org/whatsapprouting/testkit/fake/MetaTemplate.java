package org.whatsapprouting.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Meta demands of templates without knowing their text (Meta 1.9). Each check returns a fault or null. */
final class MetaTemplate {
    private static final int CODE = 15;
    private static final int HYDRATED = 1_024;
    /** What the one parameter of a button is called and where its value is, by the kind of button. */
    private static final Map<String, String> BUTTONS =
            Map.of("url", "text", "quick_reply", "payload", "copy_code", "coupon_code", "flow", "action");

    private MetaTemplate() {}

    static @Nullable FakeAnswer fault(JsonNode template) {
        if (!template.path("name").asText().matches("[a-z0-9_]{1,512}")
                || template.path("language").path("code").asText().isEmpty()) {
            return missing("template name and language code");
        }
        Set<String> seen = new HashSet<>();
        for (JsonNode component : template.path("components")) {
            String type = component.path("type").asText();
            if (!seen.add(type + component.path("index").asText())) {
                return MetaRequest.invalid(100, "(#100) Two components are for the same place.");
            }
            FakeAnswer fault = switch (type) {
                case "header" -> header(component.path("parameters"));
                case "body" -> body(component.path("parameters"));
                case "button" -> button(component);
                default -> MetaRequest.invalid(100, "(#100) Unknown component " + type);
            };
            if (fault != null) {
                return fault;
            }
        }
        return MetaRequest.keyFault("template", template, "name", "language", "components");
    }

    private static @Nullable FakeAnswer header(JsonNode parameters) {
        JsonNode one = parameters.path(0);
        String type = one.path("type").asText();
        if (parameters.size() != 1) {
            return MetaRequest.invalid(132_000, "(#132000) Number of parameters does not match");
        }
        return switch (type) {
            case "text" -> text(one);
            case "image", "video", "document" -> MetaRequest.sourceFault(type, one.path(type), "");
            case "location" -> MetaInteractive.placeFault(one.path("location"));
            default -> MetaRequest.invalid(132_012, "(#132012) Parameter format does not match: header");
        };
    }

    private static @Nullable FakeAnswer body(JsonNode parameters) {
        Set<String> names = new HashSet<>();
        for (JsonNode parameter : parameters) {
            FakeAnswer fault = text(parameter);
            if (fault != null) {
                return fault;
            }
            names.add(parameter.path("parameter_name").asText());
        }
        boolean mixed = names.size() > 1 && (names.contains("") || names.size() != parameters.size());
        return parameters.isEmpty() || mixed
                ? MetaRequest.invalid(132_000, "(#132000) Number of parameters does not match")
                : null;
    }

    private static @Nullable FakeAnswer text(JsonNode parameter) {
        String value = parameter.path("text").asText();
        if (!parameter.path("type").asText().equals("text") || value.isEmpty()) {
            return missing("parameter of type text is missing text value");
        }
        if (value.length() > HYDRATED) {
            return MetaRequest.invalid(132_005, "(#132005) Hydrated text too long");
        }
        return value.matches("(?s).*([\\n\\t]| {5}).*")
                ? MetaRequest.invalid(132_018, "(#132018) Parameters cannot have line breaks, tabs or five blanks")
                : MetaRequest.keyFault("parameter", parameter, "type", "text", "parameter_name");
    }

    private static @Nullable FakeAnswer button(JsonNode component) {
        JsonNode one = component.path("parameters").path(0);
        String field = BUTTONS.get(component.path("sub_type").asText());
        if (field == null || !component.path("index").asText().matches("[0-9]") || one.isMissingNode()) {
            return missing("sub_type, index and parameters of a button");
        }
        JsonNode value = field.equals("action") ? one.path(field).path("flow_token") : one.path(field);
        boolean good = one.path("type").asText().equals(field)
                && !value.asText().isEmpty()
                && (!field.equals("coupon_code") || value.asText().length() <= CODE);
        return good ? null : MetaRequest.invalid(132_012, "(#132012) Parameter format does not match: button");
    }

    private static FakeAnswer missing(String what) {
        return MetaRequest.invalid(131_008, "(#131008) Required parameter is missing: " + what);
    }
}
