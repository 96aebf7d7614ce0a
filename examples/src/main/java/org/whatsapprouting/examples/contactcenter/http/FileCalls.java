package org.whatsapprouting.examples.contactcenter.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.provider.MediaSource;
import org.whatsapprouting.core.outcome.DownloadOutcome;
import org.whatsapprouting.core.outcome.ServiceRefusal;
import org.whatsapprouting.core.outcome.UploadOutcome;

/**
 * Agents give files for what they are going to send, and get those of customers. A file is in memory while it passes, so
 * that nobody is given half of one, and only a few may be at once.
 */
final class FileCalls {
    private static final int AT_ONCE = 4;
    private static final int LONGEST_NAME = 200;
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,63}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,63}"
                    + "(; ?[a-z]{1,20}=[A-Za-z0-9_.+-]{1,40})?");
    /** What a browser shows without running anything in it. A picture in SVG could hold a script. */
    private static final Pattern HARMLESS =
            Pattern.compile("(image/(jpeg|png|gif|webp)|(audio|video)/[a-z0-9.+-]{1,40}|application/pdf)");

    private final Desk desk;
    private final Semaphore room = new Semaphore(AT_ONCE);

    FileCalls(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/accounts/{account}/files", this::upload),
                Route.get("/api/messages/{message}/file", this::download));
    }

    private Answer upload(Call call) throws IOException {
        AccountId account = call.path("account", AccountId::new);
        Map<String, String> query = call.query(Set.of("agent", "filename"));
        AgentId agent = agent(query);
        String name = query.get("filename");
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME || name.matches("(?s).*\\p{Cntrl}.*"))) {
            throw Refusal.badRequest("A file's name has 1 to " + LONGEST_NAME + " characters, on one line.");
        }
        String type = call.header("Content-Type");
        if (type == null || !MEDIA_TYPE.matcher(type).matches()) {
            throw Refusal.badRequest("Say in the header Content-Type what the file is, for example image/jpeg.");
        }
        enter();
        try {
            byte[] file = call.bytes(ApiServer.LARGEST_FILE);
            if (file.length == 0) {
                throw Refusal.badRequest("The body is the file, but it is empty.");
            }
            return answer(account, desk.centre().services().upload(agent, account, MediaSource.of(type, name, file)));
        } finally {
            room.release();
        }
    }

    private static Answer answer(AccountId account, UploadOutcome outcome) {
        if (outcome instanceof UploadOutcome.Uploaded uploaded) {
            MediaRef ref = uploaded.ref();
            return Answer.json(
                    201,
                    Json.object().put("id", ref.id()).put("link", ref.link()).put("mimeType", ref.mimeType()));
        }
        if (outcome instanceof UploadOutcome.TooLarge large) {
            throw tooLarge(large.limit());
        }
        throw Refusals.service((ServiceRefusal) outcome, "account '" + account + "'");
    }

    private Answer download(Call call) {
        MessageId message = call.path("message", MessageId::parse);
        AgentId agent = agent(call.query(Set.of("agent")));
        enter();
        boolean leaves = false;
        try {
            var file = new ByteArrayOutputStream();
            var type = new AtomicReference<@Nullable String>();
            DownloadOutcome outcome = desk.centre().services().download(agent, message, (mimeType, size) -> {
                type.set(mimeType);
                return file;
            });
            if (outcome instanceof DownloadOutcome.Downloaded done) {
                leaves = true;
                return new Answer.File(
                        shown(type.get()),
                        file.toByteArray(),
                        Map.of("Content-Disposition", attachment(done.filename())),
                        room::release);
            }
            throw refusal(message, outcome);
        } finally {
            if (!leaves) {
                room.release();
            }
        }
    }

    private static Refusal refusal(MessageId message, DownloadOutcome outcome) {
        if (outcome instanceof DownloadOutcome.NoFile) {
            return Refusal.notFound("Message '" + message + "' brought no file of a customer's.");
        }
        if (outcome instanceof DownloadOutcome.TooLarge large) {
            return tooLarge(large.limit());
        }
        return Refusals.service((ServiceRefusal) outcome, "message '" + message + "'");
    }

    private static Refusal tooLarge(long limit) {
        return new Refusal(ErrorCode.FILE_TOO_LARGE, "The file is larger than " + limit + " bytes.")
                .with("limit", Json.object().numberNode(limit));
    }

    private AgentId agent(Map<String, String> query) {
        AgentId agent = Query.id(query, "agent", AgentId::new);
        if (agent == null) {
            throw Refusal.badRequest("Say by the parameter 'agent' who wants it.");
        }
        return desk.agent(agent);
    }

    private void enter() {
        if (!room.tryAcquire()) {
            throw Refusal.busy("There are too many files on their way.");
        }
    }

    /** The customer says what it is; a browser must not believe him. */
    private static String shown(@Nullable String mimeType) {
        return mimeType != null && HARMLESS.matcher(mimeType).matches() ? mimeType : "application/octet-stream";
    }

    /** The customer named it: nothing of it may be a path or end the header. */
    private static String attachment(@Nullable String filename) {
        String plain = filename == null
                ? ""
                : filename.replaceAll("[\\p{C}/\\\\:*?\"<>|]", "_").strip();
        String name = plain.isEmpty() || plain.startsWith(".") ? "file" + plain : plain;
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        String encoded = URLEncoder.encode(cut, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename*=UTF-8''" + encoded;
    }
}
