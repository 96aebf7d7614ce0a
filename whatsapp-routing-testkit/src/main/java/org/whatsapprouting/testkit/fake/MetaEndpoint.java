package org.whatsapprouting.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.MediaRef;

/**
 * Meta's Graph API: messages, reports of reading, files, templates. It knows the template {@code order_update}. Webhooks come
 * from {@link MetaWebhooks}.
 */
public final class MetaEndpoint implements FakeEndpoint {
    private static final Pattern PATH =
            Pattern.compile("/v[0-9]{1,3}\\.[0-9]{1,2}/([0-9]{1,32})(?:/(messages|media|message_templates))?");
    private static final String FILES = "/files/";
    private static final int UNKNOWN_OBJECT = 33;

    private static final int MEGABYTE = 1 << 20;

    private static final int FIRST_FILE = 1_003_383_421;

    /** Meta 1.13. */
    private static final Set<String> UPLOADS = Set.of(
            "audio/aac",
            "audio/amr",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "text/plain",
            "application/pdf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "image/jpeg",
            "image/png",
            "image/webp",
            "video/mp4",
            "video/3gpp");

    private record HeldFile(String mimeType, byte[] bytes) {}

    private final Set<String> numbers;
    private final Map<String, HeldFile> files = new ConcurrentHashMap<>();
    private volatile String token;
    private volatile boolean linkExpired;
    private volatile @Nullable String proof;

    /**
     * @param accessToken the token that requests must carry
     * @param phoneNumberIds the business numbers there are
     */
    public MetaEndpoint(String accessToken, String... phoneNumberIds) {
        this.token = accessToken;
        this.numbers = Set.of(phoneNumberIds);
    }

    /** From now on another token is valid; the old one gets error 190. */
    public void changeToken(String accessToken) {
        token = accessToken;
    }

    /** From now on requests must carry {@code appsecret_proof} (Meta 1.1). */
    public void demandProof(String appSecret) {
        proof = appSecret;
    }

    /** The next address of a file that is fetched is no longer good, as after five minutes (Meta 1.13). */
    public void expireLink() {
        linkExpired = true;
    }

    @Override
    public FakeAnswer throttled(Duration retryAfter) {
        return MetaAnswers.throttled(retryAfter);
    }

    @Override
    public FakeAnswer unauthorised() {
        return MetaAnswers.error(401, 190, "Error validating access token: the session has expired.");
    }

    @Override
    public FakeAnswer windowClosed() {
        return MetaAnswers.error(400, 131_047, "(#131047) Re-engagement message");
    }

    @Override
    public MediaRef hold(String mimeType, byte[] file) {
        String id = Integer.toString(FIRST_FILE + files.size());
        files.put(id, new HeldFile(mimeType, file.clone()));
        return new MediaRef(id, null, mimeType, null);
    }

    /** Checks in the order Meta does: who asks, what for, with what. */
    @Override
    public FakeAnswer answer(FakeRequest request) {
        if (!("Bearer " + token).equals(request.header("Authorization"))) {
            return unauthorised();
        }
        if (request.path().startsWith(FILES)) {
            HeldFile file = files.get(request.path().substring(FILES.length()));
            boolean tooLate = linkExpired;
            linkExpired = false;
            return file == null || tooLate
                    ? FakeAnswer.page(404)
                    : FakeAnswer.bytes(200, file.mimeType(), file.bytes());
        }
        if (!isProven(request)) {
            return MetaAnswers.error(400, 100, "API calls from the server require an appsecret_proof argument");
        }
        Matcher path = PATH.matcher(request.path());
        String what = path.matches() ? path.group(2) : "nothing";
        boolean post = "POST".equals(request.method());
        if (what == null) {
            return post ? unknownObject() : info(request, path.group(1));
        }
        return switch (what) {
            case "messages" ->
                post && numbers.contains(path.group(1)) ? message(request, path.group(1)) : unknownObject();
            case "media" -> post && numbers.contains(path.group(1)) ? upload(request) : unknownObject();
            case "message_templates" -> post ? unknownObject() : templates(request);
            default -> unknownObject();
        };
    }

    private static FakeAnswer message(FakeRequest request, String number) {
        if (!request.isOfType("application/json")) {
            return MetaAnswers.error(400, 100, "(#100) The parameter messaging_product is required.");
        }
        MetaRequest message = MetaRequest.read(request.body());
        if (message.isReport()) {
            FakeAnswer fault = message.reportFault();
            return fault != null ? fault : FakeAnswer.raw(200, "{\"success\":true}");
        }
        FakeAnswer fault = message.fault();
        return fault != null ? fault : message.taken("wamid.FAKE" + request.serial(), number);
    }

    private FakeAnswer info(FakeRequest request, String id) {
        HeldFile file = files.get(id);
        if (file == null) {
            return unknownObject();
        }
        return FakeAnswer.raw(
                200,
                JsonWriter.write(Map.of(
                        "messaging_product",
                        "whatsapp",
                        "url",
                        request.server() + FILES + id,
                        "mime_type",
                        file.mimeType(),
                        "file_size",
                        Integer.toString(file.bytes().length),
                        "id",
                        id)));
    }

    /** Looks for what Meta documents as required; the length must be announced. */
    private FakeAnswer upload(FakeRequest request) {
        FormFile file = FormFile.read(request);
        if (file == null || !request.text().contains("name=\"messaging_product\"\r\n\r\nwhatsapp\r\n")) {
            return MetaAnswers.error(400, 100, "(#100) The parameters messaging_product, type and file are required.");
        }
        if (!UPLOADS.contains(file.mimeType().replaceAll(" *;.*", ""))) {
            return MetaAnswers.error(400, 100, "(#100) Param file must be of a type that WhatsApp shows.");
        }
        if (file.bytes().length == 0 || file.bytes().length > largest(file.mimeType())) {
            return MetaAnswers.error(400, 100, "(#100) Param file must be a file of a supported size.");
        }
        return FakeAnswer.raw(
                200, "{\"id\":\"" + hold(file.mimeType(), file.bytes()).id() + "\"}");
    }

    /** How many bytes a file of this type may have. */
    private static int largest(String type) {
        if (type.startsWith("image/")) {
            return type.equals("image/webp") ? MEGABYTE / 2 : 5 * MEGABYTE;
        }
        return type.matches("(video|audio)/.*") ? 16 * MEGABYTE : 100 * MEGABYTE;
    }

    /** Two pages, so that nobody stops at the first, and one of them not to be sent. */
    static FakeAnswer templates(FakeRequest request) {
        boolean second = "page2".equals(request.query().get("after"));
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("name", second ? "order_update" : "old_news");
        template.put("language", "en_US");
        template.put("status", second ? "APPROVED" : "REJECTED");
        template.put("category", "UTILITY");
        template.put("components", List.of(Map.of("type", "BODY", "text", "Hello {{1}}, your order has news.")));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("data", List.of(template));
        if (!second) {
            page.put(
                    "paging",
                    Map.of("cursors", Map.of("after", "page2"), "next", "https://graph.facebook.com/not-to-be-called"));
        }
        return FakeAnswer.raw(200, JsonWriter.write(page));
    }

    private static FakeAnswer unknownObject() {
        return MetaAnswers.error(
                400, 100, UNKNOWN_OBJECT, "Unsupported request. Object does not exist or cannot be loaded.");
    }

    private boolean isProven(FakeRequest request) {
        String secret = proof;
        if (secret == null) {
            return true;
        }
        String expected = SignedWebhook.hexHmac(secret, token.getBytes(StandardCharsets.UTF_8));
        return expected.equals(request.query().get("appsecret_proof"));
    }
}
