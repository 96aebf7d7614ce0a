package org.whatsapprouting.api.message;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TemplateRef;

/**
 * What a message says, inbound or outbound. Everything in it that came from a customer is data and nothing else: never
 * code, markup, a path or a format string.
 *
 * <p>All kinds stand in this one file, long as it is, so that nobody has to look for one.
 */
public sealed interface Content {

    /** The name of the kind in lower case with dashes, as JSON and statistics spell it; for example {@code button-reply}. */
    String kind();

    /** The text a person would read in a list of messages; empty if the content has none. */
    default String text() {
        return "";
    }

    /**
     * Plain text.
     *
     * @param body the text; inbound it may be empty
     */
    record Text(String body) implements Content {
        @Override
        public String kind() {
            return "text";
        }

        @Override
        public String text() {
            return body;
        }
    }

    /**
     * A file.
     *
     * @param type what sort of file
     * @param ref where it is
     * @param caption text beside it, or null
     * @param filename the name the sender gave it; hostile input, never to be used as a path; or null
     */
    record Media(
            Type type,
            MediaRef ref,
            @Nullable String caption,
            @Nullable String filename) implements Content {
        /** Sorts of files. */
        public enum Type {
            /** A picture. */
            IMAGE,
            /** A film. */
            VIDEO,
            /** A sound file. */
            AUDIO,
            /** A sound recorded in the app. */
            VOICE,
            /** Any other file. */
            DOCUMENT,
            /** A sticker. */
            STICKER
        }

        @Override
        public String kind() {
            return switch (type) {
                case IMAGE -> "image";
                case VIDEO -> "video";
                case AUDIO -> "audio";
                case VOICE -> "voice";
                case DOCUMENT -> "document";
                case STICKER -> "sticker";
            };
        }

        @Override
        public String text() {
            return caption == null ? "" : caption;
        }
    }

    /**
     * A place.
     *
     * @param latitude degrees north, -90 to 90
     * @param longitude degrees east, -180 to 180
     * @param name the name of the place, or null
     * @param address the address, or null
     */
    record Location(
            double latitude,
            double longitude,
            @Nullable String name,
            @Nullable String address) implements Content {
        @Override
        public String kind() {
            return "location";
        }

        @Override
        public String text() {
            return name == null ? "" : name;
        }
    }

    /**
     * Address book cards.
     *
     * @param cards the cards
     */
    record Contacts(List<Card> cards) implements Content {
        /** Copies the cards. */
        public Contacts {
            cards = List.copyOf(cards);
        }

        /**
         * One card, cut down to what routing and people need.
         *
         * @param name the full name, or null
         * @param phones the phone numbers as written
         * @param emails the e-mail addresses as written
         * @param organisation the organisation, or null
         * @param vcard the card in vCard form, or null
         */
        public record Card(
                @Nullable String name,
                List<String> phones,
                List<String> emails,
                @Nullable String organisation,
                @Nullable String vcard) {
            /** Copies the lists. */
            public Card {
                phones = List.copyOf(phones);
                emails = List.copyOf(emails);
            }
        }

        @Override
        public String kind() {
            return "contacts";
        }
    }

    /**
     * The customer pressed a button of a free message of ours.
     *
     * @param id the id we gave the button
     * @param title what stood on it
     */
    record ButtonReply(String id, String title) implements Content {
        @Override
        public String kind() {
            return "button-reply";
        }

        @Override
        public String text() {
            return title;
        }
    }

    /**
     * The customer chose a row of a list of ours.
     *
     * @param id the id we gave the row
     * @param title what stood in it
     * @param description the second line, or null
     */
    record ListReply(String id, String title, @Nullable String description) implements Content {
        @Override
        public String kind() {
            return "list-reply";
        }

        @Override
        public String text() {
            return title;
        }
    }

    /**
     * The customer sent a form.
     *
     * @param name the kind of form as the provider names it
     * @param body the text shown in the chat, or null
     * @param responseJson the answers as the provider sent them: a text that claims to be JSON and may not be
     */
    record FlowReply(String name, @Nullable String body, String responseJson) implements Content {
        @Override
        public String kind() {
            return "flow-reply";
        }

