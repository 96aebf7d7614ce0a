package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Choice;
import org.whatsapprouting.provider.support.Draft;

/** Writes everything with something to touch in it, but products (Meta 1.9, interactive). */
final class InteractiveWriter {
    static final int BODY = 1_024;
    private static final int LIST_BODY = 4_096;
    private static final int BUTTON = 20;
    private static final int MOST_BUTTONS = 3;
    private static final int BUTTON_ID = 256;
    private static final int ROW = 24;
    private static final int MOST_ROWS = 10;
    private static final int ROW_ID = 200;
    private static final int DESCRIPTION = 72;
    private static final int FLOW_BUTTON = 30;
    private static final int LINK = 2_000;
    private static final int ANY_ID = 1_000;

    private InteractiveWriter() {}

    static @Nullable Draft choice(ObjectNode body, Choice choice) {
        boolean list = choice.style() == Choice.Style.LIST;
        Draft problem = list ? list(body, choice) : buttons(body, choice);
        return Limits.first(problem, FrameWriter.add(body, choice, !list));
    }

    private static @Nullable Draft buttons(ObjectNode body, Choice choice) {
        Draft problem = Limits.first(
                Limits.needed("question", choice.body(), BODY),
                Limits.count("buttons", choice.options().size(), MOST_BUTTONS),
                unique(choice.options().stream().map(Choice.Option::title).toList(), "title"),
                unique(choice.options().stream().map(Choice.Option::id).toList(), "id"));
        ArrayNode buttons = action(body, "button", choice.body()).putArray("buttons");
        for (Choice.Option option : choice.options()) {
            buttons.addObject()
                    .put("type", "reply")
                    .putObject("reply")
                    .put("id", option.id())
                    .put("title", option.title());
            problem = Limits.first(
                    problem,
                    Limits.needed("id of a button", option.id(), BUTTON_ID),
                    Limits.needed("title of a button", option.title(), BUTTON));
        }
        return problem;
    }

    private static @Nullable Draft list(ObjectNode body, Choice choice) {
        Draft problem = Limits.first(
                Limits.needed("question", choice.body(), LIST_BODY),
                Limits.needed("label of the list", choice.label(), BUTTON),
                Limits.count("rows", choice.options().size(), MOST_ROWS),
                unique(choice.options().stream().map(Choice.Option::id).toList(), "id"));
        ObjectNode action = action(body, "list", choice.body()).put("button", choice.label());
        Map<String, ArrayNode> sections = new LinkedHashMap<>();
        ArrayNode all = action.putArray("sections");
        for (Choice.Option option : choice.options()) {
            ObjectNode row = sections.computeIfAbsent(titled(option), title -> section(all, title))
                    .addObject()
                    .put("id", option.id())
                    .put("title", option.title());
            if (option.description() != null && !option.description().isEmpty()) {
                row.put("description", option.description());
            }
            problem = Limits.first(
                    problem,
                    Limits.needed("id of a row", option.id(), ROW_ID),
                    Limits.needed("title of a row", option.title(), ROW),
                    Limits.optional("description of a row", option.description(), DESCRIPTION),
                    Limits.optional("title of a section", option.section(), ROW));
        }
        return sections.size() > 1 && sections.containsKey("")
                ? Limits.first(problem, Limits.invalid("section", "Of several sections each needs a title."))
                : problem;
    }

    private static String titled(Choice.Option option) {
        return option.section() == null ? "" : option.section();
    }

    private static ArrayNode section(ArrayNode sections, String title) {
        ObjectNode section = sections.addObject();
        return (title.isEmpty() ? section : section.put("title", title)).putArray("rows");
    }

    static @Nullable Draft link(ObjectNode body, Content.LinkButton button) {
        action(body, "cta_url", button.body())
                .put("name", "cta_url")
                .putObject("parameters")
                .put("display_text", button.label())
                .put("url", button.url());
        return Limits.first(
                Limits.needed("text", button.body(), BODY),
                Limits.needed("label", button.label(), BUTTON),
                Limits.needed("link", button.url(), LINK),
                FrameWriter.add(body, button, true),
                button.url().matches("https?://\\S+")
                        ? null
                        : Limits.invalid("link", "The link of a button is an http or https address."));
    }

    static @Nullable Draft request(ObjectNode body, Content.Request request) {
        switch (request.what()) {
            case LOCATION ->
                action(body, "location_request_message", request.body()).put("name", "send_location");
            case CONTACT -> action(body, "request_contact_info", request.body()).put("name", "request_contact_info");
            case ADDRESS ->
                action(body, "address_message", request.body())
                        .put("name", "address_message")
                        .putObject("parameters")
                        .put("country", request.country());
        }
        boolean countryMissing = request.what() == Content.Request.What.ADDRESS
                && !"IN".equals(request.country())
                && !"SG".equals(request.country());
        return Limits.first(
                Limits.needed("question", request.body(), BODY),
                countryMissing ? Limits.invalid("country", "Addresses can be asked for in IN and SG only.") : null);
    }

    /** @param reference goes as the form's token if there is none */
    static @Nullable Draft flow(ObjectNode body, Content.FlowStart flow, String reference) {
        ObjectNode parameters =
                action(body, "flow", flow.body()).put("name", "flow").putObject("parameters");
        parameters
                .put("flow_message_version", "3")
                .put("flow_id", flow.flow())
                .put("flow_cta", flow.label())
                .put("flow_token", flow.token() == null ? reference : flow.token())
                .put("flow_action", flow.screen() == null ? "data_exchange" : "navigate");
        if (flow.screen() != null) {
            ObjectNode payload = parameters.putObject("flow_action_payload").put("screen", flow.screen());
            if (!flow.data().isEmpty()) {
                ObjectNode data = payload.putObject("data");
                flow.data().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(field -> data.put(field.getKey(), field.getValue()));
            }
        }
        return Limits.first(
                Limits.needed("text", flow.body(), BODY),
                Limits.needed("form", flow.flow(), ANY_ID),
                Limits.needed("label", flow.label(), FLOW_BUTTON),
                FrameWriter.add(body, flow, true));
    }

    /** Begins an interactive message and returns its action, to be filled. */
    static ObjectNode action(ObjectNode body, String type, String text) {
        ObjectNode interactive = body.put("type", "interactive").putObject("interactive");
        interactive.put("type", type);
        if (!text.isEmpty()) {
            interactive.putObject("body").put("text", text);
        }
        return interactive.putObject("action");
    }

    private static @Nullable Draft unique(List<String> values, String what) {
        Set<String> seen = new HashSet<>(values);
        return seen.size() == values.size()
                ? null
                : Limits.invalid("unique", "Two choices have the same " + what + ".");
    }
}
