package org.whatsapprouting.api.provider;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Template.Button;
import org.whatsapprouting.api.model.TemplateRef;

/**
 * What a provider says of one of its templates.
 *
 * @param template what a message names it by
 * @param label the name for people; often the same
 * @param status whether it may be sent
 * @param category what the provider counts it as, for example {@code MARKETING}; or null
 * @param body the text with its placeholders as the provider writes them, or null if it does not say
 * @param placeholders the placeholders of the body in the order a message gives their values, for example {@code 1}; names
 *     go with a message as {@code Content.Template.names()}
 * @param header what a message has to give for the header: {@code text}, {@code image}, {@code video}, {@code document} or
 *     {@code location}; null for nothing, or if the provider does not say
 * @param buttons what the buttons take, by position from 0; as far as the provider says
 * @param quality how customers take it, in the provider's words, for example {@code GREEN}; or null
 */
public record TemplateInfo(
        TemplateRef template,
        String label,
        Status status,
        @Nullable String category,
        @Nullable String body,
        List<String> placeholders,
        @Nullable String header,
        Map<Integer, Button.Kind> buttons,
        @Nullable String quality) {
    /** Copies placeholders and buttons. */
    public TemplateInfo {
        placeholders = List.copyOf(placeholders);
        buttons = Map.copyOf(buttons);
    }

    /** A template of which no more is known. */
    public TemplateInfo(
            TemplateRef template,
            String label,
            Status status,
            @Nullable String category,
            @Nullable String body,
            List<String> placeholders) {
        this(template, label, status, category, body, placeholders, null, Map.of(), null);
    }

    /** Whether a template may be sent. */
    public enum Status {
        /** It may. */
        APPROVED,
        /** Not yet. */
        PENDING,
        /** No. */
        REJECTED,
        /** Not for now. */
        PAUSED,
        /** No more. */
        DISABLED,
        /** The provider names a state that this version does not know. */
        UNKNOWN
    }
}
