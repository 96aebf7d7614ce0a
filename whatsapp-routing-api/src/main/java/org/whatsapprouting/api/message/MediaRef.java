package org.whatsapprouting.api.message;

import org.jspecify.annotations.Nullable;

/**
 * Where a media file is. Exactly one of id and link is given.
 *
 * @param id the provider's id of the file, or null
 * @param link an https address of the file, or null
 * @param mimeType the media type as declared by the sender, not verified; or null
 * @param sha256 the digest as the provider gave it, or null
 */
public record MediaRef(
        @Nullable String id,
        @Nullable String link,
        @Nullable String mimeType,
        @Nullable String sha256) {
    /** @throws IllegalArgumentException if both or neither of id and link are given */
    public MediaRef {
        if ((id == null) == (link == null)) {
            throw new IllegalArgumentException(
                    "A media reference has either an id or a link, not both and not neither.");
        }
    }
}
