package org.whatsapprouting.api.model;

/**
 * A tag that plans and agents put on interactions (mission X-01).
 *
 * @param id names the tag
 * @param name what people see, not blank
 * @param colour the colour as {@code #rrggbb}
 */
public record Tag(TagId id, String name, String colour) {
    /** The colour of tags that do not say otherwise: grey. */
    public static final String DEFAULT_COLOUR = "#808080";

    /** @throws IllegalArgumentException if the name is blank or the colour is not {@code #rrggbb} */
    public Tag {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Tag '" + id + "' needs a name.");
        }
        if (!colour.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("Tag '" + id + "' has colour '" + colour + "'. Write it as #rrggbb.");
        }
    }
}
