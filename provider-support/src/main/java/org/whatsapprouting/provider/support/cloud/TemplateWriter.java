package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Template;
import org.whatsapprouting.api.message.Content.Template.Button;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.Draft;

/** Writes templates with the values of their placeholders (Meta 1.9). Whether they are all there, only Meta knows. */
final class TemplateWriter {
    private static final int VALUE = 1_024;
    private static final int HEADER = 60;
    private static final int ENDING = 2_000;
    private static final int CODE = 15;
    private static final int ANY_ID = 1_000;
    private static final int MOST_BUTTONS = 10;

    private TemplateWriter() {}

    /** Adds a template, or returns why it cannot be sent. */
    static @Nullable Draft add(ObjectNode body, Template content) {
        if (!content.template().name().matches("[a-z0-9_]{1,512}")) {
            return refused(
                    "template-name", "A template's name at Meta has lower-case letters, digits and underscores only.");
        }
        ObjectNode template = body.put("type", "template").putObject("template");
        template.put("name", content.template().name());
        template.putObject("language").put("code", content.template().language());
        ArrayNode components = template.putArray("components");
        Draft problem = names(content);
        if (content.header() != null && problem == null) {
            problem = header(parameters(components.addObject().put("type", "header")), content.header(), content);
        }
        if (!content.body().isEmpty() && problem == null) {
            ArrayNode parameters = parameters(components.addObject().put("type", "body"));
            for (int i = 0; i < content.body().size(); i++) {
                problem = Limits.first(problem, text(parameters, content.body().get(i), name(content, i), VALUE));
            }
        }
        return Limits.first(problem, buttons(components, content.buttons()));
    }

    /** One name for each value, or none at all; a value without a name would be for a placeholder that has a number. */
    private static @Nullable Draft names(Template content) {
        int named = content.names().size();
        int values = content.body().size() + (content.header() instanceof Content.Text ? 1 : 0);
        if (named != 0 && named != values) {
            return refused("template-names", "There are " + named + " names for " + values + " values of a template.");
        }
        return content.names().stream().allMatch(name -> name.matches("[A-Za-z0-9_]{1,64}"))
                ? null
                : refused("template-names", "The name of a placeholder has letters, digits and underscores only.");
    }

    private static @Nullable String name(Template content, int value) {
        return content.names().isEmpty() ? null : content.names().get(value);
    }

    private static @Nullable Draft header(ArrayNode parameters, Content header, Template content) {
        if (header instanceof Content.Text text) {
            return text(parameters, text.body(), name(content, content.body().size()), HEADER);
        }
        if (header instanceof Content.Media media && MediaWriter.isHeader(media.type())) {
            return MediaWriter.file(parameters.addObject(), media);
        }
        if (header instanceof Content.Location place) {
            return CardWriter.place(parameters.addObject(), place);
        }
        return Limits.unsupported(
                "template-header",
                "A template's header is a text, an image, a video, a document or a place; this one is " + header.kind()
                        + ".");
    }

    private static @Nullable Draft buttons(ArrayNode components, List<Button> buttons) {
        Draft problem = null;
        Set<Integer> places = new HashSet<>();
        for (Button button : buttons) {
            if (button.index() < 0 || button.index() >= MOST_BUTTONS || !places.add(button.index())) {
                return refused("template-buttons", "Buttons have places from 0 to 9, each its own.");
            }
            ObjectNode component = components.addObject().put("type", "button");
            component.put("sub_type", subType(button.kind())).put("index", Integer.toString(button.index()));
            problem = Limits.first(problem, button(parameters(component).addObject(), button));
        }
        return problem;
    }

    private static String subType(Button.Kind kind) {
        return switch (kind) {
            case URL -> "url";
            case PAYLOAD -> "quick_reply";
            case CODE -> "copy_code";
            case FLOW -> "flow";
        };
    }

    private static @Nullable Draft button(ObjectNode parameter, Button button) {
        String value = button.value();
        return switch (button.kind()) {
            case URL -> {
                parameter.put("type", "text").put("text", value);
                yield Limits.needed("ending of a button's address", value, ENDING);
            }
            case PAYLOAD -> {
                parameter.put("type", "payload").put("payload", value);
                yield Limits.needed("payload of a button", value, ANY_ID);
            }
            case CODE -> {
                parameter.put("type", "coupon_code").put("coupon_code", value);
                yield Limits.needed("code of a button", value, CODE);
            }
            case FLOW -> {
                parameter.put("type", "action").putObject("action").put("flow_token", value);
                yield Limits.needed("token of a button's form", value, ANY_ID);
            }
        };
    }

    private static ArrayNode parameters(ObjectNode component) {
        return component.putArray("parameters");
    }

    private static @Nullable Draft text(ArrayNode parameters, String value, @Nullable String name, int longest) {
        ObjectNode parameter = parameters.addObject().put("type", "text");
        if (name != null) {
            parameter.put("parameter_name", name);
        }
        parameter.put("text", value);
        return Limits.needed("value of a template", value, longest);
    }

    private static Draft refused(String code, String detail) {
        return MessageWriter.refused(RejectReason.TEMPLATE, code, detail);
    }
}
