package org.whatsapprouting.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Meta documents it would refuse in a message (Meta 1.9), written against the documentation and not the provider. */
class MetaEndpointTest {
    private static final String MESSAGES = "/v26.0/111/messages";
    private static final String ROW = "{'id':'r%d','title':'Row'}";
    private static final String BUTTONS = "[{'type':'reply','reply':{'id':'a','title':'A'}}]";

    private final FakeProviderServer<MetaEndpoint> meta = FakeProviderServer.start(new MetaEndpoint("EAAtoken", "111"));

    @AfterEach
    void stop() {
        meta.close();
    }

    @ParameterizedTest
    @DisplayName("good content of each kind is taken")
    @ValueSource(
            strings = {
                "'type':'text','text':{'body':'Hi https://f.example','preview_url':true}",
                "'type':'image','image':{'link':'https://f.example/a.jpg','caption':'c'}",
                "'type':'document','document':{'id':'123','filename':'a.pdf'}",
                "'type':'audio','audio':{'id':'123','voice':true}",
                "'type':'location','location':{'latitude':'1.5','longitude':2}",
                "'type':'contacts','contacts':[{'name':{'formatted_name':'A B','first_name':'A'}}]",
                "'type':'interactive','interactive':{'type':'button','header':{'type':'image','image':{'id':'1'}},"
                        + "'body':{'text':'b'},'footer':{'text':'f'},'action':{'buttons':" + BUTTONS + "}}",
                "'type':'interactive','interactive':{'type':'list','header':{'type':'text','text':'h'},"
                        + "'body':{'text':'b'},'action':{'button':'B','sections':[{'rows':[{'id':'r','title':'R'}]}]}}",
                "'type':'template','template':{'name':'a_1','language':{'code':'pt_BR'},'components':["
                        + "{'type':'header','parameters':[{'type':'image','image':{'link':'https://f.example/a'}}]},"
                        + "{'type':'body','parameters':[{'type':'text','text':'Ann'}]},"
                        + "{'type':'button','sub_type':'url','index':'0','parameters':[{'type':'text','text':'x'}]}]}"
            })
    void good(String content) throws Exception {
        HttpResponse<String> answer = send(content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(meta.sent()).hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("content that Meta would refuse gets its error")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'text','text':{'body':'Hi','preview_url':true} | 100",
                "'type':'image','image':{} | 100",
                "'type':'image','image':{'id':'1','link':'https://f.example/a'} | 100",
                "'type':'image','image':{'link':'ftp://f.example/a'} | 131053",
                "'type':'audio','audio':{'id':'1','caption':'c'} | 131009",
                "'type':'image','image':{'id':'1','filename':'a.jpg'} | 100",
                "'type':'location','location':{'latitude':91,'longitude':2} | 131009",
                "'type':'contacts','contacts':[{'name':{'formatted_name':'A B'}}] | 131009",
                "'type':'reaction','reaction':{'emoji':'x'} | 131009",
                "'type':'interactive','interactive':{'type':'button','header':{'type':'image','image':{}},'body':{'text':'b'},"
                        + "'action':{'buttons':" + BUTTONS + "}} | 100",
                "'context':{},'text':{'body':'Hi'} | 131009",
                "'recipient_type':'group','text':{'body':'Hi'} | 100",
                "'type':'template','template':{'name':'A B','language':{'code':'en'}} | 131008",
                "'type':'template','template':{'name':'a','language':{}} | 131008",
                "'type':'template','template':{'name':'a','language':{'code':'en'},'components':[{'type':'tail'}]} | 100",
                "'type':'template','template':{'name':'a','language':{'code':'en'},'components':"
                        + "[{'type':'button','index':'0'}]} | 131008",
                "'type':'template','template':{'name':'a','language':{'code':'en'},'components':"
                        + "[{'type':'button','sub_type':'url'}]} | 131008"
            })
    void bad(String content, int code) throws Exception {
        refused(content, code);
    }