        @Override
        public String text() {
            return body == null ? "" : body;
        }
    }

    /**
     * The customer pressed a quick-reply button of a template of ours.
     *
     * @param payload the payload we gave the button
     * @param label what stood on it
     */
    record TemplateButton(String payload, String label) implements Content {
        @Override
        public String kind() {
            return "template-button";
        }

        @Override
        public String text() {
            return label;
        }
    }

    /**
     * The customer ordered from a catalogue.
     *
     * @param catalogId the catalogue
     * @param note the text beside it, or null
     * @param items what was ordered
     */
    record Order(String catalogId, @Nullable String note, List<Item> items) implements Content {
        /** Copies the items. */
        public Order {
            items = List.copyOf(items);
        }

        /**
         * One line of an order.
         *
         * @param productId the product as the catalogue names it
         * @param quantity how many
         * @param price the price of one, or null
         * @param currency the currency code, or null
         */
        public record Item(
                String productId,
                BigDecimal quantity,
                @Nullable BigDecimal price,
                @Nullable String currency) {}

        @Override
        public String kind() {
            return "order";
        }

        @Override
        public String text() {
            return note == null ? "" : note;
        }
    }

    /**
     * A reaction to an earlier message.
     *
     * @param providerMessageId the message reacted to
     * @param emoji the reaction, or null if it was taken back
     */
    record Reaction(String providerMessageId, @Nullable String emoji) implements Content {
        @Override
        public String kind() {
            return "reaction";
        }

        @Override
        public String text() {
            return emoji == null ? "" : emoji;
        }
    }

    /**
     * The sender changed an earlier message.
     *
     * @param providerMessageId the message changed
     * @param content what it says now
     */
    record Edit(String providerMessageId, Content content) implements Content {
        @Override
        public String kind() {
            return "edit";
        }

        @Override
        public String text() {
            return content.text();
        }
    }

    /**
     * The sender took an earlier message back.
     *
     * @param providerMessageId the message taken back
     */
    record Revoke(String providerMessageId) implements Content {
        @Override
        public String kind() {
            return "revoke";
        }
    }

    /**
     * A template with its values: the only content that may leave outside the service window.
     *
     * @param template the template
     * @param body the values of the body's placeholders in order
     * @param header the value of the header: a text for its placeholder, or the file or place it shows; or null
     * @param buttons the values of the buttons that take one
     * @param names what the placeholders are called, in the order of the body's values, then the one of a header that is a
     *     text; empty if they are numbered
     */
    record Template(
            TemplateRef template,
            List<String> body,
            @Nullable Content header,
            List<Button> buttons,
            List<String> names) implements Content {
        /** Copies the lists. */
        public Template {
            body = List.copyOf(body);
            buttons = List.copyOf(buttons);
            names = List.copyOf(names);
        }

        /**
         * A template with numbered placeholders.
         *
         * @param endings the endings of the buttons' addresses, by position from 0; empty text for none
         */
        public Template(TemplateRef template, List<String> body, @Nullable Content header, List<String> endings) {
            this(template, body, header, Button.endings(endings), List.of());
        }

        /** Returns a template with body values only. */
        public static Template of(TemplateRef template, String... body) {
            return new Template(template, List.of(body), null, List.of(), List.of());
        }

        /** Returns this template with a header. */
        public Template withHeader(Content header) {
            return new Template(template, body, header, buttons, names);
        }

        /** Returns this template with values for its buttons. */
        public Template withButtons(Button... buttons) {
            return new Template(template, body, header, List.of(buttons), names);
        }

        /** Returns this template with names for its placeholders, as {@code TemplateInfo.placeholders()} lists them. */
        public Template withNames(String... names) {
            return new Template(template, body, header, buttons, List.of(names));
        }

        @Override
        public String kind() {
            return "template";
        }

        /**
         * The value of one button.
         *
         * @param index the button's position from 0, buttons that take no value counted too
         * @param kind what the value is
         * @param value the value
         */
        public record Button(int index, Kind kind, String value) {
            /** What buttons take. */
            public enum Kind {
                /** The ending of the address it opens. */
                URL,
                /** What comes back when a quick reply is pressed, as {@link TemplateButton#payload()}. */
                PAYLOAD,
                /** The code it copies. */
                CODE,
                /** The token that comes back with the answers of the form it opens. */
                FLOW
            }

            /** Returns the ending of an address. */
            public static Button url(int index, String ending) {
                return new Button(index, Kind.URL, ending);
            }

            /** Returns what comes back from a quick reply. */
            public static Button payload(int index, String payload) {
                return new Button(index, Kind.PAYLOAD, payload);
            }

            /** Returns a code to copy. */
            public static Button code(int index, String code) {
                return new Button(index, Kind.CODE, code);
            }

            /** Returns the token of a form. */
            public static Button flow(int index, String token) {
                return new Button(index, Kind.FLOW, token);
            }

            private static List<Button> endings(List<String> endings) {
                return IntStream.range(0, endings.size())
                        .filter(i -> !endings.get(i).isEmpty())
                        .mapToObj(i -> url(i, endings.get(i)))
                        .toList();
            }
        }
    }

