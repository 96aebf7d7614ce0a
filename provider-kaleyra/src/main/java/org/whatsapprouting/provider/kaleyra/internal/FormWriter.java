package org.whatsapprouting.provider.kaleyra.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.Content.Media;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.provider.support.Draft;
import org.whatsapprouting.provider.support.cloud.MessageWriter;

/**
 * Writes messages as the first version takes them: as a form (Kaleyra 1.2). Immutable, safe for any thread.
 *
 * @param from the business number, digits only
 * @param channel how Kaleyra is told that it is WhatsApp
 * @param sandbox whether it is the sandbox
 * @param previews whether texts show what is behind their first link
 * @param callback where reports go, or null for what the console says
 */
public record FormWriter(
        String from,
        String channel,
        boolean sandbox,
        boolean previews,
        @Nullable URI callback) {
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_CAPTION = 1_024;

    /** Writes a message, or says why it would not be taken. */
    public Draft write(OutboundMessage message) {
        String phone = message.to().phone();
        if (phone == null || !phone.matches("[0-9]{5,20}")) {
            return refused(
                    RejectReason.RECIPIENT_UNREACHABLE,
                    "recipient",
                    "The first version of Kaleyra's API reaches phone numbers only, and the recipient has none.");
        }
        var form = new LinkedHashMap<String, String>();
        form.put("to", phone);
        form.put("from", from);
        form.put("channel", channel);
        Draft problem = content(form, message.content());
        if (problem != null) {
            return problem;
        }
        if (form.values().stream().anyMatch(FormWriter::isBroken)) {
            return refused(RejectReason.INVALID_CONTENT, "encoding", "A text holds half of a character.");
        }
        form.put("ref", message.reference());
        if (callback != null) {
            form.put("callback_url", callback.toString());
        }
        if (previews && message.content() instanceof Content.Text text && MessageWriter.hasLink(text.body())) {
            form.put("preview_url", "true");
        }
        if (sandbox) {
            form.put("source", "sandbox");
        }
        return new Draft.Ready(encoded(form).getBytes(StandardCharsets.US_ASCII));
    }

    /** Adds the content, or returns why it cannot be sent. */
    private static @Nullable Draft content(Map<String, String> form, Content content) {
        if (content instanceof Content.Text text) {
            form.put("type", "text");
            form.put("body", text.body());
            return lengthProblem(text.body(), MAX_TEXT);
        }
        if (content instanceof Media media) {
            return media(form, media);
        }
        if (content instanceof Content.Choice choice) {
            return FormChoice.add(form, choice);
        }
        if (content instanceof Content.Template template) {
            return FormTemplate.add(form, template);
        }
        return refused(
                RejectReason.UNSUPPORTED_CONTENT,
                "content",
                "Content of kind " + content.kind() + " is not sent by the first version of Kaleyra's API.");
    }

    private static @Nullable Draft media(Map<String, String> form, Media media) {
        if (media.type() == Media.Type.VOICE || media.type() == Media.Type.STICKER) {
            return refused(
                    RejectReason.UNSUPPORTED_CONTENT,
                    "content",
                    "Content of kind " + media.kind() + " is not sent by the first version of Kaleyra's API.");
        }
        String link = FirstContent.link(media.ref().link());
        if (link == null) {
            return noLink();
        }
        form.put("type", "media");
        form.put("media_url", link);
        if (media.caption() == null || media.caption().isEmpty()) {
            return null;
        }
        form.put("caption", media.caption());
        return lengthProblem(media.caption(), MAX_CAPTION);
    }

    static @Nullable Draft lengthProblem(String text, int most) {
        return !text.isEmpty() && text.length() <= most
                ? null
                : refused(
                        RejectReason.INVALID_CONTENT,
                        "length",
                        "A text here has 1 to " + most + " characters, but this one has " + text.length() + ".");
    }

    static Draft noLink() {
        return refused(
                RejectReason.UNSUPPORTED_CONTENT,
                "media-link",
                "The first version of Kaleyra's API takes files by a public https address only, not by an id.");
    }

    static Draft refused(RejectReason reason, String code, String detail) {
        return new Draft.Refused(new SendOutcome.Rejected(reason, code, detail));
    }

    private static boolean isBroken(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
