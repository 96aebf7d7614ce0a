package org.whatsapprouting.core.plan;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.ActionId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.core.plan.TenantWriting.Members;

/** Turns actions and what they send into members of a file. */
final class ActionWriting {
    private ActionWriting() {}

    static Object action(Action action) {
        var members = new Members().put("id", action.id().value());
        application(action.application(), members);
        return members.put(
                        "interval",
                        action.interval() == null ? null : action.interval().value())
                .map();
    }

    private static void application(Application application, Members to) {
        if (application instanceof Application.Agent agent) {
            to.put("application", "Agent")
                    .put("agent", agent.agent().value())
                    .put("timeout", timeout(agent.timeout()))
                    .putUnless("skipIfUnavailable", agent.skipIfUnavailable(), false);
        } else if (application instanceof Application.AutoReply reply) {
            to.put("application", "AutoReply").put("mode", mode(reply.mode()));
            content(reply.content(), to);
        } else if (application instanceof Application.Close close) {
            to.put("application", "Close")
                    .put(
                            "disposition",
                            close.disposition() == null
                                    ? null
                                    : close.disposition().labels());
        } else if (application instanceof Application.GoToIf branch) {
            to.put("application", "GoToIf")
                    .put("condition", branch.condition())
                    .put("whenTrue", id(branch.whenTrue()))
                    .put("whenFalse", id(branch.whenFalse()));
        } else if (application instanceof Application.GoToP jump) {
            to.put("application", "GoToP").put("target", id(jump.target()));
        } else if (application instanceof Application.Noop noop) {
            to.put("application", "Noop").put("value", noop.value());
        } else if (application instanceof Application.Queue queue) {
            to.put("application", "Queue").put("queue", queue.queue().value()).put("timeout", timeout(queue.timeout()));
        } else if (application instanceof Application.SystemCommand system) {
            to.put("application", "System").put("command", system.command()).put("variable", system.variable());
        } else if (application instanceof Application.Tag tag) {
            to.put("application", "Tag").put("tags", TenantWriting.sorted(tag.tags()));
        } else if (application instanceof Application.Bot bot) {
            bot(bot, to);
        }
    }

    private static void bot(Application.Bot bot, Members to) {
        var named = PlanReading.CONNECTORS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(bot.connector()))
                .map(Map.Entry::getKey)
                .findFirst();
        to.put("application", named.orElse("Bot"))
                .put("connector", named.isPresent() ? null : bot.connector())
                .put("settings", new TreeMap<>(bot.settings()))
                .put("welcome", bot.welcome());
    }

    private static @Nullable String timeout(Duration timeout) {
        return timeout.isZero() ? null : Durations.print(timeout);
    }

    private static @Nullable String id(@Nullable ActionId id) {
        return id == null ? null : id.value();
    }

    private static String mode(Application.AutoReply.Mode mode) {
        return switch (mode) {
            case ONE_TIME -> "oneTime";
            case ALWAYS -> "always";
            case FIRST_MESSAGE -> "firstMessage";
        };
    }

    private static void content(Content content, Members to) {
        if (content instanceof Content.Text text) {
            to.put("text", text.body());
        } else if (content instanceof Content.Media media) {
            to.put("media", media(media));
        } else if (content instanceof Content.Location place) {
            to.put(
                    "location",
                    new Members()
                            .put("latitude", place.latitude())
                            .put("longitude", place.longitude())
                            .put("name", place.name())
                            .put("address", place.address())
                            .map());
        } else if (content instanceof Content.Contacts contacts) {
            to.list("contacts", contacts.cards(), ActionWriting::card);
        } else if (content instanceof Content.Choice choice) {
            to.put("choice", choice(choice));
        } else if (content instanceof Content.Template template) {
            to.put("template", template(template));
        } else if (content instanceof Content.LinkButton button) {
            to.put(
                    "linkButton",
                    new Members()
                            .put("body", button.body())
                            .put("label", button.label())
                            .put("url", button.url())
                            .put("header", header(button.header()))
                            .put("footer", button.footer())
                            .map());
        } else if (content instanceof Content.Request request) {
            to.put(
                    "request",
                    new Members()
                            .put("what", request.what().name().toLowerCase(Locale.ROOT))
                            .put("body", request.body())
                            .put("country", request.country())
                            .map());
        } else if (content instanceof Content.FlowStart flow) {
            to.put("flow", flow(flow));
        } else if (content instanceof Content.Products products) {
            to.put("products", products(products));
        } else {
            throw new IllegalArgumentException(
                    "An automatic reply of kind '" + content.kind()
                            + "' cannot be written to a file, because only customers send it, or it needs a message to react to.");
        }
    }

    private static Object flow(Content.FlowStart flow) {
        return new Members()
                .put("body", flow.body())
                .put("id", flow.flow())
                .put("label", flow.label())
                .put("token", flow.token())
                .put("screen", flow.screen())
                .put("data", new TreeMap<>(flow.data()))
                .put("header", header(flow.header()))
                .put("footer", flow.footer())
                .map();
    }

    private static Object products(Content.Products products) {
        return new Members()
                .put("body", products.body().isEmpty() ? null : products.body())
                .put("header", products.header())
                .put("catalog", products.catalogId())
                .list(
                        "sections",
                        products.sections(),
                        section -> new Members()
                                .put("title", section.title().isEmpty() ? null : section.title())
                                .put("products", section.productIds())
                                .map())
                .map();
    }

    private static Object media(Content.Media media) {
        return new Members()
                .put("type", media.type().name().toLowerCase(Locale.ROOT))
                .put("link", media.ref().link())
                .put("id", media.ref().id())
                .put("mimeType", media.ref().mimeType())
                .put("caption", media.caption())
                .put("filename", media.filename())
                .map();
    }

    private static Object card(Content.Contacts.Card card) {
        return new Members()
                .put("name", card.name())
                .put("phones", card.phones())
                .put("emails", card.emails())
                .put("organisation", card.organisation())
                .put("vcard", card.vcard())
                .map();
    }

    private static Object choice(Content.Choice choice) {
        return new Members()
                .put("body", choice.body())
                .put("style", choice.style() == Content.Choice.Style.LIST ? "list" : "buttons")
                .put("label", choice.label())
                .list(
                        "options",
                        choice.options(),
                        option -> new Members()
                                .put("id", option.id())
                                .put("title", option.title())
                                .put("description", option.description())
                                .put("section", option.section())
                                .map())
                .put("header", header(choice.header()))
                .put("footer", choice.footer())
                .map();
    }

    private static Object template(Content.Template template) {
        return new Members()
                .put("name", template.template().name())
                .put("language", template.template().language())
                .put("body", template.body())
                .put("names", template.names())
                .put("header", header(template.header()))
                .list(
                        "buttons",
                        template.buttons(),
                        button -> new Members()
                                .put("index", button.index())
                                .put(button.kind().name().toLowerCase(Locale.ROOT), button.value())
                                .map())
                .map();
    }

    private static @Nullable Object header(@Nullable Content header) {
        if (header == null) {
            return null;
        }
        var members = new Members();
        content(header, members);
        return members.map();
    }
}
