package org.whatsapprouting.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.whatsapprouting.api.event.Actor;
import org.whatsapprouting.api.event.Explanation;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.PauseId;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.WorkingTime;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.Origin;
import org.whatsapprouting.api.store.Pending;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.api.store.Write;

@DisplayName("Record codec")
class RecordCodecTest {
    private static final int VALUES_PER_TYPE = 60;
    /** A tenant holds all other configuration, many times over: each is as good as hundreds of the others. */
    private static final int TENANTS = 6;

    private final RecordCodec codec = new RecordCodec();

    static Stream<Class<?>> types() {
        var roots = List.of(
                Content.class,
                RoutingEvent.class,
                InboundEvent.class,
                Application.class,
                WaitTarget.class,
                WorkingTime.class,
                Disposition.Scope.class,
                Actor.class,
                Origin.class,
                Write.class,
                Committed.class,
                SendOutcome.class,
                WebhookVerdict.class);
        var types = new ArrayList<Class<?>>();
        for (Class<?> root : roots) {
            types.add(root);
            types.addAll(List.of(root.getPermittedSubclasses()));
        }
        types.addAll(List.of(
                Explanation.class,
                HistoryEntry.class,
                Tenant.class,
                OutboundMessage.class,
                Change.class,
                Pending.class,
                StoredRecord.class));
        return types.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("reads back what it wrote, and writes it again to the same text")
    void roundTrip(Class<?> type) {
        roundTrip(type, type == Tenant.class ? TENANTS : VALUES_PER_TYPE);
    }

    @Test
    @Tag("long")
    @DisplayName("reads back what it wrote of many tenants too")
    void manyTenants() {
        roundTrip(Tenant.class, VALUES_PER_TYPE);
    }

    private void roundTrip(Class<?> type, int values) {
        var samples = new SampleValues(new SplittableRandom(type.getName().hashCode()));
        for (int i = 0; i < values; i++) {
            var value = samples.of(type);
            var json = codec.write(value);
            var read = codec.read(json, type);
            assertThat(read).isEqualTo(value);
            assertThat(codec.write(read)).isEqualTo(json);
            assertThat(new RecordCodec().write(value)).isEqualTo(json);
            assertThat(json).doesNotContain("org.whatsapprouting").doesNotContain("\n");
        }
    }

    /** Everything a component can be. */
    public record Everything(
            Map<AgentId, List<Set<Double>>> map, Set<Integer> numbers, Set<TagId> tags, boolean flag, int count) {}

    @Test
    @DisplayName("leaves out what is null or empty, and sorts what has no order of its own")
    void shape() {
        assertThat(codec.write(new Everything(
                        Map.of(new AgentId("b"), List.of(), new AgentId("a"), List.of(Set.of(2.0, 10.0))),
                        Set.of(10, 9, -1),
                        Set.of(new TagId("z"), new TagId("B"), new TagId("a")),
                        false,
                        0)))
                .isEqualTo("{\"map\":{\"a\":[[2.0,10.0]],\"b\":[]},\"numbers\":[-1,9,10],\"tags\":[\"B\",\"a\",\"z\"],"
                        + "\"flag\":false,\"count\":0}");
        assertThat(codec.read("{}", Everything.class))
                .isEqualTo(new Everything(Map.of(), Set.of(), Set.of(), false, 0));
        assertThat(codec.write(new Application.Queue(new QueueId("q"), Duration.ofSeconds(20))))
                .isEqualTo("{\"type\":\"queue\",\"queue\":\"q\",\"timeout\":\"PT20S\"}");
        assertThat(codec.write(new AgentId("ana"))).isEqualTo("\"ana\"");
    }

    @Test
    @DisplayName("a component named type goes by the name of its record")
    void typeComponent() {
        var media = new Content.Media(Content.Media.Type.IMAGE, new MediaRef("1", null, null, null), null, null);
        var json = codec.write(media);
        assertThat(json).isEqualTo("{\"type\":\"media\",\"mediaType\":\"IMAGE\",\"ref\":{\"id\":\"1\"}}");
        assertThat(codec.read(json, Content.class)).isEqualTo(media);
    }

    @Test
    @DisplayName("does not mind the order of fields, because a store may keep documents in a form of its own")
    void anyOrder() {
        var json = "{\"content\":{\"body\":\"hi\",\"type\":\"text\"},\"providerMessageId\":\"m\",\"type\":\"edit\"}";
        var edit = new Content.Edit("m", new Content.Text("hi"));
        assertThat(codec.read(json, Content.class)).isEqualTo(edit);
        assertThat(codec.read(json, Content.Edit.class)).isEqualTo(edit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'text'}|needs the field 'body'|/",
                "{'type':'text','body':null}|needs the field 'body'|/",
                "{'type':'text','body':7}|a text was expected, but a number was found|/body",
                "{'type':'text','body':'a','body':'b'}|twice|/body",
                "{'type':'text','body':'a','more':1}|no such field|/more",
                "{'type':'java.lang.Runtime','body':'a'}|no such type|/type",
                "{'type':['text'],'body':'a'}|the type of Content was expected|/type",
                "{'body':'a'}|needs a type|/",
                "{'type':'media','mediaType':'PAINTING','ref':{'id':'1'}}|not one of [IMAGE|/mediaType",
                "{'type':'media','mediaType':'IMAGE','ref':{}}|MediaRef refuses its values|/ref",
                "{'type':'location','latitude':'x','longitude':1}|a number was expected|/latitude",
                "{'type':'edit','providerMessageId':'m','content':{'type':'text'}}|Text needs|/content",
                "{'type':'text','body':'a'} {}|goes on|/",
                "[]|an object, was expected, but an array|/",
                "``|the end of the text|/",
                "{'type':'text','body':'a'|not JSON|column",
                "{'type':'text','body':secretWords}|not JSON|column"
            })
    @DisplayName("says what is wrong and where, without repeating what stands there")
    void faults(String json, String what, String where) {
        assertThatThrownBy(() -> codec.read(json.replace('\'', '"'), Content.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining(what)
                .hasMessageContaining(where)
                .hasMessageNotContaining("secretWords");
    }

    @Test
    @DisplayName("refuses numbers that do not fit")
    void largeNumbers() {
        assertThatThrownBy(() -> codec.read("{\"count\":2147483648}", Everything.class))
                .hasMessageContaining("too large for an int");
        assertThatThrownBy(() -> codec.read("{\"count\":1.5}", Everything.class))
                .hasMessageContaining("whole number");
        assertThatThrownBy(() -> codec.read("{\"count\":" + "1".repeat(200) + "}", Everything.class))
                .isInstanceOf(CodecException.class);
    }

    @Test
    @DisplayName("refuses nesting without end, when reading and when writing")
    void depth() {
        var json = "{\"type\":\"edit\",\"providerMessageId\":\"m\",\"content\":".repeat(200);
        assertThatThrownBy(() -> codec.read(json, Content.class)).isInstanceOf(CodecException.class);
        Content content = new Content.Text("x");
        for (int i = 0; i < 200; i++) {
            content = new Content.Edit("m", content);
        }
        var deep = content;
        assertThatThrownBy(() -> codec.write(deep)).isInstanceOf(CodecException.class);
    }

    @Test
    @DisplayName("refuses null where the record does not allow it")
    @SuppressWarnings("NullAway")
    void nulls() {
        assertThatThrownBy(() -> codec.write(new RoutingEvent.LoggedIn(null)))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("LoggedIn.agent is null");
    }

    /** Hidden from the codec. */
    record Hidden(String one, String two) {}

    @Test
    @DisplayName("names the type it cannot write, and what to do")
    void unsupported() {
        assertThatThrownBy(() -> codec.write(new Hidden("a", "b"))).hasMessageContaining("not public");
        assertThatThrownBy(() -> codec.write(new Object())).hasMessageContaining("Use a record");
        assertThatThrownBy(() -> codec.read("{}", Runnable.class)).hasMessageContaining("Use a record");
    }

    @Test
    @DisplayName("is pure ASCII above the basic plane, so half a surrogate pair survives")
    void surrogates() {
        assertThat(codec.write(new Content.Text("\ud83d\ude00 \ud83d olá")))
                .isEqualTo("{\"type\":\"text\",\"body\":\"\\uD83D\\uDE00 \\uD83D olá\"}");
    }

    @Test
    @DisplayName("refuses a key that it could not read back")
    void brokenKey() {
        assertThatThrownBy(() -> codec.write(new ProviderSettings("meta", Map.of("\ud83d", "x"))))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    @DisplayName("one codec may be used by many threads at once")
    void threads() {
        var event = new RoutingEvent.Paused(new AgentId("ana"), new PauseId("lunch"));
        var texts = Stream.generate(() -> event)
                .limit(2_000)
                .parallel()
                .map(codec::write)
                .map(json -> codec.read(json, RoutingEvent.class))
                .distinct()
                .toList();
        assertThat(texts).containsExactly(event);
    }
}
