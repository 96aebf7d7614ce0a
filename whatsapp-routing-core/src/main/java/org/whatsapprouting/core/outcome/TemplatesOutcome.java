package org.whatsapprouting.core.outcome;

import java.util.List;
import org.whatsapprouting.api.provider.TemplateInfo;

/** What becomes of asking an account's provider for its templates. */
public sealed interface TemplatesOutcome permits TemplatesOutcome.Listed, ServiceRefusal {

    /**
     * The templates as the provider lists them now.
     *
     * @param templates all of them, whatever their state
     */
    record Listed(List<TemplateInfo> templates) implements TemplatesOutcome {
        /** Copies the list. */
        public Listed {
            templates = List.copyOf(templates);
        }
    }
}
