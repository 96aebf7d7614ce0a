package org.whatsapprouting.api.model;

/**
 * Names a message template that the provider has approved, in one language (mission W-04).
 *
 * @param name the provider's name of the template, not blank
 * @param language the language code as the provider spells it, for example {@code en_US}, not blank
 */
public record TemplateRef(String name, String language) {
    /** @throws IllegalArgumentException if the name or the language is blank */
    public TemplateRef {
        if (name.isBlank() || language.isBlank()) {
            throw new IllegalArgumentException("A template needs a name and a language, but name='" + name
                    + "' and language='" + language + "' were given.");
        }
    }
}
