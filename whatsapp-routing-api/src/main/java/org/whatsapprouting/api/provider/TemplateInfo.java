package org.whatsapprouting.api.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TemplateRef;

/**
 * What a provider says of one of its templates.
 *
 * @param template what a message names it by
 * @param label the name for people; often the same
 * @param status whether it may be sent
 * @param category what the provider counts it as, for example {@code MARKETING}; or null
 * @param body the text with its placeholders as the provider writes them, or null if it does not say
 * @param placeholders the placeholders of the body in the order a message gives their values, for example {@code 1}
 */
public record TemplateInfo(
        TemplateRef template,
        String label,
        Status status,
        @Nullable String category,
        @Nullable String body,
        List<String> placeholders) {
    /** Copies the placeholders. */
    public TemplateInfo {
        placeholders = List.copyOf(placeholders);
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
