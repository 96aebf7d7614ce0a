package org.whatsapprouting.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kaleyra documents it would refuse (Kaleyra 1.2, 1.4), written against the documentation and not the provider. */
class KaleyraEndpointTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String FIRST = "/v1/SID1/messages";
    private static final String SECOND = "/v2/SID1/whatsapp/15550001111/messages";
    private static final String BOTH = "to=16505551234&from=15550001111&channel=WhatsApp&";
    private static final String HI = "{'messaging_product':'whatsapp','to':'+16505551234','text':{'body':'Hi'}}";
    private static final String BUTTON = "{'type':'reply','reply':{'id':'%s','title':'%s'}}";

    private final FakeProviderServer<KaleyraEndpoint> kaleyra =
            FakeProviderServer.start(new KaleyraEndpoint("SID1", "the-key", "15550001111"));

    @AfterEach
    void stop() {
        kaleyra.close();
    }

    @Test
    @DisplayName("good messages of both versions are taken, remembered and answered with an id of their own")
    void taken() throws Exception {
        HttpResponse<String> first = post(FIRST, FORM, BOTH + "type=text&body=Hi+there&ref=r1&preview_url=true");
        HttpResponse<String> second =
                post(SECOND, JSON, "{'messaging_object':" + HI + ",'extra_info':{'ref':'r2','wa_source':''}}");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(kaleyra.sent()).extracting(SentMessage::text).containsExactly("Hi there", "Hi");
        assertThat(kaleyra.sent()).extracting(SentMessage::reference).containsExactly("r1", "r2");
        assertThat(first.body()).contains("\"id\":\"" + kaleyra.sent().get(0).id() + "\"");
        assertThat(second.body()).contains("\"id\":\"" + kaleyra.sent().get(1).id() + "\"");
        assertThat(kaleyra.sent()).allSatisfy(sent -> assertThat(sent.id()).endsWith(":0"));
    }

    @ParameterizedTest
    @DisplayName("who asks, where and in what form is checked first")
    @CsvSource({
        FIRST + ", wrong-key, " + FORM + ", 401",
        "/v1/SID2/messages, the-key, " + FORM + ", 401",
        "/v3/SID1/messages, the-key, " + FORM + ", 404",
        "/v2/SID1/whatsapp/15559999999/messages, the-key, " + JSON + ", 404",
        FIRST + ", the-key, " + JSON + ", 415",
        SECOND + ", the-key, " + FORM + ", 415"
    })
    void refusedFirst(String path, String key, String type, int status) throws Exception {
        String body =
                type.equals(FORM) ? BOTH + "type=text&body=Hi" : "{'messaging_object':" + HI + ",'extra_info':{}}";
        HttpResponse<String> answer = Post.to(kaleyra.baseUrl() + path, type, body.replace('\'', '"'), "api-key", key);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(kaleyra.sent()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("forms that the first version would refuse get its error")
    @CsvSource(
            delimiter = '|',
            value = {
                "from=15550001111&channel=WhatsApp&type=text&body=Hi | to",
                "to=%2B1650&from=15550001111&channel=WhatsApp&type=text&body=Hi | to",
                "to=16505551234&from=1&channel=WhatsApp&type=text&body=Hi | from",
                "to=16505551234&from=15550001111&channel=SMS&type=text&body=Hi | channel",
                BOTH + "type=text&body=Hi&api-key=the-key | api-key",
                BOTH + "body=Hi | E13001",
                BOTH + "type=poll&body=Hi | E13001",
                BOTH + "type=text&body= | E13001",
                BOTH + "type=text&body=Hi&preview_url=yes | E13001",
                BOTH + "type=text&body=Hi&caption=c | E13001",
                BOTH + "type=text&body=Hi&source=elsewhere | E13001",
                BOTH + "type=text&body=Hi&callback_url=http%3A%2F%2Fh.example | E13001",
                BOTH + "type=media&media_url=http%3A%2F%2Ff.example | E13001",
                BOTH + "type=media&media_url=https%3A%2F%2Ff.example&caption= | E13001",
                BOTH + "type=template&lang_code=en | E13001",
                BOTH + "type=template&template_name=a | E13001",
                BOTH + "type=template&template_name=A+B&lang_code=en | E13001",
                BOTH + "type=template&template_name=a&lang_code=english | E13001",
                BOTH + "type=template&template_name=a&lang_code=en&params=x | E13001",
                BOTH + "type=template&template_name=a&lang_code=en&params=%22a%22b%22 | E13001",
                BOTH + "type=mediatemplate&template_name=a&lang_code=en | E13001",
                BOTH + "type=interactive&body=Hi | E13001",
                BOTH + "type=interactive&body=Hi&action=no | E13001"
            })
    void badForms(String form, String named) throws Exception {
        HttpResponse<String> answer = post(FIRST, FORM, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"" + named + "\"");
        assertThat(kaleyra.sent()).isEmpty();
    }

    @Test
    @DisplayName("texts, captions and questions of the first version are within WhatsApp's limits")
    void limits() throws Exception {
        takesUpTo(4_096, "type=text&body=PLACE");
        takesUpTo(1_024, "type=media&media_url=https%3A%2F%2Ff.example&caption=PLACE");
        String button = encoded("{'buttons':[" + BUTTON.formatted("a", "A") + "]}");
        takesUpTo(1_024, "type=interactive&body=PLACE&action=" + button);
        takesUpTo(60, "type=interactive&body=Hi&footer=PLACE&action=" + button);
        String titled = encoded("{'buttons':[" + BUTTON.formatted("a", "PLACE") + "]}");
        takesUpTo(20, "type=interactive&body=Hi&action=" + titled);
        String row = encoded("{'button':'B','sections':[{'rows':[{'id':'r','title':'PLACE'}]}]}");
        takesUpTo(24, "type=interactive&body=Hi&action=" + row);
        String twins = "{'buttons':[" + BUTTON.formatted("a", "A") + "," + BUTTON.formatted("a", "B") + "]}";
        assertThat(post(FIRST, FORM, BOTH + "type=interactive&body=Hi&action=" + encoded(twins))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @DisplayName("objects that the second version would refuse get its error")
    @ValueSource(
            strings = {
                "no",
                "{}",
                "{'messaging_object':" + HI + "}",
                "{'extra_info':{}}",
                "{'messaging_object':{},'extra_info':{}}",
                "{'messaging_object':" + HI + ",'extra_info':[]}",
                "{'messaging_object':" + HI + ",'extra_info':{},'colour':'red'}",
                "{'messaging_object':" + HI + ",'extra_info':{'colour':'red'}}",
                "{'messaging_object':" + HI + ",'extra_info':{'ref':1}}"
            })
    void badObjects(String body) throws Exception {
        HttpResponse<String> answer = post(SECOND, JSON, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("WA400");
        assertThat(kaleyra.sent()).isEmpty();
    }

    private void takesUpTo(int longest, String form) throws Exception {
        assertThat(post(FIRST, FORM, BOTH + form.replace("PLACE", "x".repeat(longest)))
                        .statusCode())
                .as("%d in %s", longest, form)
                .isEqualTo(202);
        assertThat(post(FIRST, FORM, BOTH + form.replace("PLACE", "x".repeat(longest + 1)))
                        .statusCode())
                .as("%d in %s", longest + 1, form)
                .isEqualTo(400);
    }

    private static String encoded(String json) {
        return URLEncoder.encode(json.replace('\'', '"'), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        return Post.to(
                kaleyra.baseUrl() + path,
                type,
                type.equals(JSON) ? body.replace('\'', '"') : body,
                "api-key",
                "the-key");
    }
}
