package org.whatsapprouting.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Choice;
import org.whatsapprouting.api.message.Content.Choice.Option;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.Capability;

/** What is sent in place of what a provider cannot show. */
class SendableTest {
    private static final Set<Capability> ALL = EnumSet.allOf(Capability.class);
    private static final Set<Capability> TEXT = Set.of(Capability.TEXT);
    private static final MediaRef FILE = new MediaRef("m1", null, null, null);

    private static @Nullable Content form(Content content, Set<Capability> abilities) {
        return Sendable.form(content, abilities::contains);
    }

    private static Choice buttons(String... titles) {
        return choice(Choice.Style.BUTTONS, titles);
    }

    private static Choice choice(Choice.Style style, String... titles) {
        var options = IntStream.range(0, titles.length)
                .mapToObj(i -> new Option("id" + i, titles[i], null))
                .toList();
        return new Choice("Which one?", options, style, style == Choice.Style.LIST ? "Choose" : null);
    }

    static List<Content> everyKind() {
        return List.of(
                new Content.Text("x"),
                new Content.Media(Content.Media.Type.IMAGE, FILE, null, null),
                new Content.Media(Content.Media.Type.VIDEO, FILE, null, null),
                new Content.Media(Content.Media.Type.AUDIO, FILE, null, null),
                new Content.Media(Content.Media.Type.VOICE, FILE, null, null),
                new Content.Media(Content.Media.Type.DOCUMENT, FILE, null, null),
                new Content.Media(Content.Media.Type.STICKER, FILE, null, null),
                new Content.Location(1, 2, null, null),
                new Content.Contacts(List.of(new Content.Contacts.Card("Ann", List.of("1"), List.of(), null, null))),
                new Content.Reaction("wamid.1", "\ud83d\udc4d"),
                buttons("Yes", "No"),
                choice(Choice.Style.LIST, "Yes", "No"),
                new Content.LinkButton("See", "Open", "https://shop.example/a"),
                new Content.Request(Content.Request.What.LOCATION, "Where?", null),
                new Content.Request(Content.Request.What.CONTACT, "Who?", null),
                new Content.Request(Content.Request.What.ADDRESS, "Where to?", "IN"),
                new Content.FlowStart("Sign up", "77", "Begin", null, null, Map.of()),
                new Content.Products("", null, "c", List.of(new Content.Products.Section("", List.of("p")))),
                new Content.Products("b", "h", "c", List.of(new Content.Products.Section("s", List.of("p", "q")))),
                new Content.Products("b", null, null, List.of()),
                Content.Template.of(new TemplateRef("hello", "en")));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    @DisplayName("goes as it is where the provider can, by a capability of its own")
    void asItIs(Content content) {
        assertThat(form(content, ALL)).isSameAs(content);
        assertThat(form(content, Set.of(Sendable.needed(content)))).isSameAs(content);
        assertThat(Sendable.needed(content).isContent()).isTrue();
    }

    @Test
    @DisplayName("every kind of content has a capability of its own")
    void oneEach() {
        assertThat(everyKind())
                .extracting(Sendable::needed)
                .doesNotHaveDuplicates()
                .hasSameSizeAs(ALL.stream().filter(Capability::isContent).toList());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    @DisplayName("is not sent by a provider that can do nothing")
    void nothing(Content content) {
        assertThat(form(content, Set.of())).isNull();
    }

    @Test
    @DisplayName("choices become a numbered text where there are no buttons")
    void numbered() {
        var choice = new Choice(
                "Which one?",
                List.of(new Option("a", "Sales", null), new Option("b", "Help", "Mon to Fri")),
                Choice.Style.LIST,
                "Choose");
        assertThat(form(choice, TEXT)).isEqualTo(new Content.Text("Which one?\n\n1. Sales\n2. Help - Mon to Fri"));
    }

    @Test
    @DisplayName("choices become a numbered text beyond what WhatsApp shows")
    void beyondLimits() {
        assertThat(form(buttons("1", "2", "3"), ALL)).isInstanceOf(Choice.class);
        assertThat(form(buttons("1", "2", "3", "4"), ALL)).isInstanceOf(Content.Text.class);
        assertThat(form(buttons("x".repeat(20)), ALL)).isInstanceOf(Choice.class);
        assertThat(form(buttons("x".repeat(21)), ALL)).isInstanceOf(Content.Text.class);
        assertThat(form(buttons("same", "same"), ALL)).isInstanceOf(Content.Text.class);
        String[] rows = IntStream.range(0, 10).mapToObj(i -> "row " + i).toArray(String[]::new);
        assertThat(form(choice(Choice.Style.LIST, rows), ALL)).isInstanceOf(Choice.class);
        String[] more = IntStream.range(0, 11).mapToObj(i -> "row " + i).toArray(String[]::new);
        assertThat(form(choice(Choice.Style.LIST, more), ALL)).isInstanceOf(Content.Text.class);
        assertThat(form(choice(Choice.Style.LIST, "x".repeat(25)), ALL)).isInstanceOf(Content.Text.class);
        assertThat(form(new Choice("?", List.of(new Option("a", "A", null)), Choice.Style.LIST, null), ALL))
                .isInstanceOf(Content.Text.class);
        assertThat(form(new Choice("?", List.of(new Option("a", "A", "more")), Choice.Style.BUTTONS, null), ALL))
                .isEqualTo(new Content.Text("?\n\n1. A - more"));
    }

    @Test
    @DisplayName("a place becomes its name, address and a link to a map")
    void place() {
        assertThat(form(new Content.Location(-23.5505, -46.6333, "Shop", "Main St 1"), TEXT))
                .isEqualTo(new Content.Text("Shop\nMain St 1\nhttps://www.google.com/maps?q=-23.5505,-46.6333"));
        assertThat(form(new Content.Location(0.0000001, 0, null, " "), TEXT))
                .isEqualTo(new Content.Text("https://www.google.com/maps?q=0.00000010,0.0"));
    }

    @Test
    @DisplayName("cards become lines")
    void cards() {
        var contacts = new Content.Contacts(List.of(
                new Content.Contacts.Card("Ann", List.of("+1 650", "+1 651"), List.of("a@b.example"), "Shop", "VCARD"),
                new Content.Contacts.Card(null, List.of("+55 11"), List.of(), null, null)));
        assertThat(form(contacts, TEXT))
                .isEqualTo(new Content.Text("Ann\nShop\n+1 650\n+1 651\na@b.example\n\n+55 11"));
        assertThat(form(new Content.Contacts(List.of()), TEXT)).isNull();
    }

    @Test
    @DisplayName("a link becomes readable, and a voice a sound")
    void nearest() {
        assertThat(form(new Content.LinkButton("See", "Open", "https://shop.example/a"), TEXT))
                .isEqualTo(new Content.Text("See\n\nOpen: https://shop.example/a"));
        assertThat(form(new Content.Media(Content.Media.Type.VOICE, FILE, null, null), Set.of(Capability.AUDIO)))
                .isEqualTo(new Content.Media(Content.Media.Type.AUDIO, FILE, null, null));
    }

    @Test
    @DisplayName("a header and a footer go into the text where there is no place for them, or they are too long for it")
    void frames() {
        var button = new Content.LinkButton("See", "Open", "https://shop.example/a");
        var framed = button.withHeader(new Content.Text("News")).withFooter("Bye");
        assertThat(form(framed, ALL)).isSameAs(framed);
        assertThat(form(framed, Set.of(Capability.LINK_BUTTON)))
                .isEqualTo(button.framed(null, "News\n\nSee\n\nBye", null));
        assertThat(form(framed, Set.of(Capability.LINK_BUTTON, Capability.FOOTER)))
                .isEqualTo(button.framed(null, "News\n\nSee", "Bye"));
        assertThat(form(framed, Set.of(Capability.LINK_BUTTON, Capability.HEADER)))
                .isEqualTo(button.framed(new Content.Text("News"), "See\n\nBye", null));
        assertThat(form(framed, TEXT))
                .isEqualTo(new Content.Text("News\n\nSee\n\nOpen: https://shop.example/a\n\nBye"));
        assertThat(form(button.withFooter("x".repeat(60)), ALL)).isEqualTo(button.withFooter("x".repeat(60)));
        assertThat(form(button.withFooter("x".repeat(61)), ALL))
                .isEqualTo(button.framed(null, "See\n\n" + "x".repeat(61), null));
        assertThat(form(buttons("Yes").withHeader(new Content.Text("x".repeat(1_020))), ALL))
                .isEqualTo(new Content.Text("x".repeat(1_020) + "\n\nWhich one?\n\n1. Yes"));
        assertThat(form(buttons("Yes").withHeader(new Content.Text("one\ntwo")), ALL))
                .isEqualTo(buttons("Yes").framed(null, "one\ntwo\n\nWhich one?", null));
    }

    @Test
    @DisplayName("a file above is shown or the message is not sent, and what is missing is the place for it")
    void fileAbove() {
        var image = new Content.Media(Content.Media.Type.IMAGE, FILE, null, null);
        var framed = buttons("Yes").withHeader(image);
        assertThat(form(framed, ALL)).isSameAs(framed);
        var able = Set.of(Capability.BUTTONS, Capability.TEXT);
        assertThat(form(framed, able)).isNull();
        assertThat(Sendable.missing(framed, able::contains)).isEqualTo(Capability.HEADER);
        assertThat(form(framed, TEXT)).isNull();
        assertThat(Sendable.missing(framed, TEXT::contains)).isEqualTo(Capability.BUTTONS);
        assertThat(form(choice(Choice.Style.LIST, "Yes").withHeader(image), ALL))
                .isNull();
        var voice = new Content.Media(Content.Media.Type.VOICE, FILE, null, null);
        assertThat(form(buttons("Yes").withHeader(voice), ALL)).isNull();
    }

    @Test
    @DisplayName("rows stand under titles, each under one or none under any")
    void sections() {
        var options = List.of(new Option("a", "A", null, "One"), new Option("b", "B", "more", "Two"));
        var list = new Choice("?", options, Choice.Style.LIST, "Choose");
        assertThat(form(list, ALL)).isSameAs(list);
        assertThat(form(list, TEXT)).isEqualTo(new Content.Text("?\n\nOne:\n1. A\nTwo:\n2. B - more"));
        var half = List.of(new Option("a", "A", null, "One"), new Option("b", "B", null));
        assertThat(form(new Choice("?", half, Choice.Style.LIST, "Choose"), ALL))
                .isInstanceOf(Content.Text.class);
        var longer = List.of(new Option("a", "A", null, "x".repeat(25)));
        assertThat(form(new Choice("?", longer, Choice.Style.LIST, "Choose"), ALL))
                .isInstanceOf(Content.Text.class);
    }

    @Test
    @DisplayName("what would not be what was meant, or too long, is not sent")
    void refused() {
        for (Content content : everyKind()) {
            boolean inWords = content instanceof Content.Text
                    || content instanceof Choice
                    || content instanceof Content.Location
                    || content instanceof Content.Contacts
                    || content instanceof Content.LinkButton;
            assertThat(form(content, TEXT) != null).as(content.kind()).isEqualTo(inWords);
        }
        assertThat(form(buttons("x".repeat(5_000)), ALL)).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> form(new Content.ButtonReply("a", "A"), ALL))
                .withMessageContaining("only comes from customers");
    }
}
