package org.whatsapprouting.provider.twilio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;

/**
 * Reads what a message says. {@code MessageType} is new and often absent, so the kind is told by what is there; a type that
 * is not known, and has nothing that is, stays raw (Twilio 1.4).
 */
final class ContentReader {
    private static final Set<String> TEXT_TYPES = Set.of("text", "button", "interactive");
    private static final Pattern DEGREES = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{1,30})?");

    private ContentReader() {}

    static List<Content> read(Fields form) {
        List<Content> files = files(form);
        if (!files.isEmpty()) {
            return files;
        }
        Content content = location(form);
        if (content == null) {
            content = answer(form);
        }
        return List.of(content != null ? content : other(form));
    }

    /** The number of files is not to be trusted: it may be 0 beside a file. */
    private static List<Content> files(Fields form) {
        var files = new ArrayList<Content>();
        String link = form.id("MediaUrl0");
        for (int i = 0; link != null; link = form.id("MediaUrl" + ++i)) {
            String caption = i == 0 ? form.id("Body") : null;
            files.add(MediaTypes.media(link, form.id("MediaContentType" + i), form.id("MessageType"), caption));
        }
        return files;
    }

    private static @Nullable Content location(Fields form) {
        Double latitude = degrees(form.id("Latitude"), 90);
        Double longitude = degrees(form.id("Longitude"), 180);
        return latitude == null || longitude == null
                ? null
                : new Content.Location(latitude, longitude, form.id("Label"), form.id("Address"));
    }

    private static @Nullable Double degrees(@Nullable String text, int limit) {
        if (text == null || !DEGREES.matcher(text).matches()) {
            return null;
        }
        double degrees = Double.parseDouble(text);
        return Math.abs(degrees) <= limit ? degrees : null;
    }

    /** The answer to a form, a list or buttons of ours. */
    private static @Nullable Content answer(Fields form) {
        String flow = form.id("FlowData");
        if (flow != null) {
            return new Content.FlowReply("flow", form.id("Body"), flow);
        }
        String listId = form.id("ListId");
        String listTitle = form.id("ListTitle");
        if (listId != null || listTitle != null) {
            return new Content.ListReply(or(listId, ""), or(listTitle, or(form.text("Body"), "")), null);
        }
        String payload = form.id("ButtonPayload");
        String label = form.id("ButtonText");
        boolean interactive = "interactive".equals(form.id("MessageType"));
        if (label != null || (payload != null && !interactive)) {
            return new Content.ButtonReply(or(payload, ""), or(label, or(form.text("Body"), "")));
        }
        String data = form.id("InteractiveData");
        if (data != null) {
            return new Content.FlowReply("interactive", form.id("Body"), data);
        }
        // Without a button's text it is the row of a list, of which Twilio tells the title, and the id sometimes.
        return interactive && (payload != null || form.id("Body") != null)
                ? new Content.ListReply(or(payload, ""), or(form.text("Body"), ""), null)
                : null;
    }

    private static Content other(Fields form) {
        String type = or(form.id("MessageType"), "");
        String body = form.text("Body");
        if (type.equals("unsupported")) {
            return new Content.Unsupported(type, form.json());
        }
        if (body != null && (type.isEmpty() || TEXT_TYPES.contains(type))) {
            return new Content.Text(body);
        }
        return new Content.Unknown(type, form.json());
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
