package org.whatsapprouting.api.message;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
     * @param header the value of the header's placeholder, or null
     * @param buttons the values of the buttons that take one, by position from 0; a null-free list, empty text for none
     */
    record Template(
            TemplateRef template,
            List<String> body,
            @Nullable Content header,
            List<String> buttons) implements Content {
        /** Copies the lists. */
        public Template {
            body = List.copyOf(body);
            buttons = List.copyOf(buttons);
        }

        /** Returns a template with body values only. */
        public static Template of(TemplateRef template, String... body) {
            return new Template(template, List.of(body), null, List.of());
        }

        @Override
        public String kind() {
            return "template";
        }
    }

    /**
     * A question with buttons or rows to choose from.
     *
     * @param body the question
     * @param options the choices in order, ids unique
     * @param style how they are shown
     * @param label what the button that opens the list says; null for buttons
     */
    record Choice(
            String body,
            List<Option> options,
            Style style,
            @Nullable String label) implements Content {
        /** Copies the options. */
        public Choice {
            options = List.copyOf(options);
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
         */
        public record Option(
                String id, String title, @Nullable String description) {}

        @Override
        public String kind() {
            return "choice";
        }

        @Override
        public String text() {
            return body;
        }
    }

    /**
     * A text with one button that opens an address.
     *
     * @param body the text
     * @param label what the button says
     * @param url the http or https address it opens
     */
    record LinkButton(String body, String label, String url) implements Content {
        @Override
        public String kind() {
            return "link-button";
        }

        @Override
        public String text() {
            return body;
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
     */
    record FlowStart(
            String body,
            String flow,
            String label,
            @Nullable String token,
            @Nullable String screen,
            Map<String, String> data)
            implements Content {
        /** Copies the data. */
        public FlowStart {
            data = Map.copyOf(data);
        }

        @Override
        public String kind() {
            return "flow-start";
        }

        @Override
        public String text() {
            return body;
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
