package org.whatsapprouting.provider.support.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whatsapprouting.api.message.Content.Template.Button;
import org.whatsapprouting.api.provider.TemplateInfo;

/** Meta 1.9: templates as Meta lists them. */
class TemplateReaderTest {
    private static TemplateInfo only(String template) throws IOException {
        var page = new ObjectMapper().readTree("{\"data\":[" + template.replace('\'', '"') + "]}");
        return TemplateReader.all(after -> page).get(0);
    }

    @Test
    @DisplayName("a template says what a message has to give: placeholders by name, a header, buttons by position")
    void whole() throws IOException {
        TemplateInfo template = only("""
                {'name':'sale','language':'en','status':'APPROVED','category':'MARKETING',
                 'quality_score':{'score':'YELLOW','date':1700000000},'components':[
                 {'type':'HEADER','format':'IMAGE'},
                 {'type':'BODY','text':'Hi {{who}}, {{total}} off'},
                 {'type':'FOOTER','text':'Bye'},
                 {'type':'BUTTONS','buttons':[{'type':'PHONE_NUMBER','text':'Call'},
                  {'type':'URL','url':'https://x.example/{{1}}'},{'type':'URL','url':'https://x.example/'},
                  {'type':'QUICK_REPLY','text':'Yes'},{'type':'COPY_CODE'},{'type':'FLOW','flow_id':'7'}]}]}""");
        assertThat(template.category()).isEqualTo("MARKETING");
        assertThat(template.quality()).isEqualTo("YELLOW");
        assertThat(template.placeholders()).isEqualTo(List.of("who", "total"));
        assertThat(template.header()).isEqualTo("image");
        assertThat(template.buttons())
                .isEqualTo(
                        Map.of(1, Button.Kind.URL, 3, Button.Kind.PAYLOAD, 4, Button.Kind.CODE, 5, Button.Kind.FLOW));
    }

    @ParameterizedTest
    @DisplayName("a header takes a file, a place, a text for its placeholder, or nothing")
    @CsvSource(
            nullValues = "-",
            value = {
                "VIDEO, -, video",
                "DOCUMENT, -, document",
                "location, -, location",
                "TEXT, Order {{1}}, text",
                "TEXT, News, -",
                "HOLOGRAM, -, -"
            })
    void headers(String format, String text, String header) throws IOException {
        TemplateInfo template = only("{'name':'a','language':'en','components':[{'type':'HEADER','format':'" + format
                + "','text':'" + text + "'}]}");
        assertThat(template.header()).isEqualTo(header);
        assertThat(template.quality()).isNull();
    }

    @ParameterizedTest
    @DisplayName("every state says whether the template may be sent")
    @CsvSource({
        "APPROVED, APPROVED",
        "FLAGGED, APPROVED",
        "REINSTATED, APPROVED",
        "PENDING, PENDING",
        "IN_APPEAL, PENDING",
        "REJECTED, REJECTED",
        "PAUSED, PAUSED",
        "DISABLED, DISABLED",
        "PENDING_DELETION, DISABLED",
        "DELETED, DISABLED",
        "ARCHIVED, DISABLED",
        "LIMIT_EXCEEDED, DISABLED",
        "LOCKED, DISABLED",
        "NEW, UNKNOWN"
    })
    void states(String state, TemplateInfo.Status status) throws IOException {
        assertThat(only("{'name':'a','language':'en','status':'" + state + "'}").status())
                .isEqualTo(status);
    }
}
