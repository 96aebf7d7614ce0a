package org.whatsapprouting.testkit.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form of a send, checked as Twilio documents it (Twilio 1.2). */
final class TwilioMessage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BODY = 1_600;
    private static final Pattern TO =
            Pattern.compile("whatsapp:(\\+[0-9]{5,20}|[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128})");
    private static final Pattern PLACE =
            Pattern.compile("geo:-?[0-9]{1,2}(\\.[0-9]+)?,-?[0-9]{1,3}(\\.[0-9]+)?(\\|.+)?");
    /** 1 to 36000 seconds. */
    private static final Pattern LIFE = Pattern.compile("[1-9][0-9]{0,3}|[12][0-9]{4}|3[0-5][0-9]{3}|36000");

    private static final Pattern REFERENCE = Pattern.compile("[?&]mid=([^&#]+)");

    private final Map<String, String> form;
    private final TwilioContents contents;

    TwilioMessage(Map<String, String> form, TwilioContents contents) {
        this.form = form;
        this.contents = contents;
    }

    /** Returns what Twilio would answer to a bad request, or null if it is good. */
    @Nullable
    FakeAnswer fault(Set<String> senders) {
        if (!form.containsKey("To")) {
            return invalid(21_604, "A 'To' phone number is required.");
        }
        if (!TO.matcher(field("To")).matches()) {
            return invalid(21_211, "The 'To' number is not a valid phone number.");
        }
        if (!form.containsKey("From") && !form.containsKey("MessagingServiceSid")) {
            return invalid(21_603, "A 'From' phone number is required.");
        }
        if (form.containsKey("From") && !(field("From").startsWith("whatsapp:+") && senders.contains(number()))) {
            return invalid(63_007, "Twilio could not find a Channel with the specified From address");
        }
        if (form.containsKey("MessagingServiceSid") && !senders.contains(field("MessagingServiceSid"))) {
            return invalid(21_701, "The Messaging Service resource does not exist.");
        }
        if (field("From").equals(field("To"))) {
            return invalid(63_031, "Channels message cannot have same From and To");
        }
        if (form.containsKey("ValidityPeriod")
                && !LIFE.matcher(field("ValidityPeriod")).matches()) {
            return invalid(20_422, "Invalid ValidityPeriod");
        }
        String callback = field("StatusCallback");
        if (!callback.isEmpty() && !callback.matches("https?://[^/_]+(/.*)?")) {
            return invalid(21_609, "The 'StatusCallback' URL is not a valid URL.");
        }
        return form.containsKey("ContentSid") ? contentFault() : freeFault();
    }

    private @Nullable FakeAnswer freeFault() {
        if (form.containsKey("ContentVariables")) {
            return invalid(21_654, "ContentSid Required");
        }
        if (field("Body").isEmpty() && field("MediaUrl").isEmpty()) {
            return invalid(21_619, "A text message body or media urls must be specified.");
        }
        if (field("Body").length() > MAX_BODY) {
            return invalid(21_617, "The concatenated message body exceeds the 1600 character limit");
        }
        if (form.containsKey("MediaUrl") && !field("MediaUrl").matches("https?://\\S+")) {
            return invalid(21_620, "Invalid media URL(s)");
        }
        boolean pinned = form.containsKey("PersistentAction");
        return pinned
                        && (field("Body").isEmpty()
                                || !PLACE.matcher(field("PersistentAction")).matches())
                ? invalid(20_422, "Invalid PersistentAction")
                : null;
    }

    private @Nullable FakeAnswer contentFault() {
        if (contents.of(field("ContentSid")) == null) {
            return invalid(21_655, "The ContentSid is Invalid");
        }
        if (!form.containsKey("ContentVariables")) {
            return null;
        }
        JsonNode variables;
        try {
            variables = JSON.readTree(field("ContentVariables"));
        } catch (JsonProcessingException unreadable) {
            variables = JSON.missingNode();
        }
        return variables.isObject() && variables.valueStream().allMatch(JsonNode::isTextual)
                ? null
                : invalid(21_656, "The ContentVariables Parameter is invalid");
    }

    FakeAnswer taken(String serial, String accountSid) {
        boolean media = form.containsKey("MediaUrl");
        String sid = (media ? "MM" : "SM") + "0".repeat(32 - serial.length()) + serial;
        JsonNode content = contents.of(field("ContentSid"));
        String wire = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
        var message = new SentMessage(
                sid,
                form.containsKey("From") ? number() : field("MessagingServiceSid"),
                field("To").replaceFirst("whatsapp:\\+?", ""),
                content != null
                        ? "content"
                        : media ? "media" : form.containsKey("PersistentAction") ? "location" : "text",
                content != null ? content.path("friendly_name").asText() : field("Body"),
                reference(),
                content == null ? wire : wire + "\n" + content);
        return FakeAnswer.taken(message, 201, json(sid, accountSid));
    }

    private String json(String sid, String accountSid) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sid", sid);
        json.put("account_sid", accountSid);
        json.put("api_version", "2010-04-01");
        json.put("status", form.containsKey("MessagingServiceSid") ? "accepted" : "queued");
        json.put("direction", "outbound-api");
        json.put("to", field("To"));
        json.put("body", field("Body"));
        json.put("num_media", form.containsKey("MediaUrl") ? "1" : "0");
        json.put("num_segments", "1");
        json.put("date_created", "Thu, 24 Aug 2023 05:01:45 +0000");
        json.put("uri", "/2010-04-01/Accounts/" + accountSid + "/Messages/" + sid + ".json");
        // Written by hand, because JsonWriter knows no null in a map.
        return JsonWriter.write(json).replaceFirst("}$", ",\"error_code\":null,\"error_message\":null,\"price\":null}");
    }

    private @Nullable String reference() {
        Matcher mid = REFERENCE.matcher(field("StatusCallback"));
        return mid.find() ? URLDecoder.decode(mid.group(1), StandardCharsets.UTF_8) : null;
    }

    private String number() {
        return field("From").replaceFirst("whatsapp:\\+?", "");
    }

    private String field(String name) {
        return form.getOrDefault(name, "");
    }

    private static FakeAnswer invalid(int code, String message) {
        return TwilioAnswers.error(400, code, message);
    }
}
