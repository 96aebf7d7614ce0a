package org.whatsapprouting.provider.twilio.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.support.JsonFields;

/**
 * The templates of the account: what they are called at WhatsApp, and by which id Twilio wants them (Twilio 1.3). What was
 * found is remembered; what was not is asked for again, but not at every message. Safe for any thread.
 */
public final class TemplateCatalogue {
    private static final String LIST = "/v1/ContentAndApprovals";
    private static final Pattern NEXT = Pattern.compile("https?://[^/]+(" + LIST + "\\?[\\x21-\\x7e]+)");
    private static final int MAX_PAGES = 100;
    private static final int OK = 200;
    private static final Duration LEAST_PAUSE = Duration.ofMinutes(1);

    private final Map<TemplateRef, Template> known = new HashMap<>();
    private @Nullable Instant listed;

    /** What there is. */
    public sealed interface Listed {

        /**
         * The templates.
         *
         * @param templates what hosts are told of them
         */
        record All(List<TemplateInfo> templates) implements Listed {}

        /**
         * They cannot be had.
         *
         * @param outcome what that means for a message that needs one; it was surely not sent
         */
        record Failed(SendOutcome outcome) implements Listed {}
    }

    /**
     * Lists the templates as they are now.
     *
     * @param get gets a path of the Content API
     */
    public synchronized Listed list(Function<String, HttpOutcome> get, int attempt, Instant now) {
        var all = new ArrayList<Template>();
        String path = LIST + "?PageSize=100";
        for (int i = 0; path != null && i < MAX_PAGES; i++) {
            HttpOutcome outcome = get.apply(path);
            JsonNode page = outcome instanceof HttpOutcome.Answered answer && answer.status() == OK
                    ? AnswerReader.json(answer.body())
                    : null;
            if (page == null || !page.path("contents").isArray()) {
                return new Listed.Failed(AnswerReader.beforeSend(
                        outcome, attempt, now, "The account's templates could not be listed; nothing was sent."));
            }
            page.path("contents").valueStream().map(Template::of).forEach(template -> {
                if (template != null && !ContentWriter.isOurs(template.info().label())) {
                    all.add(template);
                }
            });
            path = next(JsonFields.id(page.path("meta"), "next_page_url"));
        }
        known.clear();
        // Of several by one name, the one that may be sent.
        all.forEach(template -> known.merge(
                template.info().template(),
                template,
                (one, other) -> one.info().status() == TemplateInfo.Status.APPROVED ? one : other));
        listed = now;
        return new Listed.All(all.stream().map(Template::info).toList());
    }

    /** Only the path counts: credentials go where they always go. */
    private static @Nullable String next(@Nullable String address) {
        Matcher next = NEXT.matcher(address == null ? "" : address);
        return next.matches() ? next.group(1) : null;
    }

    /** Completes a message with its template, or says why it cannot be sent. */
    public synchronized Draft complete(Draft.Named draft, Function<String, HttpOutcome> get, int attempt, Instant now) {
        Template template = known.get(draft.template());
        if (template == null && (listed == null || !now.isBefore(listed.plus(LEAST_PAUSE)))) {
            if (list(get, attempt, now) instanceof Listed.Failed failed) {
                return new Draft.Refused(failed.outcome());
            }
            template = known.get(draft.template());
        }
        if (template == null) {
            return Draft.refused(
                    RejectReason.TEMPLATE,
                    "template-unknown",
                    "The account has no template of this name in this language at Twilio.");
        }
        if (template.variables().size() != draft.values().size()) {
            // Twilio would fill the gaps with the template's samples.
            return Draft.refused(
                    RejectReason.TEMPLATE,
                    "template-values",
                    "The template has " + template.variables().size() + " variables, but "
                            + draft.values().size() + " values were given.");
        }
        return new Draft.Ready(
                draft.form().content(template.sid(), Variables.of(template.variables(), draft.values())));
    }
}
