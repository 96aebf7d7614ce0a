package org.whatsapprouting.testkit.fake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Sinch documents it would refuse (Sinch 1.1, 1.2, 1.5), written against the documentation and not the provider. */
class SinchEndpointTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String SEND = "/v1/projects/p1/messages:send";
    private static final String TO = "'recipient':{'identified_by':{'channel_identities':"
            + "[{'channel':'WHATSAPP','identity':'16505551234'}]}}";
    private static final String HI = "'message':{'text_message':{'text':'Hi'}}";

    private final FakeProviderServer<SinchEndpoint> sinch =
            FakeProviderServer.start(new SinchEndpoint("p1", "app1", "key", "secret"));
    private String token = "";

    @BeforeEach
    void token() throws Exception {
        HttpResponse<String> answer = askToken(FORM, "grant_type=client_credentials", "key:secret");
        token = answer.body().replaceAll(".*\"access_token\":\"([^\"]*)\".*", "$1");
    }

    @AfterEach
    void stop() {
        sinch.close();
    }

    @Test
    @DisplayName("a good message is taken, remembered and answered with an id of its own")
    void taken() throws Exception {
        HttpResponse<String> answer = send("'app_id':'app1'," + TO + "," + HI
                + ",'correlation_id':'r1','message_metadata':'r1','ttl':'3600s','channel_priority_order':['WHATSAPP'],"
                + "'queue':'HIGH_PRIORITY','processing_strategy':'DEFAULT','channel_properties':{'A':'b'}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        SentMessage sent = sinch.sent().get(0);
        assertThat(answer.body()).contains("\"message_id\":\"" + sent.id() + "\"");
        assertThat(sent)
                .extracting(SentMessage::number, SentMessage::to, SentMessage::text, SentMessage::reference)
                .containsExactly("app1", "16505551234", "Hi", "r1");
        assertThat(sinch.requests()).as("without that for the token").isEqualTo(1);
        assertThat(sinch.asides()).isEqualTo(1);
    }

    @ParameterizedTest
    @DisplayName("who gets a token is checked first")
    @CsvSource({
        FORM + ", grant_type=client_credentials, key:wrong, 401",
        FORM + ", grant_type=password, key:secret, 400",
        JSON + ", grant_type=client_credentials, key:secret, 400"
    })
    void noToken(String type, String body, String login, int status) throws Exception {
        assertThat(askToken(type, body, login).statusCode()).isEqualTo(status);
    }

    @Test
    @DisplayName("who asks, where and in what form is checked before the message")
    void refusedFirst() throws Exception {
        String good = "'app_id':'app1'," + TO + "," + HI;
        String valid = token;
        token = "made-up";
        assertThat(send(good).statusCode()).isEqualTo(401);
        token = valid;
        assertThat(send(good.replace("app1", "app2")).statusCode()).isEqualTo(404);
        assertThat(post("/v1/projects/p2/messages:send", JSON, good).statusCode())
                .isEqualTo(404);
        assertThat(post(SEND, "text/plain", good).statusCode()).isEqualTo(415);
        sinch.endpoint().expireTokens();
        HttpResponse<String> expired = send(good);
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.headers().firstValue("www-authenticate").orElse("")).contains("expired");
        assertThat(sinch.sent()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("messages that Sinch would refuse get its error")
    @ValueSource(
            strings = {
                HI,
                TO,
                TO + "," + HI + ",'colour':'red'",
                "'recipient':{'contact_id':'01C'}," + HI,
                "'recipient':{'identified_by':{'channel_identities':[]}}," + HI,
                "'recipient':{'identified_by':{'channel_identities':[{'channel':'SMS','identity':'16505551234'}]}},"
                        + HI,
                "'recipient':{'identified_by':{'channel_identities':[{'channel':'WHATSAPP','identity':'+1650'}]}},"
                        + HI,
                TO + "," + HI + ",'message_metadata':'1025'",
                TO + "," + HI + ",'correlation_id':'129'",
                TO + "," + HI + ",'ttl':'soon'",
                TO + "," + HI + ",'queue':'FAST'",
                TO + "," + HI + ",'processing_strategy':'MAGIC'",
                TO + "," + HI + ",'message_content_type':'FUN'",
                TO + "," + HI + ",'channel_priority_order':'WHATSAPP'",
                TO + "," + HI + ",'channel_priority_order':['whatsapp']",
                TO + "," + HI + ",'channel_properties':{'A':'1025'}",
                TO + "," + HI + ",'callback_url':'http://host.example'",
                TO + ",'message':{}",
                TO + ",'message':{'text_message':{'text':''}}",
                TO + ",'message':{'text_message':{'text':'4097'}}",
                TO + ",'message':{'text_message':{'text':'a'},'media_message':{'url':'https://f.example'}}",
                TO + ",'message':{'text_message':{'text':'a'},'colour':1}",
                TO + ",'message':{'media_message':{'url':'http://f.example'}}",
                TO + ",'message':{'location_message':{'title':'a','coordinates':{'latitude':1}}}",
                TO + ",'message':{'choice_message':{'text_message':{'text':'a'},'choices':[]}}",
                TO + ",'message':{'choice_message':{'text_message':{'text':'a'},'choices':[{'postback_data':'a'}]}}",
                TO + ",'message':{'choice_message':{'text_message':{'text':'a'},'choices':"
                        + "[{'text_message':{'text':'b'},'call_message':{'title':'c','phone_number':'12345'}}]}}",
                TO
                        + ",'message':{'choice_message':{'text_message':{'text':'a'},'choices':[{'url_message':{'title':'b'}}]}}",
                TO + ",'message':{'card_message':{'description':'a'}}",
                TO + ",'message':{'carousel_message':{'cards':[]}}",
                TO + ",'message':{'carousel_message':{'cards':[{'description':'a'}]}}",
                TO + ",'message':{'list_message':{'title':'a','sections':[]}}",
                TO + ",'message':{'contact_info_message':{'name':{'full_name':'A'}}}",
                TO + ",'message':{'template_message':{'channel_template':{'WHATSAPP':{'template_id':'a'}}}}",
                TO + ",'message':{'template_message':{'channel_template':{'WHATSAPP':{'template_id':'a',"
                        + "'language_code':'en','parameters':{'body[0]text':'x'}}}}}",
                TO + ",'message':{'template_message':{'channel_template':{'WHATSAPP':{'template_id':'a',"
                        + "'language_code':'en','parameters':{'body[1]text':1}}}}}"
            })
    void bad(String parts) throws Exception {
        String whole = parts;
        for (String length : new String[] {"129", "1025", "4097"}) {
            whole = whole.replace("'" + length + "'", "'" + "x".repeat(Integer.parseInt(length)) + "'");
        }
        HttpResponse<String> answer = send("'app_id':'app1'," + whole);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("INVALID_ARGUMENT");
        assertThat(sinch.sent()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("choices, cards and carousels as documented are taken")
    @ValueSource(
            strings = {
                "'choice_message':{'text_message':{'text':'a'},'choices':[{'text_message':{'text':'b'},'postback_data':'c'},"
                        + "{'url_message':{'title':'b','url':'https://f.example'}},"
                        + "{'call_message':{'title':'b','phone_number':'+16505551234'}}]}",
                "'card_message':{'title':'a','media_message':{'url':'https://f.example'}}",
                "'carousel_message':{'cards':[{'title':'a'},{'title':'b'}]}",
                "'template_message':{'channel_template':{'WHATSAPP':{'template_id':'a','language_code':'en',"
                        + "'parameters':{'body[1]text':'x','button[0]url[1]text':'y'}}}}"
            })
    void good(String message) throws Exception {
        HttpResponse<String> answer = send("'app_id':'app1'," + TO + ",'message':{" + message + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> askToken(String type, String body, String login) throws Exception {
        String basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(US_ASCII));
        return Post.to(sinch.baseUrl() + "/oauth2/token", type, body, "Authorization", basic);
    }

    private HttpResponse<String> send(String parts) throws Exception {
        return post(SEND, JSON, parts);
    }

    private HttpResponse<String> post(String path, String type, String parts) throws Exception {
        String body = ("{" + parts + "}").replace('\'', '"');
        return Post.to(sinch.baseUrl() + path, type, body, "Authorization", "Bearer " + token);
    }
}
