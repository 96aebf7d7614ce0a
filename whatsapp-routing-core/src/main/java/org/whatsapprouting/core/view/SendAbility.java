package org.whatsapprouting.core.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TemplateRef;

/** What may be sent in an interaction right now (mission W-03, G-29). */
public sealed interface SendAbility {

    /**
     * Anything the provider can send.
     *
     * @param until when the service window closes
     */
    record Anything(Instant until) implements SendAbility {}

    /**
     * Only templates, because the service window is closed.
     *
     * @param since when it closed, or null if it was never open
     * @param templates the account's recontact templates, may be empty
     */
    record TemplateOnly(@Nullable Instant since, List<TemplateRef> templates) implements SendAbility {
        /** Copies the list. */
        public TemplateOnly {
            templates = List.copyOf(templates);
        }
    }

    /**
     * Nothing.
     *
     * @param why in a word: closed, in transfer, no templates
     */
    record Nothing(String why) implements SendAbility {}
}
