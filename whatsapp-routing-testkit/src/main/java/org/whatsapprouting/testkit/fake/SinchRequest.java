package org.whatsapprouting.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of a send, checked as Sinch documents it (Sinch 1.2).
 *
 * <p>Long, because a body is one message of nine sorts, and each has its rules.
 */
final class SinchRequest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_METADATA = 1_024;
    private static final int MAX_CORRELATION = 128;
    private static final int MAX_CHOICES = 10;
    private static final Set<String> FIELDS = Set.of(
            "app_id",
            "recipient",
            "message",
            "callback_url",
            "channel_priority_order",
            "channel_properties",
            "message_metadata",
            "conversation_metadata",
            "conversation_metadata_update_strategy",
            "correlation_id",
            "queue",
            "ttl",
            "processing_strategy",
            "message_content_type");
    private static final Map<String, Set<String>> CHOICES = Map.of(
            "queue", Set.of("NORMAL_PRIORITY", "HIGH_PRIORITY"),
            "processing_strategy", Set.of("DEFAULT", "DISPATCH_ONLY"),
            "message_content_type", Set.of("CONTENT_UNKNOWN", "CONTENT_MARKETING", "CONTENT_NOTIFICATION"),
            "conversation_metadata_update_strategy", Set.of("REPLACE", "MERGE_PATCH"));
    private static final Set<String> OTHER_CHOICES =
            Set.of("location_message", "calendar_message", "share_location_message");
    private static final Predicate<JsonNode> CHANNEL =
            channel -> channel.asText().matches("[A-Z]{2,20}");
    private static final int MAX_CONVERSATION = 2_048;
    private static final Set<String> BESIDE =
            Set.of("explicit_channel_message", "explicit_channel_omni_message", "channel_specific_message", "agent");
    private static final List<String> TYPES = List.of(
            "text_message",
            "media_message",
            "location_message",
            "choice_message",
            "card_message",
            "carousel_message",
            "list_message",
            "contact_info_message",
            "template_message");
    private static final Pattern PARAMETER = Pattern.compile("body\\[[1-9][0-9]*\\]text"
            + "|header\\[1\\](text|(image|video|document)\\.link|document\\.filename)"
            + "|header\\[1\\]location\\.(latitude|longitude|name|address)"
            + "|button\\[[0-9]\\](quick_reply\\[1\\]payload|url\\[1\\]text|copy_code\\[1\\]coupon_code)");

    private final JsonNode body;

    private SinchRequest(JsonNode body) {
        this.body = body;
    }

    static SinchRequest read(byte[] bytes) {
        try {
            return new SinchRequest(JSON.readTree(bytes));
        } catch (IOException unreadable) {
            return new SinchRequest(JSON.missingNode());
        }
    }

    String appId() {
        return body.path("app_id").asText();
    }

    /** The WhatsApp template it names; a missing node if it names none. */
    JsonNode template() {
        return whatsapp(body.path("message").path("template_message"));
    }

    /** Returns what Sinch would answer to a bad request, or null if it is good. */
    @Nullable
    FakeAnswer fault() {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                return SinchAnswers.invalid("unknown field \"" + field.getKey() + "\"");
            }
        }
        FakeAnswer optional = optionalFault();
        if (optional != null) {
            return optional;
        }
        JsonNode identity = identity();
        if (!identity.path("channel").asText().equals("WHATSAPP")
                || !identity.path("identity").asText().matches("[0-9]{5,20}|[A-Za-z.0-9]{1,200}")) {
            return SinchAnswers.invalid("invalid recipient: one channel identity is needed");
        }
        if (body.path("message_metadata").asText().length() > MAX_METADATA
                || body.path("correlation_id").asText().length() > MAX_CORRELATION) {
            return SinchAnswers.invalid("message_metadata or correlation_id is too long");
        }
        if (body.path("recipient").has("contact_id")
                || body.path("recipient")
                                .path("identified_by")
                                .path("channel_identities")
                                .size()
                        != 1) {
            return SinchAnswers.invalid("invalid recipient: an app in DISPATCH mode knows identities only");
        }
        if (body.has("ttl") && !body.path("ttl").asText().matches("[0-9]{1,9}s?")) {
            return SinchAnswers.invalid("invalid ttl");
        }
        return messageFault(body.path("message"));
    }

    /** Of what may be absent, each value must be one of those documented. */
    private @Nullable FakeAnswer optionalFault() {
        for (Map.Entry<String, Set<String>> field : CHOICES.entrySet()) {
            if (body.has(field.getKey())
                    && !field.getValue().contains(body.path(field.getKey()).asText())) {
                return SinchAnswers.invalid("invalid value of " + field.getKey());
            }
        }
        JsonNode order = body.path("channel_priority_order");
        boolean good = (order.isMissingNode()
                        || (order.isArray() && order.valueStream().allMatch(CHANNEL)))
                && body.path("channel_properties")
                        .valueStream()
                        .allMatch(value -> value.isTextual() && value.asText().length() <= MAX_METADATA)
                && body.path("conversation_metadata").toString().length() <= MAX_CONVERSATION
                && body.path("callback_url").asText("https://").startsWith("https://");
        return good
                ? null
                : SinchAnswers.invalid("invalid channel order, channel properties, metadata or callback_url");
    }

    /** Returns the answer to a message that is taken. */
    FakeAnswer taken(String id) {
        String answer = "{\"message_id\":\"" + id + "\",\"accepted_time\":\"2026-01-02T03:04:05.678Z\"}";
        return FakeAnswer.taken(
                new SentMessage(
                        id,
                        appId(),
                        identity().path("identity").asText(),
                        type(),
                        text(),
                        body.path("correlation_id").textValue(),
                        body.toString()),
                200,
                answer);
    }

    private JsonNode identity() {
        JsonNode identities = body.path("recipient").path("identified_by").path("channel_identities");
        return identities.path(0);
    }

    private String type() {
        JsonNode message = body.path("message");
        return TYPES.stream()
                .filter(message::has)
                .findFirst()
                .orElse(message.path("channel_specific_message")
                        .path("WHATSAPP")
                        .path("message_type")
                        .asText());
    }

    private String text() {
        JsonNode payload = body.path("message").path(type());
        return switch (type()) {
            case "text_message" -> payload.path("text").asText();
            case "choice_message" -> payload.path("text_message").path("text").asText();
            case "template_message" -> whatsapp(payload).path("template_id").asText();
            default -> payload.path("title").asText();
        };
    }

    private static JsonNode whatsapp(JsonNode template) {
        return template.path("channel_template").path("WHATSAPP");
    }

    private @Nullable FakeAnswer messageFault(JsonNode message) {
        int types = 0;
        for (Map.Entry<String, JsonNode> member : message.properties()) {
            types += TYPES.contains(member.getKey()) ? 1 : 0;
            if (!TYPES.contains(member.getKey()) && !BESIDE.contains(member.getKey())) {
                return SinchAnswers.invalid("unknown field \"" + member.getKey() + "\" in message");
            }
        }
        if (types > 1
                || (types == 0 && !message.path("channel_specific_message").has("WHATSAPP"))) {
            return SinchAnswers.invalid("message must hold exactly one type");
        }
        JsonNode payload = message.path(type());
        boolean good = switch (type()) {
            case "text_message" -> isText(payload.path("text"));
            case "media_message" -> isMedia(payload);
            case "location_message" -> isLocation(payload);
            case "choice_message" ->
                isText(payload.path("text_message").path("text")) && areChoices(payload.path("choices"), 1);
            case "card_message" -> isCard(payload);
            case "carousel_message" ->
                !payload.path("cards").isEmpty()
                        && payload.path("cards").valueStream().allMatch(SinchRequest::isCard)
                        && areChoices(payload.path("choices"), 0);
            case "list_message" -> isText(payload.path("title")) && areRows(payload);
            case "contact_info_message" ->
                isText(payload.path("name").path("full_name"))
                        && !payload.path("phone_numbers").isEmpty();
            case "template_message" -> isTemplate(whatsapp(payload));
            case "FLOWS" ->
                isFlow(message.path("channel_specific_message").path("WHATSAPP").path("message"));
            default -> false;
        };
        return good ? null : SinchAnswers.invalid("invalid " + type());
    }

    private static boolean isText(JsonNode text) {
        return text.isTextual() && !text.asText().isEmpty() && text.asText().length() <= MAX_TEXT;
    }

    private static boolean isMedia(JsonNode media) {
        return media.path("url").asText().startsWith("https://");
    }

    private static boolean isLocation(JsonNode location) {
        JsonNode coordinates = location.path("coordinates");
        return isText(location.path("title"))
                && coordinates.path("latitude").isNumber()
                && coordinates.path("longitude").isNumber()
                && Math.abs(coordinates.path("latitude").asDouble()) <= 90
                && Math.abs(coordinates.path("longitude").asDouble()) <= 180;
    }

    private static boolean areChoices(JsonNode choices, int least) {
        return choices.size() >= least
                && choices.size() <= MAX_CHOICES
                && choices.valueStream().allMatch(SinchRequest::isChoice);
    }

    /** One of the kinds of choice, and what is answered when it is taken. */
    private static boolean isChoice(JsonNode choice) {
        int kinds = choice.size() - (choice.has("postback_data") ? 1 : 0);
        JsonNode link = choice.path("url_message");
        JsonNode call = choice.path("call_message");
        boolean good = choice.has("text_message")
                ? isText(choice.path("text_message").path("text"))
                : choice.has("url_message")
                        ? isText(link.path("title"))
                                && link.path("url").asText().matches("https?://\\S+")
                        : choice.has("call_message")
                                ? isText(call.path("title"))
                                        && call.path("phone_number").asText().matches("\\+?[0-9]{5,20}")
                                : OTHER_CHOICES.stream().anyMatch(choice::has);
        return kinds == 1 && good;
    }

    private static boolean isCard(JsonNode card) {
        return isText(card.path("title"))
                && (!card.has("media_message") || isMedia(card.path("media_message")))
                && areChoices(card.path("choices"), 0);
    }

    private static boolean areRows(JsonNode list) {
        int rows = 0;
        for (JsonNode section : list.path("sections")) {
            for (JsonNode item : section.path("items")) {
                rows++;
                if (!isText(item.path("choice").path("title"))
                        && (item.path("product").path("id").asText().isEmpty()
                                || item.path("product")
                                        .path("marketplace")
                                        .asText()
                                        .isEmpty()
                                || list.path("message_properties")
                                        .path("catalog_id")
                                        .asText()
                                        .isEmpty())) {
                    return false;
                }
            }
        }
        return rows >= 1 && rows <= (list.path("message_properties").has("catalog_id") ? 30 : MAX_CHOICES);
    }

    private static boolean isTemplate(JsonNode template) {
        return !template.path("template_id").asText().isEmpty()
                && !template.path("language_code").asText().isEmpty()
                && template.path("parameters").properties().stream()
                        .allMatch(parameter ->
                                PARAMETER.matcher(parameter.getKey()).matches()
                                        && parameter.getValue().isTextual());
    }

    private static boolean isFlow(JsonNode flow) {
        return !flow.path("flow_id").asText().isEmpty()
                && !flow.path("flow_cta").asText().isEmpty()
                && isText(flow.path("body").path("text"))
                && Set.of("navigate", "data_exchange")
                        .contains(flow.path("flow_action").asText());
    }
}
