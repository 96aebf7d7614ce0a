package org.whatsapprouting.core.plan;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Template.Button;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.model.TemplateRef;

/** Reads what a message says. */
final class ContentReading {
    private static final String MISSING = "missing";

    private final Fields fields;

    ContentReading(Fields fields) {
        this.fields = fields;
    }

    Content content() {
        var media = fields.object("media");
        var location = fields.object("location");
        var choice = fields.object("choice");
        var template = fields.object("template");
        if (media != null) {
            return media(media);
        } else if (location != null) {
            return location(location);
        } else if (fields.has("contacts")) {
            return new Content.Contacts(fields.objects("contacts").stream()
                    .map(ContentReading::card)
                    .toList());
        } else if (choice != null) {
            return choice(choice);
        } else if (template != null) {
            return template(template);
        }
        return fields.has("text") ? text() : interactive();
    }

    private Content interactive() {
        var button = fields.object("linkButton");
        var request = fields.object("request");
        var flow = fields.object("flow");
        var products = fields.object("products");
        if (button != null) {
            return new Content.LinkButton(
                    button.text("body", MISSING),
                    button.text("label", MISSING),
                    button.text("url", MISSING),
                    header(button),
                    button.text("footer"));
        } else if (request != null) {
            var what = request.text("what", "location").toUpperCase(Locale.ROOT);
            return new Content.Request(
                    Content.Request.What.valueOf(what), request.text("body", MISSING), request.text("country"));
        } else if (flow != null) {
            return flow(flow);
        } else if (products != null) {
            return products(products);
        }
        return text();
    }

    private Content text() {
        return new Content.Text(fields.text("text", MISSING));
    }

    private static Content media(Fields media) {
        var type = media.text("type", "document").toUpperCase(Locale.ROOT);
        var id = media.text("id");
        var link = media.text("link");
        boolean one = id == null ^ link == null;
        return new Content.Media(
                Content.Media.Type.valueOf(type),
                one ? new MediaRef(id, link, media.text("mimeType"), null) : new MediaRef(MISSING, null, null, null),
                media.text("caption"),
                media.text("filename"));
    }

    private static Content location(Fields location) {
        return new Content.Location(
                degrees(location.number("latitude")),
                degrees(location.number("longitude")),
                location.text("name"),
                location.text("address"));
    }

    private static double degrees(@Nullable BigDecimal number) {
        return number == null ? 0 : number.doubleValue();
    }

    private static Content.Contacts.Card card(Fields card) {
        return new Content.Contacts.Card(
                card.text("name"),
                card.texts("phones"),
                card.texts("emails"),
                card.text("organisation"),
                card.text("vcard"));
    }

    private static Content choice(Fields choice) {
        return new Content.Choice(
                choice.text("body", MISSING),
                choice.objects("options").stream()
                        .map(option -> new Content.Choice.Option(
                                option.text("id", MISSING),
                                option.text("title", MISSING),
                                option.text("description"),
                                option.text("section")))
                        .toList(),
                "list".equals(choice.text("style")) ? Content.Choice.Style.LIST : Content.Choice.Style.BUTTONS,
                choice.text("label"),
                header(choice),
                choice.text("footer"));
    }

    private static Content flow(Fields flow) {
        var data = flow.object("data");
        return new Content.FlowStart(
                flow.text("body", MISSING),
                flow.text("id", MISSING),
                flow.text("label", MISSING),
                flow.text("token"),
                flow.text("screen"),
                data == null ? Map.of() : data.settings(),
                header(flow),
                flow.text("footer"));
    }

    private static Content products(Fields products) {
        return new Content.Products(
                products.text("body", ""),
                products.text("header"),
                products.text("catalog"),
                products.objects("sections").stream()
                        .map(section ->
                                new Content.Products.Section(section.text("title", ""), section.texts("products")))
                        .toList());
    }

    private static Content template(Fields template) {
        return new Content.Template(
                new TemplateRef(template.text("name", MISSING), template.text("language", MISSING)),
                template.texts("body"),
                header(template),
                template.objects("buttons").stream().map(ContentReading::button).toList(),
                template.texts("names"));
    }

    private static Button button(Fields button) {
        var index = button.number("index");
        var kind = Arrays.stream(Button.Kind.values())
                .filter(one -> button.has(one.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(Button.Kind.URL);
        return new Button(
                index == null ? 0 : index.intValue(),
                kind,
                button.text(kind.name().toLowerCase(Locale.ROOT), MISSING));
    }

    private static @Nullable Content header(Fields of) {
        var header = of.object("header");
        return header == null ? null : new ContentReading(header).content();
    }
}
