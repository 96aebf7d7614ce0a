package org.whatsapprouting.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Choice;
import org.whatsapprouting.api.message.Content.Contacts;
import org.whatsapprouting.api.message.Content.FlowStart;
import org.whatsapprouting.api.message.Content.LinkButton;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.message.Content.Products;
import org.whatsapprouting.api.message.Content.Reaction;
import org.whatsapprouting.api.message.Content.Request;
import org.whatsapprouting.api.message.Content.Template;
import org.whatsapprouting.api.message.Content.Template.Button;
import org.whatsapprouting.api.message.Content.Text;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.SendOutcome.Accepted;
import org.whatsapprouting.api.provider.SendOutcome.Rejected;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.MetaEndpoint;

/** Meta 1.9: each kind of message, to the letter, at a server that checks it as the Graph API does. */
class OutboundTest {
    private static final MediaRef ID = new MediaRef("1003", null, null, null);
    private static final MediaRef LINK = new MediaRef(null, "https://x.example/a.pdf", null, null);
    private static final TemplateRef NEWS = new TemplateRef("news", "en_US");

    private final FakeProviderServer<MetaEndpoint> meta =
            FakeProviderServer.start(new MetaEndpoint(TestConfig.TOKEN, TestConfig.NUMBER));

    @AfterEach
    void stop() {
        meta.close();
    }

