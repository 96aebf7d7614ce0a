package org.whatsapprouting.testkit.fake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Twilio documents it would refuse (Twilio 1.2, 1.3, 1.7), written against the documentation and not the provider. */
class TwilioEndpointTest {
    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String MESSAGES = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String TO = "To=whatsapp%3A%2B15550001111&";
    private static final String BOTH = TO + "From=whatsapp%3A%2B15550002222&";
    private static final String SID = "ContentSid=HX00000000000000000000000000000004";

    private final FakeProviderServer<TwilioEndpoint> twilio =
            FakeProviderServer.start(new TwilioEndpoint(ACCOUNT, "token", "15550002222", "MG1"));

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    @DisplayName("a good form is taken, remembered and answered with an id of its own")
    void taken() throws Exception {
        String callback = "StatusCallback=https%3A%2F%2Fh.example%2Fst%3Fmid%3Dr1&";
        HttpResponse<String> answer = post(MESSAGES, "token", FORM, BOTH + callback + "Body=Hi+there");
        assertThat(answer.statusCode()).isEqualTo(201);
        SentMessage sent = twilio.sent().get(0);
        assertThat(answer.body())
                .contains("\"sid\":\"" + sent.id() + "\"", "\"status\":\"queued\"", "\"error_code\":null");
        assertThat(sent.id()).matches("SM[0-9a-f]{32}");
        assertThat(sent)
                .extracting(
                        SentMessage::number,
                        SentMessage::to,
                        SentMessage::type,
                        SentMessage::text,
                        SentMessage::reference)
                .containsExactly("15550002222", "15550001111", "text", "Hi there", "r1");
        post(MESSAGES, "token", FORM, BOTH + "Body=See&MediaUrl=https%3A%2F%2Ff.example%2Fa.jpg");
        post(
                MESSAGES,
                "token",
                FORM,
                TO + "MessagingServiceSid=MG1&" + SID + "&ContentVariables=%7B%221%22%3A%2242%22%7D");
        assertThat(twilio.sent()).extracting(SentMessage::type).containsExactly("text", "media", "content");
        assertThat(twilio.sent().get(2).wire()).contains("order_update", "42");
    }

    @ParameterizedTest
    @DisplayName("who asks, and for what, is checked first")
    @CsvSource({
        MESSAGES + ", wrong, " + FORM + ", 401, 20003",
        MESSAGES + ", token, " + JSON + ", 400, 21604",
        "/2010-04-01/Accounts/AC2/Messages.json, token, " + FORM + ", 404, 20404",
        "/v1/Other, token, " + JSON + ", 404, 20404",
        "/v1/Content, token, " + JSON + ", 400, 20422",
        "/v3/Indicators/Typing.json, token, " + JSON + ", 400, 20422"
    })
    void refused(String path, String token, String type, int status, int code) throws Exception {
        refusedWith(post(path, token, type, BOTH + "Body=Hi"), status, code);
    }

    @ParameterizedTest
    @DisplayName("forms that Twilio would refuse get its error")
    @CsvSource(
            delimiter = '|',
            value = {
                "Body=Hi | 21604",
                "To=%2B15550001111&Body=Hi | 21211",
                TO + "Body=Hi | 21603",
                TO + "From=%2B15550002222&Body=Hi | 63007",
                TO + "From=whatsapp%3A%2B15559999999&Body=Hi | 63007",
                TO + "MessagingServiceSid=MG2&Body=Hi | 21701",
                BOTH + "StatusCallback=https%3A%2F%2Fh_1.example%2F&Body=Hi | 21609",
                TO + "From=whatsapp%3A%2B15550001111&Body=Hi | 63007",
                "To=whatsapp%3A%2B15550002222&From=whatsapp%3A%2B15550002222&Body=Hi | 63031",
                BOTH + "Body=Hi&ValidityPeriod=0 | 20422",
                BOTH + "Body=Hi&ValidityPeriod=36001 | 20422",
                BOTH + "Body=Hi&MediaUrl=a&MediaUrl=b&MediaUrl=c&MediaUrl=d&MediaUrl=e&MediaUrl=f&MediaUrl=g&MediaUrl=h"
                        + "&MediaUrl=i&MediaUrl=j&MediaUrl=k | 21623",
                BOTH + "Body= | 21619",
                BOTH + "MediaUrl=file&Body=Hi | 21620",
                BOTH + "PersistentAction=geo%3A1%2C2 | 21619",
                BOTH + "PersistentAction=1%2C2&Body=Hi | 20422",
                BOTH + "ContentVariables=%7B%7D&Body=Hi | 21654",
                BOTH + "ContentSid=HX9 | 21655",
                BOTH + SID + "&ContentVariables=%7B%221%22%3A42%7D | 21656",
                BOTH + SID + "&ContentVariables=%5B%5D | 21656",
                BOTH + SID + "&ContentVariables=no | 21656"
            })
    void badForms(String form, int code) throws Exception {
        refusedWith(post(MESSAGES, "token", FORM, form), 400, code);
    }

    @Test
    @DisplayName("a text has at most 1,600 characters")
    void length() throws Exception {
        refusedWith(post(MESSAGES, "token", FORM, BOTH + "Body=" + "x".repeat(1_601)), 400, 21_617);
        assertThat(post(MESSAGES, "token", FORM, BOTH + "Body=" + "x".repeat(1_600))
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @DisplayName("typing and questions are JSON of the documented form")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v3/Indicators/Typing.json | application/json | {'channel':'WHATSAPP','messageId':'SM1'} | 200",
                "/v3/Indicators/Typing.json | text/plain | {'channel':'WHATSAPP','messageId':'SM1'} | 400",
                "/v3/Indicators/Typing.json | application/json | {'channel':'SMS','messageId':'SM1'} | 400",
                "/v3/Indicators/Typing.json | application/json | {'channel':'WHATSAPP'} | 400",
                "/v1/Content | application/json | {'friendly_name':'a','language':'en','variables':{'1':'x'},'types':"
                        + "{'twilio/quick-reply':{'body':'{{1}}','actions':[{'type':'QUICK_REPLY','id':'i','title':'t'}]}}} | 201",
                "/v1/Content | application/json | {'friendly_name':'a','language':'en','variables':{'1':1},'types':"
                        + "{'twilio/quick-reply':{'body':'{{1}}','actions':[{'type':'QUICK_REPLY','id':'i','title':'t'}]}}} | 400"
            })
    void json(String path, String type, String body, int status) throws Exception {
        assertThat(post(path, "token", type, body.replace('\'', '"')).statusCode())
                .isEqualTo(status);
    }

    private void refusedWith(HttpResponse<String> answer, int status, int code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":" + code + ",");
        assertThat(twilio.sent()).isEmpty();
    }

    private HttpResponse<String> post(String path, String token, String type, String body) throws Exception {
        String login = Base64.getEncoder().encodeToString((ACCOUNT + ":" + token).getBytes(US_ASCII));
        return Post.to(twilio.baseUrl() + path, type, body, "Authorization", "Basic " + login);
    }
}
