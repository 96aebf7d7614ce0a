package org.whatsapprouting.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.MediaRef;

/**
 * Kaleyra's API in both versions: takes forms at {@code POST /v1/{sid}/messages}, JSON at
 * {@code POST /v2/{sid}/whatsapp/{number}/messages} and files at {@code …/media} beside it. It knows the template
 * {@code order_update}. Webhooks come from {@link KaleyraWebhooks}.
 */
public final class KaleyraEndpoint implements FakeEndpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS = Set.of(
            "to",
            "from",
            "channel",
            "type",
            "body",
            "preview_url",
            "media_url",
            "caption",
            "template_name",
            "lang_code",
            "params",
            "param_header",
            "param_url",
            "payload1",
            "payload2",
            "payload3",
            "header",
            "footer",
            "action",
            "callback_url",
            "ref",
            "ref1",
            "ref2",
            "source");
    private static final Set<String> EXTRA = Set.of("ref", "ref1", "ref2", "wa_source", "callback_profile_id");

    private final String sid;
    private final String apiKey;
    private final String number;
    private final String wabaId;
    private final Map<String, FakeAnswer> files = new ConcurrentHashMap<>();

    /** The same for an account without templates. */
    public KaleyraEndpoint(String sid, String apiKey, String number) {
        this(sid, apiKey, number, "");
    }

    /**
     * @param sid the one account there is
     * @param apiKey the key that requests must carry as a header
     * @param number its business number, digits only
     * @param wabaId its WhatsApp Business Account, which has templates
     */
    public KaleyraEndpoint(String sid, String apiKey, String number, String wabaId) {
        this.sid = sid;
        this.apiKey = apiKey;
        this.number = number;
        this.wabaId = wabaId;
    }

    @Override
    public MediaRef hold(URI server, String mimeType, byte[] file) {
        String path = "/files/" + (files.size() + 1);
        files.put(path, FakeAnswer.bytes(200, mimeType, file));
        return new MediaRef(null, server + path, null, null);
    }

    @Override
    public FakeAnswer throttled(Duration retryAfter) {
        return KaleyraAnswers.throttled(retryAfter);
    }

    @Override
    public FakeAnswer unauthorised() {
        return KaleyraAnswers.error(401, "RBC001", "Invalid SID or API key");
    }

    /** Kaleyra passes it on later, by a status. */
    @Override
    public @Nullable FakeAnswer windowClosed() {
        return null;
    }

    @Override
    public FakeAnswer answer(FakeRequest request) {
        FakeAnswer file = files.get(request.path());
        if (file != null && request.method().equals("GET")) {
            // Whoever brings credentials to where files lie gives them away.
            return request.header("api-key") == null ? file : FakeAnswer.raw(400, "");
        }
        if (!apiKey.equals(request.header("api-key")) || !request.path().contains("/" + sid + "/")) {
            return unauthorised();
        }
        String second = "/v2/" + sid + "/whatsapp/";
        if (request.path().equals(second + wabaId + "/message_templates")) {
            // The form of its errors and of a page is Meta's.
            boolean good = request.method().equals("GET") && request.isOfType("application/json");
            return good ? MetaEndpoint.templates(request) : FakeAnswer.raw(405, "");
        }
        if (!request.method().equals("POST")) {
            return FakeAnswer.raw(405, "");
        }
        if (request.path().equals("/v1/" + sid + "/messages")) {
            return first(request);
        }
        if (request.path().equals(second + number + "/media")) {
            return upload(request);
        }
        return request.path().equals(second + number + "/messages") ? second(request) : FakeAnswer.raw(404, "");
    }

    private FakeAnswer upload(FakeRequest request) {
        FormFile file = FormFile.read(request);
        if (file == null) {
            return KaleyraAnswers.error(400, "WA400", "file and type are mandatory");
        }
        MediaRef held = hold(request.server(), file.mimeType(), file.bytes());
        String id = String.valueOf(held.link()).replaceAll(".*/", "");
        return FakeAnswer.raw(200, "{\"code\":\"WA200\",\"message\":\"Success\",\"data\":{\"id\":\"" + id + "\"}}");
    }

    private FakeAnswer first(FakeRequest request) {
        Map<String, String> form = request.form();
        if (!request.isOfType("application/x-www-form-urlencoded")) {
            return FakeAnswer.raw(415, "");
        }
        for (String field : form.keySet()) {
            if (!FIELDS.contains(field)) {
                return KaleyraAnswers.invalid(field, "unknown parameter");
            }
        }
        String to = form.getOrDefault("to", "");
        if (!to.matches("[0-9]{5,20}")) {
            return KaleyraAnswers.invalid("to", "invalid number");
        }
        if (!form.getOrDefault("from", "").equals(number)) {
            return KaleyraAnswers.invalid("from", "not a number of this account");
        }
        if (!form.getOrDefault("channel", "").equalsIgnoreCase("whatsapp")) {
            return KaleyraAnswers.invalid("channel", "unknown channel");
        }
        String type = form.getOrDefault("type", "");
        boolean good = KaleyraForm.isGood(form);
        if (!good) {
            return KaleyraAnswers.error(400, "E13001", "Invalid parameters for type " + type);
        }
        String id = id(request.serial());
        String text = form.getOrDefault("body", form.getOrDefault("template_name", ""));
        return FakeAnswer.taken(
                new SentMessage(id, number, to, type, text, form.get("ref"), form.toString()),
                202,
                "{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"error\":{}}");
    }

    private FakeAnswer second(FakeRequest request) {
        if (!request.isOfType("application/json")) {
            return FakeAnswer.raw(415, "");
        }
        JsonNode body;
        try {
            body = JSON.readTree(request.body());
        } catch (IOException unreadable) {
            return KaleyraAnswers.error(400, "WA400", "Not JSON");
        }
        MetaRequest message =
                MetaRequest.read(body.path("messaging_object").toString().getBytes(StandardCharsets.UTF_8));
        if (message.fault() != null || body.size() != 2 || !isExtra(body.path("extra_info"))) {
            return KaleyraAnswers.error(400, "WA400", "Invalid messaging_object or extra_info");
        }
        String id = id(request.serial());
        SentMessage sent = message.taken(id, number).taken();
        if (sent == null) {
            throw new IllegalStateException("A good message is taken.");
        }
        return FakeAnswer.taken(
                new SentMessage(
                        id,
                        number,
                        sent.to(),
                        sent.type(),
                        sent.text(),
                        body.path("extra_info").path("ref").textValue(),
                        body.toString()),
                200,
                "{\"code\":\"WA200\",\"message\":\"Success\",\"data\":{\"id\":\"" + id + "\"}}");
    }

    private static boolean isExtra(JsonNode extra) {
        return extra.isObject()
                && extra.properties().stream()
                        .allMatch(field -> EXTRA.contains(field.getKey())
                                && field.getValue().isTextual());
    }

    private static String id(String serial) {
        return "0b7f2f4e-6c1d-4a53-9a53-0" + serial + ":0";
    }
}