    @ParameterizedTest
    @DisplayName("values of a template that Meta would refuse get its error")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'text','text':''} | 131008",
                "{'type':'text','text':'a\\nb'} | 132018",
                "{'type':'text','text':'a\\tb'} | 132018",
                "{'type':'text','text':'a     b'} | 132018",
                "{'type':'image','image':{'id':'1','link':'https://f.example'}} | 131008",
                "{'type':'hologram'} | 131008",
                "{} | 131008"
            })
    void badValues(String parameter, int code) throws Exception {
        refused(
                "'type':'template','template':{'name':'a','language':{'code':'en'},'components':"
                        + "[{'type':'body','parameters':[" + parameter + "]}]}",
                code);
    }

    @ParameterizedTest
    @DisplayName("interactive messages that Meta would refuse get its error")
    @ValueSource(
            strings = {
                "'type':'button','action':{'buttons':" + BUTTONS + "}",
                "'type':'button','body':{'text':'b'},'action':{'buttons':[]}",
                "'type':'button','body':{'text':'b'},'footer':{},'action':{'buttons':" + BUTTONS + "}",
                "'type':'button','body':{'text':'b'},'footer':{'text':'61'},'action':{'buttons':" + BUTTONS + "}",
                "'type':'button','body':{'text':'b'},'header':{'type':'text','text':'61'},'action':{'buttons':"
                        + BUTTONS + "}",
                "'type':'button','body':{'text':'b'},'header':{'type':'song'},'action':{'buttons':" + BUTTONS + "}",
                "'type':'button','body':{'text':'b'},'action':{'buttons':[{'type':'reply','reply':{'id':'a','title':'A'}},"
                        + "{'type':'reply','reply':{'id':'a','title':'B'}}]}",
                "'type':'button','body':{'text':'b'},'action':{'buttons':[{'type':'reply','reply':{'id':'a','title':'A'}},"
                        + "{'type':'reply','reply':{'id':'b','title':'A'}}]}",
                "'type':'list','body':{'text':'b'},'header':{'type':'image','image':{'id':'1'}},"
                        + "'action':{'button':'B','sections':[{'rows':[{'id':'r','title':'R'}]}]}",
                "'type':'list','body':{'text':'b'},'action':{'sections':[{'rows':[{'id':'r','title':'R'}]}]}",
                "'type':'list','body':{'text':'b'},'action':{'button':'B','sections':[{'rows':[{'id':'r'}]}]}",
                "'type':'list','body':{'text':'b'},'action':{'button':'B','sections':[{'rows':[{'id':'r','title':'R'}]},"
                        + "{'rows':[{'id':'s','title':'S'}]}]}",
                "'type':'list','body':{'text':'b'},'action':{'button':'B','sections':[{'rows':11}]}",
                "'type':'product_list','body':{'text':'b'},'action':{'catalog_id':'c','sections':"
                        + "[{'product_items':[{'product_retailer_id':'p'}]}]}",
                "'type':'product_list','body':{'text':'b'},'header':{'type':'text','text':'h'},"
                        + "'action':{'catalog_id':'c','sections':[{'product_items':[{}]}]}",
                "'type':'cta_url','body':{'text':'b'},'action':{'name':'cta_url','parameters':"
                        + "{'display_text':'d','url':'tel:1'}}",
                "'type':'poll','body':{'text':'b'},'action':{}"
            })
    void badQuestions(String interactive) throws Exception {
        var eleven = new StringBuilder("[");
        for (int i = 0; i < 11; i++) {
            eleven.append(i == 0 ? "" : ",").append(ROW.formatted(i));
        }
        String whole =
                interactive.replace("'61'", "'" + "x".repeat(61) + "'").replace("'rows':11", "'rows':" + eleven + "]");
        refused("'type':'interactive','interactive':{" + whole + "}", 131_009);
    }

    @ParameterizedTest
    @DisplayName("files of a type or size that WhatsApp does not show are not taken")
    @CsvSource({
        "application/pdf, 10, 200",
        "image/png, 10, 200",
        "audio/ogg; codecs=opus, 10, 200",
        "image/gif, 10, 400",
        "video/x-msvideo, 10, 400",
        "image/jpeg, 0, 400",
        "image/webp, 600000, 400",
        "pdf, 10, 400"
    })
    void uploads(String type, int size, int status) throws Exception {
        String form = "--B\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\n" + type + "\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\nContent-Type: " + type
                + "\r\n\r\n" + "x".repeat(size) + "\r\n--B--\r\n";
        HttpResponse<String> answer = Post.to(
                meta.baseUrl() + "/v26.0/111/media",
                "multipart/form-data; boundary=B",
                form,
                "Authorization",
                "Bearer EAAtoken");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private void refused(String content, int code) throws Exception {
        HttpResponse<String> answer = send(content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":" + code + ",");
        assertThat(meta.sent()).isEmpty();
    }

    private HttpResponse<String> send(String content) throws Exception {
        String body = "{'messaging_product':'whatsapp','to':'+16505551234'," + content + "}";
        return Post.to(
                meta.baseUrl() + MESSAGES,
                "application/json",
                body.replace('\'', '"'),
                "Authorization",
                "Bearer EAAtoken");
    }
}
