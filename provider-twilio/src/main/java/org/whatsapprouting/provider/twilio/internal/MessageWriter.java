package org.whatsapprouting.provider.twilio.internal;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;

/** Writes a message as Twilio takes it, after checking the limits that Twilio documents (Twilio 1.2). */
public final class MessageWriter {
    private static final int MAX_BODY = 1_600;

    private final Sender sender;

    /** @param sender who sends, and where reports go */
    public MessageWriter(Sender sender) {
        this.sender = sender;
    }

    /** Writes a message, or says why Twilio would not take it. */
    public Draft write(OutboundMessage message) {
        String to = to(message.to());
        if (to == null) {
            return Draft.refused(
                    RejectReason.RECIPIENT_UNREACHABLE,
                    "recipient",
                    "The recipient has no phone number or user id for Twilio.");
        }
        var form = new FormWriter().add("To", "whatsapp:" + to);
        if (sender.number() != null) {
            form.add("From", "whatsapp:+" + sender.number());
        }
        if (sender.serviceSid() != null) {
            form.add("MessagingServiceSid", sender.serviceSid());
        }
        if (sender.statusCallback() != null) {
            form.add("StatusCallback", withReference(sender.statusCallback(), message.reference()));
        }
        return content(form, message.content());
    }

    private static @Nullable String to(CustomerIdentity to) {
        if (to.phone() != null) {
            return to.phone().matches("[0-9]{5,20}") ? "+" + to.phone() : null;
        }
        return to.userId() != null ? to.userId() : to.parentUserId();
    }

    /** Twilio repeats the address it reports to, so our reference comes back in it. */
    private static String withReference(String address, String reference) {
        int hash = address.indexOf('#');
        String url = hash < 0 ? address : address.substring(0, hash);
        String fragment = hash < 0 ? "" : address.substring(hash);
        // What needs no escape has none, lest a proxy takes it away and with it the signature.
        String escaped = URLEncoder.encode(reference, StandardCharsets.UTF_8)
                .replace("%7E", "~")
                .replace("+", "%20");
        return url + (url.contains("?") ? "&" : "?") + "mid=" + escaped + fragment;
    }

    private Draft content(FormWriter form, Content content) {
        if (content instanceof Content.Text text) {
            return body(form, text.body(), true);
        }
        if (content instanceof Content.Media media) {
            return media(form, media);
        }
        if (content instanceof Content.Location place) {
            return location(form, place);
        }
        if (content instanceof Content.Template template) {
            return TemplateWriter.write(form, template);
        }
        if (content instanceof Content.Choice choice && sender.createsContent()) {
            return choice.header() == null && choice.footer() == null
                    ? ContentWriter.checked(form, choice)
                    : Draft.refused(
                            RejectReason.UNSUPPORTED_CONTENT,
                            "frame",
                            "A question at Twilio has neither header nor footer: they go into its text.");
        }
        return Draft.refused(
                RejectReason.UNSUPPORTED_CONTENT,
                "content",
                "Content of kind " + content.kind() + " is not sent to Twilio.");
    }

    private static Draft body(FormWriter form, String text, boolean required) {
        if (text.isEmpty() ? required : text.length() > MAX_BODY) {
            return Draft.refused(
                    RejectReason.INVALID_CONTENT,
                    "length",
                    "A text has 1 to " + MAX_BODY + " characters at Twilio, but this one has " + text.length() + ".");
        }
        if (!whole(text)) {
            return Draft.refused(RejectReason.INVALID_CONTENT, "encoding", "The text holds half of a character.");
        }
        return new Draft.Ready(text.isEmpty() ? form : form.add("Body", text));
    }

    private static Draft media(FormWriter form, Content.Media media) {
        String link = media.ref().link();
        if (link == null || !link.matches("https?://[\\x21-\\x7e]+")) {
            return Draft.refused(
                    RejectReason.MEDIA,
                    "media-link",
                    "Twilio fetches a file itself: give its public address, not an id.");
        }
        return body(form.add("MediaUrl", link), media.text(), false);
    }

    /** A pin needs a text beside it. */
    private static Draft location(FormWriter form, Content.Location place) {
        if (!(Math.abs(place.latitude()) <= 90 && Math.abs(place.longitude()) <= 180)) {
            return Draft.refused(
                    RejectReason.INVALID_CONTENT, "location", "A place has degrees from -90 to 90 and -180 to 180.");
        }
        String degrees = plain(place.latitude()) + "," + plain(place.longitude());
        String words = Stream.of(place.name(), place.address())
                .filter(line -> line != null && !line.isBlank())
                .collect(Collectors.joining("\n"));
        String label = words.lines().findFirst().map(line -> "|" + line).orElse("");
        return body(form.add("PersistentAction", "geo:" + degrees + label), words.isEmpty() ? degrees : words, true);
    }

    /** Never with an exponent. */
    private static String plain(double degrees) {
        return BigDecimal.valueOf(degrees).toPlainString();
    }

    /** Returns whether no surrogate stands alone, as happens where an emoji is cut in two. */
    static boolean whole(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