    /**
     * Content with something to touch that may stand between a header and a footer. A provider without
     * {@code Capability.HEADER} or {@code FOOTER} gets their texts in the body.
     */
    sealed interface Framed extends Content permits Choice, LinkButton, FlowStart {

        /** The text between them. */
        String body();

        /** What stands above: a {@link Text}, or a {@link Media} that is an image, a video or a document; or null. */
        @Nullable
        Content header();

        /** The small line below, or null. */
        @Nullable
        String footer();

        /** Returns this content with another frame and body. */
        Framed framed(@Nullable Content header, String body, @Nullable String footer);

        /** Returns this content with a header. */
        default Framed withHeader(Content header) {
            return framed(header, body(), footer());
        }

        /** Returns this content with a footer. */
        default Framed withFooter(String footer) {
            return framed(header(), body(), footer);
        }

        @Override
        default String text() {
            return body();
        }
    }

    /**
     * A question with buttons or rows to choose from.
     *
     * @param body the question
     * @param options the choices in order, ids unique
     * @param style how they are shown
     * @param label what the button that opens the list says; null for buttons
     * @param header what stands above, a text only for a list; or null
     * @param footer the small line below, or null
     */
    record Choice(
            String body,
            List<Option> options,
            Style style,
            @Nullable String label,
            @Nullable Content header,
            @Nullable String footer)
            implements Framed {
        /** Copies the options. */
        public Choice {
            options = List.copyOf(options);
        }

        /** A question without header and footer. */
        public Choice(String body, List<Option> options, Style style, @Nullable String label) {
            this(body, options, style, label, null, null);
        }

        @Override
        public Choice framed(@Nullable Content header, String body, @Nullable String footer) {
            return new Choice(body, options, style, label, header, footer);
        }

        /** How choices are shown. */
        public enum Style {
            /** As buttons under the text. */
            BUTTONS,
            /** As a list that opens. */
            LIST
        }

        /**
         * One choice.
         *
         * @param id comes back when it is chosen
         * @param title what it says
         * @param description the second line of a list row, or null
         * @param section the title that list rows of one sort stand under, or null; where a provider has no such titles the
         *     rows stand in order
         */
        public record Option(
                String id,
                String title,
                @Nullable String description,
                @Nullable String section) {
            /** A choice that stands under no title. */
            public Option(String id, String title, @Nullable String description) {
                this(id, title, description, null);
            }
        }

        @Override
        public String kind() {
            return "choice";
        }
    }