    static Stream<Arguments> everyKind() {
        var buttons = new Choice("Which?", List.of(option("a", "A"), option("b", "B")), Choice.Style.BUTTONS, null);
        var rows = List.of(
                new Choice.Option("a", "A", "first", "One"),
                new Choice.Option("b", "B", null, "Two"),
                new Choice.Option("c", "C", null, "One"));
        var list = new Choice("Which?", rows, Choice.Style.LIST, "Choose");
        var link = new LinkButton("See", "Open", "https://x.example/");
        var flow = new FlowStart("Sign up", "77", "Begin", null, "FIRST", Map.of("name", "Ann"));
        return Stream.of(
                wire(new Text("Hi https://x.example"), "'type':'text','text':{'body':'Hi https://x.example'}"),
                wire(file(Media.Type.IMAGE, ID, "see"), "'image':{'id':'1003','caption':'see'}"),
                wire(file(Media.Type.VIDEO, LINK, null), "'video':{'link':'https://x.example/a.pdf'}"),
                wire(file(Media.Type.AUDIO, ID, null), "'type':'audio','audio':{'id':'1003'}"),
                wire(file(Media.Type.VOICE, ID, null), "'type':'audio','audio':{'id':'1003','voice':true}"),
                wire(
                        new Media(Media.Type.DOCUMENT, ID, "see", "a.pdf"),
                        "'document':{'id':'1003','filename':'a.pdf','caption':'see'}"),
                wire(file(Media.Type.STICKER, ID, null), "'type':'sticker','sticker':{'id':'1003'}"),
                wire(
                        new Content.Location(-23.5, 46, "Shop", "Main St 1"),
                        "'location':{'latitude':-23.5,'longitude':46.0,'name':'Shop','address':'Main St 1'}"),
                wire(
                        new Contacts(List.of(
                                new Contacts.Card("Ann Lee", List.of("+1 650"), List.of("a@b.example"), "Shop", null))),
                        "'contacts':[{'name':{'formatted_name':'Ann Lee','first_name':'Ann Lee'},"
                                + "'phones':[{'phone':'+1 650'}],'emails':[{'email':'a@b.example'}],"
                                + "'org':{'company':'Shop'}}]"),
                wire(new Reaction("wamid.1", "x"), "'reaction':{'message_id':'wamid.1','emoji':'x'}"),
                wire(new Reaction("wamid.1", null), "'reaction':{'message_id':'wamid.1','emoji':''}"),
                wire(
                        buttons.withHeader(new Text("Above")).withFooter("Below"),
                        "'interactive':{'type':'button','body':{'text':'Which?'},'action':{'buttons':["
                                + "{'type':'reply','reply':{'id':'a','title':'A'}},"
                                + "{'type':'reply','reply':{'id':'b','title':'B'}}]},"
                                + "'footer':{'text':'Below'},'header':{'type':'text','text':'Above'}}"),
                wire(
                        buttons.withHeader(file(Media.Type.IMAGE, ID, null)),
                        "'header':{'type':'image','image':{'id':'1003'}}"),
                wire(
                        buttons.withHeader(file(Media.Type.VIDEO, LINK, null)),
                        "'header':{'type':'video','video':{'link':'https://x.example/a.pdf'}}"),
                wire(
                        buttons.withHeader(new Media(Media.Type.DOCUMENT, ID, null, "a.pdf")),
                        "'header':{'type':'document','document':{'id':'1003','filename':'a.pdf'}}"),
                wire(
                        list.withHeader(new Text("Above")).withFooter("Below"),
                        "'action':{'button':'Choose','sections':["
                                + "{'title':'One','rows':[{'id':'a','title':'A','description':'first'},"
                                + "{'id':'c','title':'C'}]},"
                                + "{'title':'Two','rows':[{'id':'b','title':'B'}]}]},"
                                + "'footer':{'text':'Below'},'header':{'type':'text','text':'Above'}"),
                wire(
                        link.withHeader(file(Media.Type.IMAGE, ID, null)).withFooter("Below"),
                        "'interactive':{'type':'cta_url','body':{'text':'See'},'action':{'name':'cta_url',"
                                + "'parameters':{'display_text':'Open','url':'https://x.example/'}},"
                                + "'footer':{'text':'Below'},'header':{'type':'image','image':{'id':'1003'}}}"),
                wire(
                        flow.withHeader(new Text("Above")).withFooter("Below"),
                        "'action':{'name':'flow','parameters':{'flow_message_version':'3','flow_id':'77',"
                                + "'flow_cta':'Begin','flow_token':'i7~2','flow_action':'navigate',"
                                + "'flow_action_payload':{'screen':'FIRST','data':{'name':'Ann'}}}},"
                                + "'footer':{'text':'Below'},'header':{'type':'text','text':'Above'}"),
                wire(
                        new Request(Request.What.LOCATION, "Where?", null),
                        "'type':'location_request_message','body':{'text':'Where?'},'action':{'name':'send_location'}"),
                wire(
                        new Request(Request.What.CONTACT, "Who?", null),
                        "'type':'request_contact_info','body':{'text':'Who?'},"
                                + "'action':{'name':'request_contact_info'}"),
                wire(
                        new Request(Request.What.ADDRESS, "Where to?", "IN"),
                        "'action':{'name':'address_message','parameters':{'country':'IN'}}"),
                wire(
                        new Products("", null, "c1", List.of(new Products.Section("", List.of("p1")))),
                        "'interactive':{'type':'product','action':{'catalog_id':'c1','product_retailer_id':'p1'}}"),
                wire(
                        new Products("Look", "News", "c1", List.of(new Products.Section("New", List.of("p1", "p2")))),
                        "'type':'product_list','body':{'text':'Look'},'action':{'catalog_id':'c1','sections':["
                                + "{'title':'New','product_items':[{'product_retailer_id':'p1'},"
                                + "{'product_retailer_id':'p2'}]}]},'header':{'type':'text','text':'News'}"),
                wire(
                        new Products("All", null, null, List.of()),
                        "'type':'catalog_message','body':{'text':'All'},'action':{'name':'catalog_message'}"),
                wire(
                        Template.of(NEWS, "Ann", "12").withHeader(new Text("7")).withNames("who", "total", "order"),
                        "'components':[{'type':'header','parameters':["
                                + "{'type':'text','parameter_name':'order','text':'7'}]},"
                                + "{'type':'body','parameters':[{'type':'text','parameter_name':'who','text':'Ann'},"
                                + "{'type':'text','parameter_name':'total','text':'12'}]}]"),
                wire(
                        Template.of(NEWS).withHeader(new Media(Media.Type.DOCUMENT, LINK, null, "a.pdf")),
                        "{'type':'header','parameters':[{'type':'document','document':"
                                + "{'link':'https://x.example/a.pdf','filename':'a.pdf'}}]}"),
                wire(
                        Template.of(NEWS).withHeader(new Content.Location(1, 2, "Shop", "Main St 1")),
                        "{'type':'location','location':{'latitude':1.0,'longitude':2.0,'name':'Shop',"
                                + "'address':'Main St 1'}}"),
                wire(
                        Template.of(NEWS)
                                .withButtons(
                                        Button.payload(0, "P1"),
                                        Button.url(1, "track/7"),
                                        Button.code(2, "SAVE5"),
                                        Button.flow(3, "t1")),
                        "{'type':'button','sub_type':'quick_reply','index':'0',"
                                + "'parameters':[{'type':'payload','payload':'P1'}]},"
                                + "{'type':'button','sub_type':'url','index':'1',"
                                + "'parameters':[{'type':'text','text':'track/7'}]},"
                                + "{'type':'button','sub_type':'copy_code','index':'2',"
                                + "'parameters':[{'type':'coupon_code','coupon_code':'SAVE5'}]},"
                                + "{'type':'button','sub_type':'flow','index':'3',"
                                + "'parameters':[{'type':'action','action':{'flow_token':'t1'}}]}"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    @DisplayName("each kind is written as documented, and taken")
    void taken(Content content, String wire) {
        assertThat(send(content, "false")).isInstanceOf(Accepted.class);
        assertThat(meta.sent()).hasSize(1);
        assertThat(meta.sent().get(0).wire()).contains(wire);
        assertThat(meta.sent().get(0).wire()).doesNotContain("preview_url");
    }

    static Stream<Arguments> refused() {
        var link = new LinkButton("See", "Open", "https://x.example/");
        var list = new Choice("Which?", List.of(option("a", "A")), Choice.Style.LIST, "Choose");
        return Stream.of(
                no(link.withHeader(new Text("x".repeat(61))), RejectReason.INVALID_CONTENT),
                no(link.withHeader(new Text("one\ntwo")), RejectReason.INVALID_CONTENT),
                no(link.withHeader(new Text(" ")), RejectReason.INVALID_CONTENT),
                no(link.withFooter("x".repeat(61)), RejectReason.INVALID_CONTENT),
                no(link.withFooter(""), RejectReason.INVALID_CONTENT),
                no(link.withHeader(file(Media.Type.STICKER, ID, null)), RejectReason.UNSUPPORTED_CONTENT),
                no(link.withHeader(new Content.Location(1, 2, null, null)), RejectReason.UNSUPPORTED_CONTENT),
                no(list.withHeader(file(Media.Type.IMAGE, ID, null)), RejectReason.UNSUPPORTED_CONTENT),
                no(sections("One", null), RejectReason.INVALID_CONTENT),
                no(sections("x".repeat(25), "Two"), RejectReason.INVALID_CONTENT),
                no(
                        file(Media.Type.IMAGE, new MediaRef(null, "http://x.example/a.jpg", null, null), null),
                        RejectReason.MEDIA),
                no(file(Media.Type.STICKER, ID, "words"), RejectReason.INVALID_CONTENT),
                no(file(Media.Type.IMAGE, ID, "x".repeat(1_025)), RejectReason.INVALID_CONTENT),
                no(Template.of(NEWS, "Ann").withNames("who", "what"), RejectReason.TEMPLATE),
                no(Template.of(NEWS, "Ann").withNames("{{who}}"), RejectReason.TEMPLATE),
                no(Template.of(NEWS, ""), RejectReason.INVALID_CONTENT),
                no(Template.of(NEWS, "x".repeat(1_025)), RejectReason.INVALID_CONTENT),
                no(Template.of(NEWS).withButtons(Button.url(10, "a")), RejectReason.TEMPLATE),
                no(Template.of(NEWS).withButtons(Button.url(1, "a"), Button.code(1, "b")), RejectReason.TEMPLATE),
                no(Template.of(NEWS).withButtons(Button.code(0, "x".repeat(16))), RejectReason.INVALID_CONTENT));
    }

    @ParameterizedTest
    @MethodSource("refused")
    @DisplayName("what Meta documents as too long, too many or out of place is refused without a call")
    void refusedHere(Content content, RejectReason reason) {
        assertThat(send(content, "false"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
        assertThat(meta.requests()).isZero();
    }

    @Test
    @DisplayName("what Meta alone can tell of a template's values is refused by Meta, as the template's fault")
    void refusedThere() {
        assertThat(send(Template.of(NEWS, "two\nlines"), "false")).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(RejectReason.TEMPLATE);
            assertThat(rejected.code()).isEqualTo("132018");
        });
    }

    @Test
    @DisplayName("links show what is behind them if the account wants it, where there are links")
    void previews() {
        assertThat(send(new Text("see https://x.example"), "true")).isInstanceOf(Accepted.class);
        assertThat(send(new Text("see x.example"), "true")).isInstanceOf(Accepted.class);
        assertThat(send(new Text("https://x.example" + "x".repeat(4_096)), "true"))
                .isInstanceOf(Rejected.class);
        assertThat(meta.sent().get(0).wire()).contains("\"preview_url\":true");
        assertThat(meta.sent().get(1).wire()).doesNotContain("preview_url");
    }

    private static Choice sections(String one, String other) {
        return new Choice(
                "Which?",
                List.of(new Choice.Option("a", "A", null, one), new Choice.Option("b", "B", null, other)),
                Choice.Style.LIST,
                "Choose");
    }

    private static Choice.Option option(String id, String title) {
        return new Choice.Option(id, title, null);
    }

    private static Media file(Media.Type type, MediaRef ref, String caption) {
        return new Media(type, ref, caption, null);
    }

    private static Arguments wire(Content content, String wire) {
        return Arguments.of(content, wire.replace('\'', '"'));
    }

    private static Arguments no(Content content, RejectReason reason) {
        return Arguments.of(content, reason);
    }

    private SendOutcome send(Content content, String previews) {
        var config = TestConfig.standard().with("baseUrl", meta.baseUrl().toString(), "linkPreviews", previews);
        try (MessagingProvider provider = Webhooks.provider(config)) {
            return provider.send(new OutboundMessage(
                    "i7~2", new AccountId("support"), CustomerIdentity.ofPhone("16505551234"), content, null, 1));
        }
    }
}
