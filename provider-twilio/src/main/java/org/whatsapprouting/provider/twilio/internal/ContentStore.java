package org.whatsapprouting.provider.twilio.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.whatsapprouting.api.message.Content.Choice;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.provider.support.HttpOutcome;

/**
 * The content we made at Twilio for questions, each once, one at a time. Bounded, because nobody removes it there. Safe for
 * any thread.
 */
public final class ContentStore {
    private static final int MAX_CONTENTS = 500;

    private final Map<String, String> sids = new HashMap<>();

    /** What there is for a question. */
    public sealed interface Found {

        /**
         * Content.
         *
         * @param sid what messages name it by
         */
        record Sid(String sid) implements Found {}

        /**
         * None.
         *
         * @param outcome what that means for the message; it was surely not sent
         */
        record None(SendOutcome outcome) implements Found {}
    }

    /**
     * Returns the content for a question, and makes it at Twilio if there is none.
     *
     * @param post posts a JSON body to the Content API
     * @param now the present time
     */
    public synchronized Found of(Choice choice, Function<byte[], HttpOutcome> post, int attempt, Instant now) {
        String json = ContentWriter.json(choice);
        String known = sids.get(json);
        if (known != null) {
            return new Found.Sid(known);
        }
        if (sids.size() >= MAX_CONTENTS) {
            return new Found.None(new SendOutcome.Rejected(
                    RejectReason.LIMIT,
                    "content-limit",
                    "The account has asked with " + MAX_CONTENTS + " different sets of choices; no more are made."));
        }
        HttpOutcome answer = post.apply(json.getBytes(StandardCharsets.US_ASCII));
        String sid = AnswerReader.sid(answer);
        if (sid == null) {
            return new Found.None(AnswerReader.beforeSend(
                    answer, attempt, now, "The content of the question could not be made; nothing was sent."));
        }
        sids.put(json, sid);
        return new Found.Sid(sid);
    }

    /** Forgets content that Twilio refused, for example because somebody removed it there. */
    public synchronized void forget(String sid) {
        sids.values().remove(sid);
    }
}