    /**
     * A text with one button that opens an address.
     *
     * @param body the text
     * @param label what the button says
     * @param url the http or https address it opens
     * @param header what stands above, or null
     * @param footer the small line below, or null
     */
    record LinkButton(
            String body,
            String label,
            String url,
            @Nullable Content header,
            @Nullable String footer) implements Framed {
        /** A button without header and footer. */
        public LinkButton(String body, String label, String url) {
            this(body, label, url, null, null);
        }

        @Override
        public LinkButton framed(@Nullable Content header, String body, @Nullable String footer) {
            return new LinkButton(body, label, url, header, footer);
        }

        @Override
        public String kind() {
            return "link-button";
        }
    }

    /**
     * Asks the customer for something of his with one touch.
     *
     * @param what what is asked for
     * @param body the question
     * @param country for an address its country as ISO 3166 alpha-2, for example {@code IN}; else null
     */
    record Request(What what, String body, @Nullable String country) implements Content {
        /** What can be asked for. */
        public enum What {
            /** Where he is; he answers with a {@link Location}. */
            LOCATION,
            /** His phone number, which he may hide; he answers with {@link Contacts}. */
            CONTACT,
            /** A postal address; he answers with a {@link FlowReply}. */
            ADDRESS
        }

        @Override
        public String kind() {
            return switch (what) {
                case LOCATION -> "location-request";
                case CONTACT -> "contact-request";
                case ADDRESS -> "address-request";
            };
        }

        @Override
        public String text() {
            return body;
        }
    }

    /**
     * A text with a button that opens a form; the customer answers with a {@link FlowReply}.
     *
     * @param body the text
     * @param flow the form, by the provider's id
     * @param label what the button says
     * @param token comes back with the answers; null for the message's own reference
     * @param screen the first screen, or null if the form's own server decides
     * @param data what the first screen starts with, by field
     * @param header what stands above, or null
     * @param footer the small line below, or null
     */
    record FlowStart(
            String body,
            String flow,
            String label,
            @Nullable String token,
            @Nullable String screen,
            Map<String, String> data,
            @Nullable Content header,
            @Nullable String footer)
            implements Framed {
        /** Copies the data. */
        public FlowStart {
            data = Map.copyOf(data);
        }

        /** A form without header and footer. */
        public FlowStart(
                String body,
                String flow,
                String label,
                @Nullable String token,
                @Nullable String screen,
                Map<String, String> data) {
            this(body, flow, label, token, screen, data, null, null);
        }

        @Override
        public FlowStart framed(@Nullable Content header, String body, @Nullable String footer) {
            return new FlowStart(body, flow, label, token, screen, data, header, footer);
        }

        @Override
        public String kind() {
            return "flow-start";
        }
    }

    /**
     * Something to buy: one product, several in groups, or the whole catalogue.
     *
     * @param body the text beside it; may be empty for one product
     * @param header the line above several products, else null
     * @param catalogId the catalogue; null where it is shown as a whole
     * @param sections the products in groups; empty for the whole catalogue
     */
    record Products(
            String body, @Nullable String header, @Nullable String catalogId, List<Section> sections)
            implements Content {
        /** Copies the sections. */
        public Products {
            sections = List.copyOf(sections);
        }

        /**
         * Some products under one title.
         *
         * @param title the title; of no meaning for a single product
         * @param productIds the products as the catalogue names them
         */
        public record Section(String title, List<String> productIds) {
            /** Copies the products. */
            public Section {
                productIds = List.copyOf(productIds);
            }
        }

        @Override
        public String kind() {
            int products =
                    sections.stream().mapToInt(one -> one.productIds().size()).sum();
            return sections.isEmpty() ? "catalog" : products == 1 ? "product" : "product-list";
        }

        @Override
        public String text() {
            return body;
        }
    }

    /**
     * A message the provider itself could not deliver to us, for example a poll.
     *
     * @param type what it was, as far as the provider says
     * @param raw the provider's element as JSON text
     */
    record Unsupported(String type, String raw) implements Content {
        @Override
        public String kind() {
            return "unsupported";
        }
    }

    /**
     * A message of a type this version does not know. Nothing of it is lost.
     *
     * @param type the provider's name of the type
     * @param raw the provider's element as JSON text
     */
    record Unknown(String type, String raw) implements Content {
        @Override
        public String kind() {
            return "unknown";
        }
    }
}
