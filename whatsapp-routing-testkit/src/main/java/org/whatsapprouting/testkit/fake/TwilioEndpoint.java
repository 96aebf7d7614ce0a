package org.whatsapprouting.testkit.fake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.MediaRef;

/**
 * Twilio's Programmable Messaging, Content API, typing indicator and files, all at one address (Twilio 1.2, 1.3, 1.9). It
 * knows the template {@code order_update} in {@code en_US}. Webhooks come from {@link TwilioWebhooks}.
 */
public final class TwilioEndpoint implements FakeEndpoint {
    private static final Pattern FILE = Pattern.compile("/Messages/MM[0-9a-f]{32}/Media/(ME[0-9a-f]{32})");
    private static final Pattern MEDIA = Pattern.compile("(^|&)MediaUrl=");
    private static final int MOST_MEDIA = 10;
    /** Stands for the other company's server that Twilio's files are really on. */
    private static final String ELSEWHERE = "/elsewhere/";

    private final String accountSid;
    private final Set<String> senders;
    private final TwilioContents contents = new TwilioContents();
    private final Map<String, FakeAnswer> files = new ConcurrentHashMap<>();
    private final AtomicInteger leaks = new AtomicInteger();
    private volatile String login;

    /**
     * @param accountSid the account
     * @param authToken what it logs in with
     * @param senders its business numbers, digits only, and Messaging Services
     */
    public TwilioEndpoint(String accountSid, String authToken, String... senders) {
        this.accountSid = accountSid;
        this.senders = Set.of(senders);
        this.login = accountSid + ":" + authToken;
    }

    /** From now on another login is valid: that of the account with another token, or that of an API key. */
    public void changeLogin(String user, String password) {
        login = user + ":" + password;
    }

    /** How often credentials came to the server that the files are really on; they never should. */
    public int leakedCredentials() {
        return leaks.get();
    }

    /** How many contents were made, besides those there are from the start. */
    public int contentsMade() {
        return contents.made();
    }

    @Override
    public FakeAnswer throttled(Duration retryAfter) {
        return TwilioAnswers.throttled(retryAfter);
    }

    @Override
    public FakeAnswer unauthorised() {
        return TwilioAnswers.error(401, 20_003, "Authenticate");
    }

    /** Twilio takes the message and reports 63016 later. */
    @Override
    public @Nullable FakeAnswer windowClosed() {
        return null;
    }

    @Override
    public MediaRef hold(String mimeType, byte[] file) {
        String id = String.format(Locale.ROOT, "%032x", files.size() + 1);
        files.put("ME" + id, FakeAnswer.bytes(200, mimeType, file));
        String link = "https://api.twilio.com" + account() + "/Messages/MM" + id + "/Media/ME" + id;
        return new MediaRef(null, link, mimeType, null);
    }

    @Override
    public FakeAnswer answer(FakeRequest request) {
        String path = request.path();
        if (path.startsWith(ELSEWHERE)) {
            return elsewhere(request, path.substring(ELSEWHERE.length()));
        }
        String expected = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(request.header("Authorization"))) {
            return unauthorised();
        }
        if (path.equals(account() + "/Messages.json") && request.method().equals("POST")) {
            return message(request);
        }
        if (path.equals("/v3/Indicators/Typing.json") && request.method().equals("POST")) {
            return typing(request);
        }
        if (path.startsWith("/v1/Content")) {
            return contents.answer(request);
        }
        Matcher file = FILE.matcher(
                path.startsWith(account()) ? path.substring(account().length()) : "");
        return file.matches() && files.containsKey(file.group(1)) ? redirect(request, file.group(1)) : notFound(path);
    }

    private FakeAnswer message(FakeRequest request) {
        if (!request.isOfType("application/x-www-form-urlencoded")) {
            return TwilioAnswers.error(400, 21_604, "A 'To' phone number is required.");
        }
        if (MEDIA.matcher(request.text()).results().count() > MOST_MEDIA) {
            return TwilioAnswers.error(400, 21_623, "Number of media files exceeds allowed limit");
        }
        var message = new TwilioMessage(request.form(), contents);
        FakeAnswer fault = message.fault(senders);
        return fault != null ? fault : message.taken(request.serial(), accountSid);
    }

    private static FakeAnswer typing(FakeRequest request) {
        boolean whatsApp =
                request.isOfType("application/json") && request.text().contains("\"WHATSAPP\"");
        return whatsApp && request.text().matches("(?s).*\"messageId\"\\s*:\\s*\"[^\"]+\".*")
                ? FakeAnswer.raw(200, "{\"success\":true}")
                : TwilioAnswers.error(400, 20_422, "Invalid Parameter");
    }

    /** To another name of this machine, so that whoever minds hosts takes it for another host. */
    private static FakeAnswer redirect(FakeRequest request, String id) {
        URI other = URI.create("http://localhost:" + request.server().getPort() + ELSEWHERE + id);
        return FakeAnswer.raw(307, "").with("Location", other.toString());
    }

    private FakeAnswer elsewhere(FakeRequest request, String id) {
        if (request.header("Authorization") != null) {
            leaks.incrementAndGet();
            return FakeAnswer.raw(400, "<Error>Only one auth mechanism allowed</Error>");
        }
        return files.getOrDefault(id, FakeAnswer.raw(404, "<Error>NoSuchKey</Error>"));
    }

    private static FakeAnswer notFound(String path) {
        return TwilioAnswers.error(404, 20_404, "The requested resource " + path + " was not found");
    }

    private String account() {
        return "/2010-04-01/Accounts/" + accountSid;
    }
}
